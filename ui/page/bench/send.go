package bench

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/sensor"
	"caliper-playground/engine/text"
	"caliper-playground/ui/page"
)

// sendRow sends the event that shows a row.
func (b *Page) sendRow(row *catalog.Row) tea.Cmd {
	return b.send("the row "+row.Event+" "+catalog.ActionWords(row.Action), []*catalog.Row{row})
}

// sendProfile sends the required rows of the selected profile, or all of them.
func (b *Page) sendProfile(requiredAlone bool) tea.Cmd {
	at, ok := b.profiles.selected()
	if !ok {
		return nil
	}
	score := b.profiles.scores[at.profile]
	what := "all of " + score.Profile.Title
	if requiredAlone {
		what = "what " + score.Profile.Title + " requires"
	}
	return b.send(what, rowsOf(score, requiredAlone))
}

// sendEverything asks before it fills the log with the events of all profiles.
func (b *Page) sendEverything() tea.Cmd {
	var rows []*catalog.Row
	for _, score := range b.profiles.scores {
		rows = append(rows, rowsOf(score, false)...)
	}
	b.env.Ask("Send every row of every profile, "+text.Plural(len(rows), "event")+"?", func() tea.Cmd {
		return b.send("every row of every profile", rows)
	})
	return nil
}

// rowsOf lists a profile's rows, or those that it takes to meet it: the
// required ones, and all of which at least one is required.
func rowsOf(score conformance.ProfileScore, requiredAlone bool) []*catalog.Row {
	var rows []*catalog.Row
	for _, r := range score.Rows {
		if !requiredAlone || r.Row.Disposition != catalog.Optional {
			rows = append(rows, r.Row)
		}
	}
	return rows
}

func (b *Page) send(what string, rows []*catalog.Row) tea.Cmd {
	var payloads []sensor.Payload
	for _, row := range rows {
		if payload, ok := b.env.Engine.Fixture(row.ID); ok {
			payloads = append(payloads, payload)
		}
	}
	switch {
	case len(payloads) == 0:
		b.env.Say(page.Warned, "There is no built-in event for "+what+".")
		return nil
	case len(payloads) > 1 && b.runs.Busy():
		b.env.Say(page.Warned, b.runs.WhyBusy())
		return nil
	}
	b.log.follow = b.focus != paneLog
	return b.runs.Start(what, payloads)
}

// askFresh asks before the marks and the log are put away.
func (b *Page) askFresh() tea.Cmd {
	engine := b.env.Engine
	more := ""
	if state := engine.Certification().State(); state.Running() {
		more = " The practice certification under way ends with it."
	}
	b.env.Ask("Start a fresh session? Marks and log start empty; what came so far ("+text.Plural(b.totals.Messages, "message")+") stays in its journal."+more, func() tea.Cmd {
		b.runs.StopAll()
		return b.env.Fresh(b.session.Spec())
	})
	return nil
}
