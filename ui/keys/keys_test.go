package keys

import "testing"

// TestNoKeyMeansTwoThings looks at what is in force together.
func TestNoKeyMeansTwoThings(t *testing.T) {
	for _, c := range Default().clashes() {
		t.Errorf("%s: %q means %s and %s", c.place, c.key, c.first.Name, c.second.Name)
	}
}

func TestEveryCommandHasAPlaceKeysAndHelp(t *testing.T) {
	m := Default()
	placed := map[string]bool{"load.complete": true} // stands in a line of input beside other keys
	for _, p := range places() {
		for _, c := range m.at(p) {
			placed[c.Name] = true
		}
	}
	for _, c := range m.Commands() {
		if len(c.Binding.Keys()) == 0 || c.Binding.Help().Key == "" || c.Binding.Help().Desc == "" {
			t.Errorf("%s has no key or no help", c.Name)
		}
		if !placed[c.Name] {
			t.Errorf("%s is in force nowhere: give it a place in place.go", c.Name)
		}
		for _, name := range c.Binding.Keys() {
			if press, ok := Press(name); !ok || press.String() != name {
				t.Errorf("%s: %q is no key, or comes back as %q", c.Name, name, press.String())
			}
		}
	}
}

func TestMatches(t *testing.T) {
	m := Default()
	if !Matches("k", m.Move.Up) || Matches("j", m.Move.Up) {
		t.Error("k alone is up")
	}
	off := m.Move.Up
	off.SetEnabled(false)
	if Matches("k", off) {
		t.Error("a binding that is off matches nothing")
	}
	if got := Called(m.Move.Enter, "send").Help().Desc; got != "send" || m.Move.Enter.Help().Desc == "send" {
		t.Error("Called changes the copy alone")
	}
}
