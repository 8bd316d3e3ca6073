package keys

import (
	"cmp"
	"fmt"
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/text"
)

// Change gives a command other keys: none take its keys away.
type Change struct {
	Command string // as Commands names it
	Keys    []string
	Place   string // where it is written, for messages: "line 3, column 5"
}

// Apply changes the map. What cannot be is left as it was, and said: an unknown
// command, a key that no keyboard sends, a key that would mean two things at
// one of the places. The rest is changed all the same.
func (m *Map) Apply(changes []Change, places func(*Map) []Place) (problems []string) {
	original, changed := Default(), map[string]Change{}
	say := func(c Change, format string, args ...any) {
		problems = append(problems, c.Place+": "+fmt.Sprintf(format, args...))
	}
	for _, c := range changes {
		b, why := m.accepts(c, places(original))
		if why != "" {
			say(c, "%s", why)
			continue
		}
		b.SetKeys(text.Once(c.Keys)...)
		b.SetHelp(shown(b.Keys()), b.Help().Desc)
		changed[c.Command] = c
	}
	for {
		culprit, other, at := culprit(changed, clashes(places(m)))
		if culprit == "" {
			return problems
		}
		was := original.command(culprit)
		say(changed[culprit], "%q for %s is %s's already (%s); %s stays %s", at.key, culprit, other, at.place, culprit, was.Help().Key)
		*m.command(culprit) = *was
		delete(changed, culprit)
	}
}

// accepts finds the binding that a change is about, or says why it cannot be.
func (m *Map) accepts(c Change, places []Place) (b *Binding, why string) {
	b = m.command(c.Command)
	if b == nil {
		return nil, m.unknown(c.Command)
	}
	if len(c.Keys) == 0 && mustStay(c.Command) {
		return nil, fmt.Sprintf("%s needs a key; %s stays", c.Command, b.Help().Key)
	}
	for _, name := range c.Keys {
		switch _, ok := Press(name); {
		case !ok:
			return nil, fmt.Sprintf("%q is no key for %s; keys are written as x, ctrl+x, alt+x, enter, esc, tab, up, pgdown, f5; %s stays", name, c.Command, b.Help().Key)
		case IsText(name) && typesText(c.Command, places):
			return nil, fmt.Sprintf("%q would be text where %s is in force; %s stays", name, c.Command, b.Help().Key)
		}
	}
	return b, ""
}

func (m *Map) unknown(name string) string {
	if now := m.calledNow(name); now != "" {
		return fmt.Sprintf("there is no command %q; what it did is %s, on every page that has it", name, now)
	}
	var names []string
	for _, c := range m.Commands() {
		names = append(names, c.Name)
	}
	if nearest := catalog.Nearest(name, names); nearest != "" {
		return fmt.Sprintf("there is no command %q; did you mean %s?", name, nearest)
	}
	return fmt.Sprintf("there is no command %q; %s in the playground lists all with their names", name, m.Global.Palette.Help().Key)
}

// deedsNow is what deeds are called now that had other names then.
var deedsNow = map[string]string{
	"agree": "tick", "mark": "tick", "toggle": "tick", "apply": "mend-and-send", "change": "mend",
	"compose": "edit", "export": "save", "resend": "repeat", "search": "filter",
}

// calledNow returns the command that does on all pages what one of a page's own
// did when each page had names for itself; "" where there is none.
func (m *Map) calledNow(name string) string {
	_, deed, _ := strings.Cut(strings.ToLower(name), ".")
	deed = cmp.Or(deedsNow[deed], deed)
	for _, scope := range []string{"do.", "global.", "message."} {
		if m.command(scope+deed) != nil {
			return scope + deed
		}
	}
	return ""
}

// culprit names a changed command that clashes with another one.
func culprit(changed map[string]Change, clashes []clash) (name, other string, at clash) {
	for _, c := range clashes {
		if _, ok := changed[c.second]; ok {
			return c.second, c.first, c
		}
		if _, ok := changed[c.first]; ok {
			return c.first, c.second, c
		}
	}
	return "", "", clash{}
}

// command finds a binding by its name, or nil.
func (m *Map) command(name string) *Binding {
	for _, c := range m.Commands() {
		if c.Name == strings.ToLower(name) {
			return c.Binding
		}
	}
	return nil
}
