package keys

import "slices"

// Place is a part of the screen with the commands that are in force there
// together, each with the keys that it has there. No key may mean two things at
// one place.
type Place struct {
	Name   string
	Held   []Binding
	Typing bool // text is typed there, so that no character may be a command
}

// clash is one key with two meanings at one place.
type clash struct {
	place, key    string
	first, second string // the commands
}

// clashes lists every key that means two things at one of the places.
func clashes(places []Place) []clash {
	var found []clash
	for _, p := range places {
		taken := map[string]string{}
		for _, b := range p.Held {
			for _, name := range b.Keys() {
				if other, ok := taken[name]; ok && other != b.Name() {
					found = append(found, clash{p.Name, name, other, b.Name()})
				}
				taken[name] = b.Name()
			}
		}
	}
	return found
}

// typesText says whether a command is in force while text is typed, so that
// none of its keys may be a character.
func typesText(command string, places []Place) bool {
	is := func(b Binding) bool { return b.Name() == command }
	return slices.ContainsFunc(places, func(p Place) bool { return p.Typing && slices.ContainsFunc(p.Held, is) })
}

// mustStay says whether a command needs a key, because there would be no way
// out without it.
func mustStay(command string) bool {
	return slices.Contains([]string{"global.quit", "global.interrupt", "global.back", "move.enter",
		"prompt.yes", "prompt.no", "prompt.accept", "prompt.cancel", "prompt.erase", "prompt.erase-all",
		"form.next", "form.previous", "form.accept", "form.submit", "form.leave", "form.other"}, command)
}
