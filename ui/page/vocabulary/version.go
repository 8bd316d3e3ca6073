package vocabulary

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/catalog"
	"caliper-playground/engine/lookup"
	"caliper-playground/ui/page"
)

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
	}
	return v.Init()
}
