package vocabulary

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/lookup"
	"caliper-playground/ui/component/entry"
	"caliper-playground/ui/keys"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/commands"
)

// Commands implements Page.
func (v *Page) Commands() []page.Command {
	all := append(v.queryCommands(), v.lookCommands()...)
	return append(append(append(all, v.linkCommands()...), v.exampleCommands()...), v.moveCommands()...)
}

// within gives a command its place at the foot where the contents have the
// focus, or where the entry has it.
func (v *Page) within(contents, entry int) int {
	if v.focus == paneContents {
		return contents
	}
	return entry
}

// queryCommands are in force while the query is typed.
func (v *Page) queryCommands() []page.Command {
	k := v.env.Keys
	if !v.typing {
		return nil
	}
	all := []page.Command{
		{Key: k.Prompt.Accept, Short: "read it", Foot: 1, Typing: true, Do: page.Do(v.acceptQuery)},
		{Key: k.Prompt.Cancel, Short: "no search", Foot: 4, Typing: true, Do: page.Do(func() {
			v.typing = false
			v.endSearch()
		})},
	}
	arrows := commands.Arrows(k.Move, &v.contents.list, func(by int) tea.Cmd {
		v.contents.list.Move(by)
		v.show()
		return nil
	})
	arrows[0].Foot, arrows[1].Foot = 2, 3
	return append(append(all, commands.Erasing(v.env, &v.query, page.Do(v.queryTyped))...), arrows...)
}

func (v *Page) acceptQuery() {
	v.typing = false
	if _, ok := v.contents.selected(); ok && v.query.Value() != "" {
		v.focus = paneDetail
	}
}

// Type implements Typist. What is found shows at once.
func (v *Page) Type(press tea.KeyMsg) tea.Cmd {
	if commands.Type(v.env, &v.query, press) {
		v.queryTyped()
	}
	return nil
}

func (v *Page) queryTyped() {
	v.contents.search(v.book, v.query.Value())
	v.forward = nil
	v.show()
}

func (v *Page) lookCommands() []page.Command {
	const group = "Look up"
	k := v.env.Keys
	fold := func(key keys.Binding, open bool) page.Command {
		return page.Command{Key: key, Group: group, Do: page.Do(func() { v.contents.setUnfolded(open) }), Why: func() string { return v.whyNotFold(open) }}
	}
	enter := "follow"
	if v.focus == paneContents {
		enter = "read"
	}
	return []page.Command{
		{Key: k.Do.Filter, Group: group, Words: "search", Short: "search", Foot: v.within(2, 2), Do: page.Do(v.beginSearch)},
		{Key: k.Move.Enter, Group: group, Words: "read; follow the link", Short: enter, Foot: v.within(1, 2), Do: page.Do(v.enter)},
		{Key: k.Move.Right, Group: group, Words: "unfold; read", Do: page.Do(v.right)},
		{Key: k.Move.Left, Group: group, Words: "fold; back to the contents", Short: "contents", Foot: v.within(0, 5), Do: page.Do(v.left)},
		fold(k.Do.Unfold, true), fold(k.Do.Fold, false),
		{Key: k.Do.Why, Group: group, Words: "why, of what is selected", Do: v.explain, Why: v.whyNothingToExplain},
		{Key: k.Vocabulary.Other, Group: group, Foot: 8, Do: v.turnVersion},
	}
}

// beginSearch has a word typed that is looked up.
func (v *Page) beginSearch() {
	v.focus, v.typing, v.direct = paneContents, true, false
	v.query.ToEnd()
}

// enter reads what the contents have selected, or follows the chosen link.
func (v *Page) enter() {
	switch v.focus {
	case paneContents:
		n, ok := v.contents.selected()
		if !ok {
			return
		}
		v.direct = false
		if n.Ref == (lookup.Ref{}) && v.contents.setUnfolded(true) {
			return // a heading that is folded opens first
		}
		v.focus = paneDetail
	case paneExample:
		v.focus = paneDetail
	case paneDetail:
		if d := &v.detail; d.Link == entry.NoLink {
			d.Step(1)
		} else {
			v.follow(d.Links[d.Link])
		}
	}
}

func (v *Page) right() {
	switch {
	case v.focus == paneContents:
		v.direct = false
		if _, ok := v.contents.selected(); ok && !v.contents.setUnfolded(true) {
			v.focus = paneDetail
		}
	case v.focus == paneDetail && v.layout.apart:
		v.focus = paneExample
	}
}

func (v *Page) left() {
	switch v.focus {
	case paneExample:
		v.focus = paneDetail
	case paneDetail:
		v.focus = paneContents
	case paneContents:
		v.direct = false
		if c := &v.contents; !c.setUnfolded(false) && c.up() {
			v.show()
		}
	}
}

func (v *Page) linkCommands() []page.Command {
	const group = "Links"
	k := v.env.Keys
	return []page.Command{
		{Key: k.Move.Next, Group: group, Words: "next link", Short: "next link", Foot: v.within(0, 1), Do: page.Do(func() { v.stepLink(1) }), Why: v.whyNoLink},
		{Key: k.Move.Previous, Group: group, Words: "link before", Do: page.Do(func() { v.stepLink(-1) }), Why: v.whyNoLink},
		{Key: k.Vocabulary.Back, Group: group, Foot: page.FootWhen(len(v.back) > 0, v.within(0, 4)), Do: page.Do(func() { v.walk(&v.back, &v.forward) }), Why: func() string {
			return page.When(len(v.back) == 0, "There is nothing to walk back to: no link was followed.")
		}},
		{Key: k.Vocabulary.Forward, Group: group, Do: page.Do(func() { v.walk(&v.forward, &v.back) }), Why: func() string {
			return page.When(len(v.forward) == 0, "There is nothing ahead: nothing was walked back from.")
		}},
	}
}

// stepLink goes to the next link of the entry, or to the pane beside.
func (v *Page) stepLink(by int) {
	switch {
	case v.focus == paneDetail:
		v.detail.Step(by)
	case v.focus == paneExample && by > 0:
		v.focus = paneContents
	default:
		if _, ok := v.contents.selected(); ok {
			v.direct, v.focus = false, paneDetail
		}
	}
}

func (v *Page) whyNoLink() string {
	return page.When(v.focus == paneDetail && len(v.detail.Links) == 0, "There is no link in this text.")
}

func (v *Page) exampleCommands() []page.Command {
	const group = "Example"
	k := v.env.Keys
	_, there := v.chosenExample()
	foot := func(place int) int { return page.FootWhen(there, place) }
	send := "send the example"
	if v.chosenRow() != nil {
		send = "send this row"
	}
	return []page.Command{
		{Key: k.Do.Send, Group: group, Words: "send the example", Short: send, Foot: foot(3), Do: v.send, Why: v.whyNotSend, Sends: true},
		{Key: k.Vocabulary.Compose, Group: group, Words: "open the example in compose", Foot: foot(7), Do: v.compose, Why: v.whyNoExample},
		{Key: k.Vocabulary.CopyExample, Group: group, Foot: foot(9), Do: v.copyExample, Why: v.whyNoExample},
		{Key: k.Do.Code, Group: group, Words: "the example as code that sends it", Foot: foot(10), Do: v.showCode, Why: v.whyNoExample},
	}
}

func (v *Page) whyNotSend() string {
	if why := v.whyNoExample(); why != "" {
		return why
	}
	if v.sending {
		return "The example before is still on its way."
	}
	return ""
}

func (v *Page) moveCommands() []page.Command {
	k := v.env.Keys
	list, by := &v.contents.list, func(lines int) {
		v.direct = false
		v.contents.list.Move(lines)
		v.show()
	}
	if v.focus != paneContents {
		of := &v.detail.List
		if v.focus == paneExample {
			of = &v.example.List
		}
		list, by = of, of.Scroll
	}
	return append(commands.Moves(k.Move, list, func(lines int) tea.Cmd {
		by(lines)
		return nil
	}), page.Command{Key: k.Global.Back, Foot: 10, Do: page.Do(v.leave)})
}
