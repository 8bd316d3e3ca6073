package keys

import "testing"

func TestEveryCommandHasANameKeysAndHelp(t *testing.T) {
	for _, c := range Default().Commands() {
		if c.Binding.Name() != c.Name {
			t.Errorf("%s is called %q", c.Name, c.Binding.Name())
		}
		if len(c.Binding.Keys()) == 0 || c.Binding.Help().Key == "" || c.Binding.Help().Desc == "" {
			t.Errorf("%s has no key or no help", c.Name)
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
