package bench

import (
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
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

// explainRead answers why the message that is shown got its status, its findings and
// its marks.
func (b *Page) explainRead() tea.Cmd {
	m := &b.message
	if m.Detail.Err != nil {
		b.env.Say(page.Failed, m.Detail.Err.Error())
		return nil
	}
	begin := m.About()
	if f, ok := m.ChosenFinding(); ok && (b.focus == paneMessage || f.Severity == rule.Error && !message.Refused(m.Detail.Message.Entry)) {
		begin = []string{f.Rule}
	}
	msg, found := m.Detail.Message, m.Findings()
	return b.answer("why message "+strconv.Itoa(m.Wanted), begin, func() []why.Part { return why.Message(msg, found) })
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
		return b.answer("why "+score.Profile.Title, []string{score.Profile.Name}, answer)
	}
	row := score.Rows[at.row]
	return b.answer("why "+conformance.RowName(row.Row), []string{row.Row.ID}, func() []why.Part {
		if row.Met() {
			return why.Row(v, row, nil, why.Filling(s, row))
		}
		return why.Row(v, row, why.Near(v, s, []*catalog.Row{row.Row}), nil)
	})
}

// answer opens an answer, once it is known.
func (b *Page) answer(title string, about []string, parts func() []why.Part) tea.Cmd {
	return b.env.Wait(page.After(parts, func(parts []why.Part) tea.Cmd {
		return b.env.Open(page.Answer{Title: title, Parts: parts, About: about})
	}))
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
