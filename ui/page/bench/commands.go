package bench

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/keys"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/commands"
	"caliper-playground/ui/page/message"
)

// Commands implements Page.
func (b *Page) Commands() []page.Command {
	var all []page.Command
	for _, some := range [][]page.Command{
		b.filterCommands(), b.sendCommands(), b.treeCommands(), b.logCommands(), b.messageCommands(),
		b.sessionCommands(), b.lookCommands(), commands.FilterNotes(false), b.moveCommands(),
	} {
		all = append(all, some...)
	}
	return all
}

// in gives a command its place at the foot while a pane has the focus.
func (b *Page) in(p pane, foot int) int {
	return page.FootWhen(b.focus == p, foot)
}

// whyNothingSent gives a reason where nothing is under way.
func (b *Page) whyNothingSent() string {
	return page.When(!b.runs.Busy(), "Nothing is being sent.")
}

func (b *Page) sendCommands() []page.Command {
	const group = "Send"
	k := b.env.Keys
	return []page.Command{
		{Key: k.Move.Enter, Group: group, Words: "unfold; send a row's event", Short: b.enterWords(), Foot: 1, Do: b.enter, Sends: b.onRow()},
		{Key: k.Do.Send, Group: group, Words: "send the selected row's event", Do: b.sendSelected, Why: b.whyNoRow, Sends: true},
		{Key: k.Bench.Required, Group: group, Words: "send its required rows", Foot: 30, Do: func() tea.Cmd { return b.sendProfile(true) }, Sends: true},
		{Key: k.Bench.Profile, Group: group, Words: "send all of the profile", Foot: 31, Do: func() tea.Cmd { return b.sendProfile(false) }, Why: b.runs.WhyBusy, Sends: true},
		{Key: k.Bench.Everything, Group: group, Words: "send every row there is", Foot: 32, Do: b.sendEverything, Why: b.runs.WhyBusy, Sends: true},
		{Key: k.Bench.Compose, Group: group, Words: "compose its event, or any", Short: b.composeWords(), Foot: 26, Do: b.compose},
		{Key: k.Bench.Load, Group: group, Words: "sets and files, chosen one by one", Foot: 27, Do: func() tea.Cmd { return b.env.Open(page.LoadDocuments{}) }},
		{Key: k.Bench.Mistakes, Group: group, Words: "mistakes, made on purpose", Do: func() tea.Cmd { return b.env.Open(page.MakeMistakes{}) }},
		{Key: k.Bench.Exercises, Group: group, Words: "exercises, to learn by", Do: func() tea.Cmd { return b.env.Open(page.LearnByExercise{}) }},
		{Key: k.Do.Stop, Group: group, Words: "stop sending", Foot: page.FootWhen(b.runs.Busy(), 5), Do: b.runs.StopBulk, Why: b.whyNothingSent},
		{Key: k.Do.Pause, Group: group, Words: "pause sending, or go on", Do: b.runs.PauseBulk, Why: b.whyNothingSent},
		{Key: k.Do.Fresh, Group: group, Words: "fresh session, empty log", Foot: 38, Do: b.askFresh},
	}
}

// composeWords says what is composed where the cursor is.
func (b *Page) composeWords() string {
	if b.onRow() {
		return "its form"
	}
	return ""
}

// onRow says that a row is selected where the keys are.
func (b *Page) onRow() bool {
	_, ok := b.rowInFocus()
	return ok
}

// enterWords says what enter does where the cursor is.
func (b *Page) enterWords() string {
	switch {
	case b.focus == paneLog:
		return "read the message"
	case b.focus == paneMessage && b.message.Tab == message.TabJSON && b.message.Find.Asks():
		return "all around it"
	case b.focus == paneMessage && b.message.Tab == message.TabJSON:
		return "fold, unfold"
	case b.focus == paneMessage:
		return "next tab"
	}
	switch at, ok := b.profiles.selected(); {
	case ok && at.row >= 0:
		return "send this row"
	case ok && b.profiles.isUnfolded(at.profile):
		return "to its rows"
	}
	return "unfold"
}

func (b *Page) enter() tea.Cmd {
	switch b.focus {
	case paneProfiles:
		if row, ok := b.profiles.selectedRow(); ok {
			return b.sendRow(row)
		}
		b.profiles.enterProfile()
	case paneLog:
		return b.readMessage()
	case paneMessage:
		switch {
		case b.message.Tab == message.TabJSON && b.message.Find.Asks():
			b.message.ShowWhole()
		case b.message.Tab == message.TabJSON:
			b.message.ToggleFold()
		default:
			b.message.TurnTab(1)
		}
	}
	return nil
}

// readMessage goes from the log to the message that it selects.
func (b *Page) readMessage() tea.Cmd {
	if b.log.selectedSeq() > 0 {
		b.focusOn(paneMessage)
	}
	return b.pull()
}

func (b *Page) sendSelected() tea.Cmd {
	row, _ := b.profiles.selectedRow()
	return b.sendRow(row)
}

func (b *Page) whyNoRow() string {
	if b.focus != paneProfiles && !b.layout.wide { // the row that is selected is not in sight
		return "The profiles' rows are sent, and they are behind this; " + b.env.Keys.Do.Repeat.Help().Key + " sends the selected message again."
	}
	if _, ok := b.profiles.selectedRow(); ok {
		return ""
	}
	return "No row is selected among the profiles. " + b.env.Keys.Move.Enter.Help().Key + " on a profile goes to its rows."
}

func (b *Page) treeCommands() []page.Command {
	const group = "Profiles"
	k := b.env.Keys
	return []page.Command{
		{Key: k.Do.Unfold, Group: group, Do: func() tea.Cmd { return b.fold(true) }, Why: func() string { return b.whyNotFoldable(true) }},
		{Key: k.Do.Fold, Group: group, Do: func() tea.Cmd { return b.fold(false) }, Why: func() string { return b.whyNotFoldable(false) }},
		{Key: k.Move.Right, Group: group, Words: "unfold, or the next tab", Do: b.right},
		{Key: k.Move.Left, Group: group, Words: "fold, or the tab before", Do: b.left},
	}
}

// fold folds or unfolds where the focus is.
func (b *Page) fold(open bool) tea.Cmd {
	switch {
	case b.focus == paneMessage:
		b.message.Fold(!open)
	case open && !b.profiles.setUnfolded(true):
		if at, ok := b.profiles.selected(); ok && at.row < 0 {
			b.profiles.goInto(at.profile)
		}
	case !open:
		b.profiles.setUnfolded(false)
	}
	return nil
}

func (b *Page) right() tea.Cmd {
	switch b.focus {
	case paneProfiles:
		return b.fold(true)
	case paneLog:
		return b.readMessage()
	}
	b.message.TurnTab(1)
	return nil
}

func (b *Page) left() tea.Cmd {
	at, ok := b.profiles.selected()
	switch {
	case b.focus == paneLog:
		b.focusOn(paneProfiles)
		return b.pull()
	case b.focus == paneMessage:
		b.message.TurnTab(-1)
	case ok && at.row >= 0:
		b.profiles.goTo(at.profile, -1)
	default:
		b.profiles.setUnfolded(false)
	}
	return nil
}

func (b *Page) sessionCommands() []page.Command {
	const group = "Sessions"
	k, env := b.env.Keys.Session, b.env
	step := func(key keys.Binding, by int) page.Command {
		return page.Command{Key: key, Group: group, Do: func() tea.Cmd { return env.Show(env.Overview.Further(by)) }, Why: func() string {
			return page.When(!env.Overview.Several(), commands.NoOtherSession(env))
		}}
	}
	return []page.Command{
		{Key: k.List, Group: group, Short: "sessions", Foot: page.FootWhen(env.Overview.Several(), 2), Do: func() tea.Cmd { return env.Open(page.ChooseSession{}) }},
		step(k.Next, 1), step(k.Previous, -1),
		{Key: k.Add, Group: group, Do: func() tea.Cmd { return env.AddSession("", true) }, Why: func() string { return commands.CannotAdd(env) }},
		{Key: k.Tolerances, Group: group, Do: func() tea.Cmd { return env.Open(page.SetTolerances{}) }},
		{Key: k.Misbehaviour, Group: group, Do: func() tea.Cmd { return env.Open(page.SetMisbehaviour{}) }},
	}
}

func (b *Page) lookCommands() []page.Command {
	const group = "Look up"
	k := b.env.Keys.Bench
	return []page.Command{
		{Key: k.Vocabulary, Group: group, Foot: 28, Words: "vocabulary, at what is selected", Do: b.lookUp},
		{Key: k.Stories, Group: group, Words: "stories, told scene by scene", Foot: 40, Do: func() tea.Cmd { return b.env.Open(page.TellStory{}) }},
		{Key: k.Coverage, Group: group, Words: "what is never touched", Do: func() tea.Cmd { return b.env.Open(page.ShowCoverage{}) }},
		{Key: k.Questions, Group: group, Words: "what the events can tell", Do: func() tea.Cmd { return b.env.Open(page.AskQuestions{}) }},
		{Key: k.Entities, Group: group, Words: "what the messages speak of", Do: func() tea.Cmd { return b.env.Open(page.ListEntities{}) }},
		{Key: k.Certify, Group: group, Words: "practise the certification", Foot: 37, Do: func() tea.Cmd { return b.env.Open(page.PractiseCertification{}) }},
	}
}

func (b *Page) moveCommands() []page.Command {
	k := b.env.Keys
	moves := commands.Moves(k.Move, b.lists()[b.focus], func(by int) tea.Cmd { return b.moveIn(b.focus, by) })
	if b.focus == paneLog {
		moves[5].Do = b.toNewest
	}
	nextFoot := 39
	switch {
	case b.focus != paneProfiles: // it is known by then
	case b.env.Overview.Several():
		nextFoot = 29
	default:
		nextFoot = 3
	}
	turn := func(by pane) func() tea.Cmd {
		return func() tea.Cmd {
			b.focusOn((b.focus + by) % paneCount)
			return b.pull()
		}
	}
	return append(moves,
		page.Command{Key: k.Move.Next, Group: "Move", Words: "next pane", Short: "panes", Foot: nextFoot, Do: turn(1)},
		page.Command{Key: k.Move.Previous, Group: "Move", Words: "pane before", Do: turn(paneCount - 1)},
		page.Command{Key: k.Move.Zoom, Group: "Move", Words: "zoom the pane, or show all", Short: b.zoomWords(), Foot: b.zoomFoot(), Do: b.zoom},
		page.Command{Key: k.Global.Back, Do: b.back},
	)
}

// moveIn moves the cursor of a pane.
func (b *Page) moveIn(p pane, by int) tea.Cmd {
	switch p {
	case paneProfiles:
		b.profiles.list.Move(by)
	case paneMessage:
		b.message.Move(by)
	default:
		b.log.move(by)
		return b.pull()
	}
	return nil
}

// toNewest selects the newest message as it arrives.
func (b *Page) toNewest() tea.Cmd {
	b.log.follow = true
	b.log.list.Select(b.log.newest())
	return b.pull()
}

// back undoes one thing: a run, a filter, the focus.
func (b *Page) back() tea.Cmd {
	switch {
	case b.runs.Busy():
		return b.runs.StopBulk()
	case b.focus == paneProfiles && b.profiles.find.Asks():
		b.profiles.find.Clear()
		return b.foundRows()
	case b.focus == paneMessage && b.message.Find.Asks():
		b.message.ShowWhole()
	case b.zoomed:
		return b.zoom()
	case b.env.Overview.Several() && b.env.Overview.Listed && !b.part && b.log.asked == "" && len(b.log.marked) == 0 && b.focus != paneMessage:
		return b.env.Open(page.ChooseSession{})
	case b.focus == paneMessage && !b.layout.wide:
		b.focusOn(paneLog)
	case b.focus != paneProfiles && b.log.asked == "":
		b.focusOn(paneProfiles)
	case b.log.asked != "":
		b.log.setFilter("")
	case len(b.log.marked) > 0:
		clear(b.log.marked)
	}
	return b.pull()
}

// ShowLog has the keys go to the log, which goes on as messages come.
func (b *Page) ShowLog() { b.focus = paneLog }

func (b *Page) focusOn(p pane) {
	b.focus = p
	if p == paneLog { // whoever looks at the log wants it to stand still
		b.log.follow = false
	}
}
