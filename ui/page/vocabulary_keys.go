package page

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/catalog"
	"caliper-playground/engine/lookup"
	"caliper-playground/ui/component"
	"caliper-playground/ui/keys"
)

// press answers a key.
func (v *Vocabulary) press(press tea.KeyMsg) tea.Cmd {
	if v.typing {
		return v.typeQuery(press)
	}
	if cmd, done := v.pressAnywhere(press.String()); done {
		return cmd
	}
	switch v.focus {
	case paneContents:
		v.pressContents(press.String())
	case paneDetail:
		v.pressDetail(press.String())
	case paneExample:
		v.pressExample(press.String())
	}
	return nil
}

// pressAnywhere answers the keys that mean the same in every pane.
func (v *Vocabulary) pressAnywhere(press string) (cmd tea.Cmd, done bool) {
	k := v.env.Keys
	switch {
	case keys.Matches(press, k.Vocabulary.Search):
		v.focus, v.typing, v.direct = paneContents, true, false
	case keys.Matches(press, k.Vocabulary.Send):
		return v.send(), true
	case keys.Matches(press, k.Vocabulary.Compose):
		return v.compose(), true
	case keys.Matches(press, k.Vocabulary.CopyExample):
		return v.copyExample(), true
	case keys.Matches(press, k.Vocabulary.Other):
		return v.turnVersion(), true
	case keys.Matches(press, k.Vocabulary.Back):
		return v.goBack(), true
	case keys.Matches(press, k.Vocabulary.Forward):
		return v.goForward(), true
	case keys.Matches(press, k.Global.Back):
		return v.leave(), true
	default:
		return nil, false
	}
	return nil, true
}

// leave undoes one thing: a followed link, the focus, a search; then it closes
// the page. Who came for one entry goes straight back from it.
func (v *Vocabulary) leave() tea.Cmd {
	switch {
	case v.focus != paneContents && len(v.back) > 0:
		return v.goBack()
	case v.direct:
		v.env.Close(v)
		return nil
	case v.focus != paneContents:
		v.focus = paneContents
	case v.query.Value != "":
		v.endSearch()
	default:
		v.env.Close(v)
		return nil
	}
	return nil
}

// typeQuery takes a key while the query is typed. What is found shows at once.
func (v *Vocabulary) typeQuery(press tea.KeyMsg) tea.Cmd {
	k := v.env.Keys
	switch name := press.String(); {
	case keys.Matches(name, k.Prompt.Accept):
		v.typing = false
		if _, ok := v.contents.selected(); ok && v.query.Value != "" {
			v.focus = paneDetail
		}
	case keys.Matches(name, k.Prompt.Cancel):
		v.typing = false
		v.endSearch()
	case press.Type == tea.KeyUp, press.Type == tea.KeyDown, press.Type == tea.KeyPgUp, press.Type == tea.KeyPgDown:
		component.MoveList(&v.contents.list, name, k.Move, v.contents.list.Move)
		v.show()
	case !v.query.Takes(press):
		return noRoom(v.env, press)
	default:
		if v.query.Update(press, k.Prompt) {
			v.contents.search(v.book, v.query.Value)
			v.forward = nil
			v.show()
		}
	}
	return nil
}

// endSearch shows the tree again, at what was selected.
func (v *Vocabulary) endSearch() {
	v.query.Value = ""
	v.contents.search(v.book, "")
	v.show()
}

func (v *Vocabulary) pressContents(press string) {
	k, c := v.env.Keys, &v.contents
	n, ok := c.selected()
	if !ok {
		return
	}
	v.direct = false
	switch {
	case keys.Matches(press, k.Move.Enter), keys.Matches(press, k.Move.Next), keys.Matches(press, k.Move.Previous):
		v.focus = paneDetail
		if n.Ref == (lookup.Ref{}) && c.setUnfolded(true) && keys.Matches(press, k.Move.Enter) {
			v.focus = paneContents // a heading that is folded opens first
		}
	case keys.Matches(press, k.Bench.Unfold):
		c.setUnfolded(true)
	case keys.Matches(press, k.Move.Right):
		if !c.setUnfolded(true) {
			v.focus = paneDetail
		}
	case keys.Matches(press, k.Bench.Fold):
		c.setUnfolded(false)
	case keys.Matches(press, k.Move.Left):
		if !c.setUnfolded(false) && c.up() {
			v.show()
		}
	default:
		if component.MoveList(&c.list, press, k.Move, c.list.Move) {
			v.show()
		}
	}
}

func (v *Vocabulary) pressDetail(press string) {
	k, d := v.env.Keys, &v.detail
	switch {
	case keys.Matches(press, k.Move.Next):
		d.step(1)
	case keys.Matches(press, k.Move.Previous):
		d.step(-1)
	case keys.Matches(press, k.Move.Enter):
		if d.link == noLink {
			d.step(1)
			return
		}
		v.follow(d.links[d.link])
	case keys.Matches(press, k.Move.Right) && v.layout.apart:
		v.focus = paneExample
	case keys.Matches(press, k.Move.Left):
		v.focus = paneContents
	default:
		component.MoveText(&d.list, press, k.Move)
	}
}

// pressExample answers the keys of the pane with the example: those that go to
// other panes, and those that scroll.
func (v *Vocabulary) pressExample(press string) {
	switch k := v.env.Keys.Move; {
	case keys.Matches(press, k.Left), keys.Matches(press, k.Previous), keys.Matches(press, k.Enter):
		v.focus = paneDetail
	case keys.Matches(press, k.Next):
		v.focus = paneContents
	default:
		component.MoveText(&v.example.list, press, k)
	}
}

// turnVersion returns a command that has the other version shown. Its book may
// have no examples yet, which take a moment to find, so that it is fetched in
// the command.
func (v *Vocabulary) turnVersion() tea.Cmd {
	other := catalog.V1p1
	if v.book.Spec == other {
		other = catalog.V1p2
	}
	return v.env.Wait(After(func() *lookup.Book { return lookup.Of(other) }, v.turnTo))
}

// turnTo shows another book, at the same entry where it has it.
func (v *Vocabulary) turnTo(book *lookup.Book) tea.Cmd {
	n, ok := v.contents.selected()
	v.open(book)
	v.query.Value = ""
	there := ok && v.contents.reveal(spotOf(n))
	if !there {
		v.focus = paneContents
	}
	v.show()
	if ok && !there {
		v.env.Say(Warned, "Caliper "+string(book.Spec)+" has no "+n.Title+".")
		return v.Init()
	}
	return v.Init()
}
