package vocabulary

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/catalog"
	"caliper-playground/engine/lookup"
	"caliper-playground/ui/page"
)

// leave undoes one thing: a followed link, the focus, a search; then it closes
// the page. Who came for one entry goes straight back from it.
func (v *Page) leave() tea.Cmd {
	switch {
	case v.focus != paneContents && len(v.back) > 0:
		return v.goBack()
	case v.direct:
		v.env.Close(v)
		return nil
	case v.focus != paneContents:
		v.focus = paneContents
	case v.query.Value() != "":
		v.endSearch()
	default:
		v.env.Close(v)
		return nil
	}
	return nil
}

// endSearch shows the tree again, at what was selected.
func (v *Page) endSearch() {
	v.query.SetValue("")
	v.contents.search(v.book, "")
	v.show()
}

// turnVersion returns a command that has the other version shown. Its book may
// have no examples yet, which take a moment to find, so that it is fetched in
// the command.
func (v *Page) turnVersion() tea.Cmd {
	other := catalog.V1p1
	if v.book.Spec == other {
		other = catalog.V1p2
	}
	return v.env.Wait(page.After(func() *lookup.Book { return lookup.Of(other) }, v.turnTo))
}

// turnTo shows another book, at the same entry where it has it.
func (v *Page) turnTo(book *lookup.Book) tea.Cmd {
	n, ok := v.contents.selected()
	v.open(book)
	v.query.SetValue("")
	there := ok && v.contents.reveal(spotOf(n))
	if !there {
		v.focus = paneContents
	}
	v.show()
	if ok && !there {
		v.env.Say(page.Warned, "Caliper "+string(book.Spec)+" has no "+n.Title+".")
		return v.Init()
	}
	return v.Init()
}
