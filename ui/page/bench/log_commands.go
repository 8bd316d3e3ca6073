package bench

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/page"
	"caliper-playground/ui/page/commands"
	"caliper-playground/ui/page/message"
)

func (b *Page) logCommands() []page.Command {
	const group = "Log"
	k := b.env.Keys
	codeFoot := 29
	switch {
	case b.whyNoCode() != "":
		codeFoot = 0
	case b.focus == paneProfiles:
		codeFoot = 33
	}
	editFoot := b.in(paneLog, 13) + b.in(paneMessage, 15)
	return []page.Command{
		{Key: k.Do.Filter, Group: group, Words: "filter the pane you are in", Short: b.filterWords(), Foot: b.in(paneLog, 11) + b.in(paneProfiles, 36) + b.in(paneMessage, 36), Do: b.beginFilter, Why: b.whyNoFilter},
		{Key: k.Do.NextTrouble, Group: group, Words: "next failure or warning", Foot: b.in(paneLog, 10), Do: func() tea.Cmd { return b.seek(1) }, Why: b.whyNoTrouble},
		{Key: k.Do.PreviousTrouble, Group: group, Words: "failure or warning before", Do: func() tea.Cmd { return b.seek(-1) }, Why: b.whyNoTrouble},
		{Key: k.Do.Repeat, Group: group, Words: "resend", Short: "resend", Foot: b.in(paneLog, 12) + b.in(paneMessage, 16),
			Do: func() tea.Cmd { return b.whenRead(b.resendSelected) }, Why: b.aboutMessage(b.message.WhyNotWhole), Sends: true},
		{Key: k.Do.Edit, Group: group, Words: "edit the event and resend", Foot: editFoot,
			Do: func() tea.Cmd { return b.whenRead(b.composeSelected) }, Why: b.aboutMessage(b.message.WhyNotWhole)},
		{Key: k.Do.Editor, Group: group, Words: "edit the body in $EDITOR",
			Do: func() tea.Cmd { return b.whenRead(b.editSelected) }, Why: b.aboutMessage(b.message.WhyNotWhole)},
		{Key: k.Log.Mark, Group: group, Words: "mark, or not", Foot: b.in(paneLog, 14), Do: b.markSelected, Why: b.aboutMessage(nil)},
		{Key: k.Do.Compare, Group: group, Words: "compare with the marked", Foot: b.in(paneLog, 15), Do: b.compare, Why: b.whyNotCompare},
		{Key: k.Do.Save, Group: group, Words: "save as files or NDJSON", Foot: b.in(paneLog, 16), Do: b.openExport, Why: b.whyNothingToSave},
		{Key: k.Log.Pager, Group: group, Words: "open in $PAGER", Foot: b.in(paneMessage, 17),
			Do: func() tea.Cmd { return b.whenRead(b.openPager) }, Why: b.aboutMessage(nil)},
		{Key: k.Do.Code, Group: group, Words: "as code that sends it", Foot: codeFoot, Do: b.showCode, Why: b.whyNoCode},
		{Key: k.Move.Bottom, Group: group, Words: "last; follow what arrives", Do: func() tea.Cmd { return b.moveCommands()[5].Do() }},
	}
}

func (b *Page) filterWords() string {
	return [paneCount]string{"filter the rows", "filter the log", "filter"}[b.focus]
}

func (b *Page) whyNoFilter() string {
	if b.focus == paneMessage {
		return b.aboutMessage(nil)()
	}
	return ""
}

// GoTo implements page.Logger.
func (b *Page) GoTo(seq int) (tea.Cmd, bool) {
	if seq > 0 {
		b.log.await(seq)
	} else {
		requests, _ := b.session.Requests()
		b.log.setTotal(b.log.total, requests)
		b.log.selectNewestRequest()
	}
	b.focusOn(paneLog)
	return b.pull(), true
}

func (b *Page) messageCommands() []page.Command {
	const group = "Message"
	k, m := b.env.Keys, &b.message
	foot := func(rank int) int { return page.FootWhen(len(m.Sorted) > 0, b.in(paneMessage, rank)) }
	show, apply := "show the change", "apply and resend"
	if f, ok := m.ChosenFinding(); ok && len(f.Choices) > 0 {
		show, apply = "show the changes", "choose and resend"
	}
	all := m.Commands(b.aboutMessage(nil), func() tea.Cmd {
		if !b.layout.wide { // where it cannot be seen from here
			b.focusOn(paneMessage)
		}
		return b.pull()
	})
	for i := range all {
		all[i].Group = group
		switch all[i].Key.Name() {
		case k.Do.NextFinding.Name():
			all[i].Foot = foot(13)
		case k.Message.FoldAll.Name():
			all[i].Foot = page.FootWhen(m.Tab == message.TabJSON, b.in(paneMessage, 14))
		case k.Message.ScrollLeft.Name(), k.Message.ScrollRight.Name():
			all[i].Why = commands.FirstOf(func() string {
				return page.When(b.focus != paneMessage || m.Tab != message.TabJSON,
					"It is the message's JSON that has long lines: "+k.Message.JSON.Help().Key+" shows it, "+k.Move.Next.Help().Key+" goes there.")
			}, all[i].Reason)
		}
	}
	return append(all,
		page.Command{Key: k.Do.Why, Group: group, Foot: foot(12), Words: "why, of what is selected", Short: "why", Do: b.explain, Why: b.whyNothingToExplain},
		page.Command{Key: k.Do.Mend, Group: group, Words: "show the change", Short: show, Foot: foot(10), Do: func() tea.Cmd { return b.whenRead(b.showMend) },
			Why: b.aboutMessage(b.whyNoMend)},
		page.Command{Key: k.Do.MendAndSend, Group: group, Words: "apply and resend", Short: apply, Foot: foot(11), Do: func() tea.Cmd { return b.whenRead(b.applyMend) },
			Why: b.aboutMessage(b.whyNoMend), Sends: true},
		page.Command{Key: k.Do.MendAll, Group: group, Words: "all mends of the message", Foot: page.FootWhen(m.Mendable() > 1, foot(12)), Do: func() tea.Cmd { return b.whenRead(b.mendAll) },
			Why: b.aboutMessage(b.whyNoMend)},
		page.Command{Key: k.Message.Advice, Group: group, Words: "advice, on or off", Do: b.switchAdvice},
		page.Command{Key: k.Message.Versions, Group: group, Words: "1.1 and 1.2 side by side; migrate", Do: func() tea.Cmd { return b.whenRead(b.compareVersions) },
			Why: b.aboutMessage(b.message.WhyNotWhole)},
	)
}

// aboutMessage gives the reason why a command about the selected message would
// do nothing: there is none, or what more says.
func (b *Page) aboutMessage(more func() string) func() string {
	return func() string {
		switch {
		case b.log.selectedSeq() == 0:
			return b.whyNoMessage()
		case more == nil:
			return ""
		}
		return more()
	}
}

// whyNoMend says first what became of the body: of one that was not read nothing
// could be found.
func (b *Page) whyNoMend() string {
	if why := b.message.WhyNotWhole(); why != "" {
		return why
	}
	return page.When(b.message.Detail != nil && len(b.message.Findings()) == 0, "The selected message has no finding, so there is nothing to mend.")
}

func (b *Page) whyNoTrouble() string {
	if b.totals.Fail+b.totals.Warn+b.totals.Refused == 0 {
		return noTrouble
	}
	return ""
}

func (b *Page) whyNothingToSave() string {
	return page.When(b.log.total == 0, "There is no message to save yet.")
}
