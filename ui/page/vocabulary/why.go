package vocabulary

import "caliper-playground/engine/lookup"

// whyNoExample says why there is nothing to send.
func (v *Page) whyNoExample() string {
	if _, ok := v.chosenExample(); ok {
		return ""
	}
	n, ok := v.contents.selected()
	if !ok {
		return "Nothing is selected, for nothing was found."
	}
	if v.book.Get(n.Ref) == nil {
		return "“" + n.Title + "” is a heading. What stands below it has examples to send."
	}
	switch n.Ref.Kind {
	case lookup.Word:
		return "“" + n.Ref.Name + "” is no part of an event, so that there is no example to send. The words beside it lead further."
	case lookup.Erratum:
		return "An erratum has no example to send. What it is about may have one: its links lead there."
	case lookup.Rule:
		return "This rule is about what lies outside documents, so that there is no example to send."
	default:
		return "None of the built-in events shows " + n.Title + ", so that there is no example to send."
	}
}

// whyNotFold says why what is selected does not unfold, or fold.
func (v *Page) whyNotFold(open bool) string {
	c := &v.contents
	n, ok := c.selected()
	switch {
	case v.focus != paneContents:
		return "It is the contents that fold. " + v.env.Keys.Move.Left.Help().Key + " goes there."
	case !ok || c.searched:
		return "What a search has found stands in a plain list. " + v.env.Keys.Global.Back.Help().Key + " shows the contents again."
	case len(n.Children) == 0:
		return "Nothing stands below " + n.Title + "."
	case c.unfolded[spotOf(n)] && open:
		return n.Title + " is unfolded already."
	case !c.unfolded[spotOf(n)] && !open:
		return n.Title + " is folded already."
	}
	return ""
}
