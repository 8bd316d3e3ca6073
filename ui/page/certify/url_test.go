package certify_test

import (
	"strings"
	"testing"

	"caliper-playground/engine/text"
)

// TestTheURLIsOnOneLine wherever a line has room for it: who marks it with the mouse
// has it whole.
func TestTheURLIsOnOneLine(t *testing.T) {
	d := started(t)
	url := d.Env.Engine.Endpoint().URL
	for width := 60; width <= 160; width++ {
		d.Resize(width, 40)
		if text.Width(url)+4 <= width && !strings.Contains(d.Drawn(), url) {
			t.Errorf("%d wide %s is broken:\n%s", width, url, d.Drawn())
		}
	}
}
