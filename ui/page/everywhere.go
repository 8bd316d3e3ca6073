package page

import "caliper-playground/ui/keys"

// everywhere lists what works on every page.
func everywhere(k *keys.Map) keys.Group {
	g := k.Global
	return keys.Group{Title: "Everywhere", Bindings: []keys.Binding{
		g.Help, g.Palette, g.Reach, g.Copy, keys.Called(g.Back, "back; stop; no filter"),
		g.Theme, g.Mouse, g.Redraw, g.Suspend, g.Quit, g.Interrupt,
	}}
}

// everywhereOn lists what of that is in force on a page, in the words that hold
// there: pages on top of the bench close with the key that quits, and where
// text is typed no letter does anything but type.
func everywhereOn(k *keys.Map, of Page) keys.Group {
	g := everywhere(k)
	_, bench := of.(*Bench)
	in := g.Bindings[:0]
	for _, b := range g.Bindings {
		switch {
		case bench:
		case keys.Same(b, k.Global.Reach):
			continue // which the bench alone has
		case keys.Same(b, k.Global.Quit):
			b = keys.Called(b, "close this page")
		}
		if of.Typing() {
			b = keys.WhileTyping(b)
		}
		in = append(in, b)
	}
	g.Bindings = in
	return g
}
