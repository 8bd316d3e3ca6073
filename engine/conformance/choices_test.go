package conformance_test

import (
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
	"caliper-playground/engine/rule"
)

// TestChoicesAreNoAbsurdities destroys facts, and tries each choice that is
// offered for them: hardly one leaves the document worse than it was with the
// fact, and the first that is offered never does.
func TestChoicesAreNoAbsurdities(t *testing.T) {
	nonsense := destroyed[2:3]
	offered, failing, findings, right := 0, 0, 0, 0
	altered(t, nonsense, func(name, place string, original, body []byte, version catalog.Version) {
		o := rule.Options{Spec: version}
		before, was := errorsOf(original, o), factAt(t, original, place)
		for _, f := range findingsOf(body, o) {
			if f.Pointer != place || len(f.Choices) == 0 {
				continue
			}
			findings++
			for i, c := range f.Choices {
				chosen, err := document.Patch(body, c.Fix)
				if err != nil {
					t.Fatalf("%s: %s: %v", name, c.Title, err)
				}
				offered++
				if errorsOf(chosen, o) > before {
					failing++
					t.Logf("%s: %q leaves it failing", name, c.Title)
					if i == 0 {
						t.Errorf("%s: %q, which is offered first, leaves it failing", name, c.Title)
					}
				}
				if factAt(t, chosen, place) == was {
					right++
				}
			}
		}
	})
	t.Logf("%d of %d choices leave their document failing; of %d findings with choices %d offer what was there", failing, offered, findings, right)
	if offered == 0 || failing*100 > offered {
		t.Errorf("%d of %d choices leave their document failing, more than 1%%", failing, offered)
	}
	if right*100 < 90*findings {
		t.Errorf("%d of %d findings offer what was there, fewer than 90%%", right, findings)
	}
}
