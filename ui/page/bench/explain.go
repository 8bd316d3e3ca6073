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
	"caliper-playground/ui/page/commands"
	"caliper-playground/ui/page/message"
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
		return b.answer("why "+score.Profile.Title, score.Profile.Name, answer)
	}
	row := score.Rows[at.row]
	return b.answer("why "+conformance.RowName(row.Row), row.Row.ID, func() []why.Part {
		if row.Met() {
			return why.Row(v, row, nil, why.Filling(s, row))
		}
		return why.Row(v, row, why.Near(v, s, []*catalog.Row{row.Row}), nil)
	})
}

// answer opens an answer, once it is known.
func (b *Page) answer(title, about string, parts func() []why.Part) tea.Cmd {
	return b.env.Wait(page.After(parts, func(parts []why.Part) tea.Cmd {
		return b.env.Open(page.Answer{Title: title, Parts: parts, About: []string{about}})
	}))
}

// explainMessage answers why the selected message got its status and its marks.
func (b *Page) explainMessage() tea.Cmd {
	seq := b.log.selectedSeq()
	return b.readBack(seq, func(m session.Message) tea.Cmd {
		return b.env.Open(page.Answer{Title: "why message " + strconv.Itoa(seq), Parts: why.Message(m), About: message.About(m)})
	})
}

// lookUp opens the page of what is selected: a row or a profile, a message's event or
// its status where it was refused, and of the message that is read what its tab shows.
func (b *Page) lookUp() tea.Cmd {
	switch at, ok := b.profiles.selected(); {
	case b.focus == paneMessage && b.log.selectedSeq() > 0:
		return b.whenRead(func() tea.Cmd { return commands.OpenNamed(b.env, b.message.Subject()...) })
	case b.focus != paneProfiles:
		return b.lookUpEntry()
	case ok && at.row >= 0:
		return commands.OpenNamed(b.env, b.profiles.scores[at.profile].Rows[at.row].Row.ID)
	case ok:
		return commands.OpenNamed(b.env, b.profiles.scores[at.profile].Profile.Name)
	}
	return commands.OpenNamed(b.env)
}

// lookUpEntry opens the page of the selected entry of the log.
func (b *Page) lookUpEntry() tea.Cmd {
	seq := b.log.selectedSeq()
	switch entries := b.session.Entries(max(0, seq-1), seq); {
	case len(entries) == 0:
		return commands.OpenNamed(b.env)
	case entries[0].Status/100 != 2:
		return commands.OpenNamed(b.env, strconv.Itoa(entries[0].Status))
	default:
		return commands.OpenNamed(b.env, entries[0].Event)
	}
}
