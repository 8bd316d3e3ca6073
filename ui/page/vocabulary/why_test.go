package vocabulary

import (
	"testing"

	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
)

// TestSaysWhyNothingFolds presses keys that would do nothing, which say why and
// leave everything as it is.
func TestSaysWhyNothingFolds(t *testing.T) {
	for _, test := range []struct {
		name string
		keys []string
		want string
	}{
		{"unfolded already", []string{"g", "+", "+"}, "Words is unfolded already."},
		{"folded already", []string{"g", "j", "j", "-"}, "GeneralProfile is folded already."},
		{"nothing below", []string{"/", "22", "enter", "left", "esc", "+"}, "Nothing stands below "},
		{"in what was found", []string{"/", "view", "enter", "left", "+"}, "stands in a plain list"},
		{"in an entry", []string{"/", "ToolUseEvent", "enter", "-"}, "It is the contents that fold."},
		{"nothing found to send", []string{"/", "qqqzzz", "enter", "s"}, "Nothing is selected, for nothing was found."},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := contentsOf(t, pagetest.New())
			last := len(test.keys) - 1
			d.Press(test.keys[:last]...)
			before := d.Drawn()
			d.Press(test.keys[last])
			d.Shows(test.want)
			if d.Screen.Tone != page.Warned || d.Drawn() != before {
				t.Errorf("tone %v; the page became\n%s", d.Screen.Tone, d.Drawn())
			}
		})
	}
}

// The example that is chosen opens in compose, and one at a time is sent.
func TestExampleGoesToComposeAndOutOnce(t *testing.T) {
	d := contentsOf(t, pagetest.New())
	lookUp(d, "ToolUseEvent")
	d.Press("n")
	opened, ok := d.Screen.Opened[0].(page.ComposeEvent)
	if !ok || len(opened.Data) == 0 || opened.Source == "" || opened.Version != "1.2" {
		t.Errorf("opened %+v", d.Screen.Opened)
	}
	d.Held = true
	d.Press("s")
	d.Shows("sending the example")
	d.Press("s")
	d.Shows("The example before is still on its way.")
	d.Release()
	d.Hides("sending the example")
	if n := d.Engine.Current().Len(); n != 1 {
		t.Errorf("%d messages arrived", n)
	}
}

func TestARefusedExampleSaysSo(t *testing.T) {
	engine := pagetest.New()
	engine.Full = true
	d := contentsOf(t, engine)
	lookUp(d, "ToolUseEvent")
	d.Press("s")
	d.Shows("refused with 503")
	if d.Screen.Tone != page.Failed {
		t.Errorf("tone %v", d.Screen.Tone)
	}
}
