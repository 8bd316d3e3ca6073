package compose

import (
	"strings"
	"testing"

	"caliper-playground/catalog"
)

// A draft that is taken out as text and put back is the envelope as it was; what is no
// single event replaces the whole.
func TestAPartIsReplacedByItsText(t *testing.T) {
	row := catalog.Get(catalog.V1p2).Rows("AssessmentEvent", "Submitted")[0]
	source := still()
	e := NewEnvelope(catalog.V1p2, DefaultSensor, source, New(catalog.V1p2, row, source), New(catalog.V1p2, row, source))
	for item := range e.Len() {
		same, err := e.WithTextAt(item, e.TextAt(item))
		if err != nil || same.Compact() != e.Compact() {
			t.Errorf("draft %d is put back with %v as\n%s", item, err, same.Compact())
		}
	}
	whole, err := e.WithTextAt(0, e.TextAt(Whole))
	if err != nil || whole.Compact() != e.Compact() {
		t.Errorf("the whole is put back with %v as\n%s", err, whole.Compact())
	}
	broken, err := e.WithTextAt(1, "{")
	if err == nil || broken.TextAt(Whole) != "{" || broken.TextAt(0) != "{" {
		t.Errorf("a broken text comes back with %v as %q", err, broken.TextAt(Whole))
	}
	if lines := strings.Split(strings.TrimSpace(e.Lines()), "\n"); len(lines) != 2 || lines[1] != e.Draft(1).Compact() {
		t.Errorf("its lines are %q", lines)
	}
}

// A text is held as it is written, whether it is an event, an envelope or a mistake.
func TestHoldsATextAsItIs(t *testing.T) {
	source := still()
	row := catalog.Get(catalog.V1p2).Rows("AssessmentEvent", "Submitted")[0]
	empty := NewEnvelope(catalog.V1p2, DefaultSensor, source)
	event := "{\"id\":\n  \"urn:uuid:1\", \"type\": \"ViewEvent\"}\n"
	if held := empty.Holding(event); held.TextAt(0) != event {
		t.Errorf("an event is held as %q", held.TextAt(0))
	}
	two := NewEnvelope(catalog.V1p2, DefaultSensor, source, New(catalog.V1p2, row, source), New(catalog.V1p2, row, source))
	if held := empty.Holding(two.Text()); held.Text() != two.Text() || held.Len() != 2 {
		t.Errorf("an envelope is held as %q", held.Text())
	}
	if held := empty.Holding("[{"); held.TextAt(Whole) != "[{" {
		t.Errorf("a mistake is held as %q", held.TextAt(Whole))
	}
}
