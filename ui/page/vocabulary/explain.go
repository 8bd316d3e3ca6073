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
