package vocabulary

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/lookup"
	"caliper-playground/engine/text"
	"caliper-playground/engine/why"
	"caliper-playground/ui/page"
)

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

// explain answers why the entry matters: what it means, and which rows of the session
// it has part in, filled or empty.
func (v *Page) explain() tea.Cmd {
	e := v.explained()
	s := v.env.Engine.Session()
	called := e.Name
	if e.Kind == lookup.Row {
		called = lookup.RowWords(e.Name)
	}
	return v.env.Wait(page.After(func() []why.Part {
		parts := []why.Part{{Title: "What it is", Lines: []string{text.Sentence(e.Meaning)}}}
		if e.Kind == lookup.Rule {
			parts = []why.Part{{Title: "Why the rule is there", Lines: []string{e.Why}}, {Title: "What ignoring it costs", Lines: []string{e.Cost}}}
		}
		spec := catalog.Get(s.Spec())
		switch scores := scoresOf(s, e); {
		case e.Spec != s.Spec() && len(e.Rows) > 0:
			parts = append(parts, why.Part{Title: "In this session", Lines: []string{"The session marks the rows of Caliper " + string(s.Spec()) + "."}})
		case e.Kind == lookup.Row && len(scores) == 1 && scores[0].Met():
			return why.Row(spec, scores[0], nil, why.Filling(s, scores[0]))
		case e.Kind == lookup.Row && len(scores) == 1:
			return why.Row(spec, scores[0], why.Near(spec, s, []*catalog.Row{scores[0].Row}), nil)
		case len(scores) > 0:
			parts = append(parts, why.Rows(spec, s, scores))
		}
		return parts
	}, func(parts []why.Part) tea.Cmd {
		return v.env.Open(page.Answer{Title: "why " + called, Parts: parts, About: []string{e.Name}})
	}))
}

// explained is the entry that is selected, or its row where one is chosen; nil for
// none.
func (v *Page) explained() *lookup.Entry {
	if e := v.chosenRow(); e != nil {
		return e
	}
	if n, ok := v.contents.selected(); ok {
		return v.book.Get(n.Ref)
	}
	return nil
}

func (v *Page) whyNothingToExplain() string {
	return page.When(v.explained() == nil, "This is a heading; what stands below it can be explained.")
}

// scoresOf are the marks of the rows that an entry has part in.
func scoresOf(s page.Session, e *lookup.Entry) (scores []conformance.RowScore) {
	for _, p := range s.Scorecard() {
		for _, row := range p.Rows {
			if slices.ContainsFunc(e.Rows, func(r catalog.Row) bool { return r.ID == row.Row.ID }) {
				scores = append(scores, row)
			}
		}
	}
	return scores
}
