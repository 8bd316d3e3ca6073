package page

import "caliper-playground/ui/keys"

// Withheld is a command that a page has at another of its steps.
type Withheld struct {
	Group   string
	Binding keys.Binding
	Place   string // where it is in force, as the key map names it
	Why     string // it cannot be run now, as a sentence
}

// Withholder is a page that goes in steps: the palette lists also what other
// steps can do, with the way to get there.
type Withholder interface{ Withheld() []Withheld }

// withheld lists the commands of a page's other steps.
func withheld(env *Env, of Page) commands {
	w, ok := of.(Withholder)
	if !ok {
		return nil
	}
	var all commands
	for _, c := range w.Withheld() {
		all = append(all, command{
			help: c.Binding.Help().Desc, key: c.Binding.Help().Key, group: c.Group, name: env.Keys.NameAt(c.Place, c.Binding), why: c.Why,
		})
	}
	return all
}
