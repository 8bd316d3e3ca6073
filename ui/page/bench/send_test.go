package bench

import (
	"testing"

	"caliper-playground/ui/page/pagetest"
)

// TestNoRowIsSentThatIsOutOfSight has the profiles behind the log, where the panes have
// no room beside each other; beside it their row is in sight.
func TestNoRowIsSentThatIsOutOfSight(t *testing.T) {
	for width, says := range map[int]string{80: "R sends the selected message again", 120: "AnnotationEvent"} {
		d := alone(t, pagetest.New(), width, 24)
		d.Press("j", "enter", "j", "j", "tab", "s")
		d.Shows(says)
	}
}
