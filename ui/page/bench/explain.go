package bench

import (
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/lookup"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/session"
	"caliper-playground/engine/why"
	"caliper-playground/ui/page"
)

// explain answers why, of whatever is selected: a row or a profile, a finding, a
// message.
func (b *Page) explain() tea.Cmd {
	if at, ok := b.profiles.selected(); ok && b.focus == paneProfiles {
		return b.explainBranch(at)
	}
	return b.whenRead(b.explainRead)
}

// explainRead does so of the message that is shown.
func (b *Page) explainRead() tea.Cmd {
	if f, ok := b.message.ChosenFinding(); ok && (b.focus == paneMessage || f.Severity == rule.Error) {
		return b.env.Open(page.LookUp{At: lookup.Ref{Kind: lookup.Rule, Name: f.Rule}})
	}
	return b.explainMessage()
}

func (b *Page) whyNothingToExplain() string {
	if b.focus == paneProfiles {
		return ""
	}
	return b.aboutMessage(nil)()
}

// explainBranch answers why a row is empty or filled, or a profile met or not.
func (b *Page) explainBranch(at branch) tea.Cmd {
	s, score := b.session, b.profiles.scores[at.profile]
	v := catalog.Get(s.Spec())
	if at.row < 0 {
		answer := func() []why.Part { return why.Profile(score, why.Near(v, s, score.Missing())) }
		return b.answer("why "+score.Profile.Title, answer)
	}
	row := score.Rows[at.row]
	return b.answer("why "+conformance.RowName(row.Row), func() []why.Part {
		if row.Met() {
			return why.Row(v, row, nil, why.Filling(s, row))
		}
		return why.Row(v, row, why.Near(v, s, []*catalog.Row{row.Row}), nil)
	})
}

// answer opens an answer, once it is known.
func (b *Page) answer(title string, parts func() []why.Part) tea.Cmd {
	return b.env.Wait(page.After(parts, func(parts []why.Part) tea.Cmd {
		return b.env.Open(page.Answer{Title: title, Parts: parts})
	}))
}

// explainMessage answers why the selected message got its status and its marks.
func (b *Page) explainMessage() tea.Cmd {
	seq := b.log.selectedSeq()
	return b.readBack(seq, func(m session.Message) tea.Cmd {
		return b.env.Open(page.Answer{Title: "why message " + strconv.Itoa(seq), Parts: why.Message(m)})
	})
}

// lookUp opens the page of what is selected: a row, or a message's event; else the
// vocabulary at its beginning.
func (b *Page) lookUp() tea.Cmd {
	at, ok := b.profiles.selected()
	switch {
	case b.focus == paneProfiles && ok && at.row >= 0:
		return b.env.Open(page.LookUp{At: lookup.Ref{Kind: lookup.Row, Name: b.profiles.scores[at.profile].Rows[at.row].Row.ID}})
	case b.focus == paneMessage:
		return b.whenRead(func() tea.Cmd {
			if f, ok := b.message.ChosenFinding(); ok {
				return b.env.Open(page.LookUp{At: lookup.Ref{Kind: lookup.Rule, Name: f.Rule}})
			}
			return b.lookUpMessage()
		})
	}
	return b.lookUpMessage()
}

// lookUpMessage opens the page of the event of the selected message, or of its status
// where it was refused.
func (b *Page) lookUpMessage() tea.Cmd {
	if seq := b.log.selectedSeq(); b.focus != paneProfiles && seq > 0 {
		for _, entry := range b.session.Entries(seq-1, seq) {
			if entry.Status/100 != 2 {
				return b.env.Open(page.LookUp{At: lookup.Ref{Kind: lookup.Word, Name: strconv.Itoa(entry.Status)}})
			}
			if v := catalog.Get(b.session.Spec()); v.Event(entry.Event) != nil {
				return b.env.Open(page.LookUp{At: lookup.Ref{Kind: lookup.Event, Name: entry.Event}})
			}
		}
	}
	return b.env.Open(page.LookUp{})
}
