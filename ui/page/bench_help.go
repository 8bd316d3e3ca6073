package page

import (
	"github.com/charmbracelet/bubbles/key"

	"caliper-playground/ui/keys"
)

// ShortHelp implements Page.
func (b *Bench) ShortHelp() []key.Binding {
	k := b.env.Keys
	if b.log.typing {
		return []key.Binding{keys.Called(k.Prompt.Accept, "keep the filter"), keys.Called(k.Prompt.Cancel, "no filter")}
	}
	bindings := []key.Binding{k.Global.Help, b.enterHelp()}
	if b.env.Roll.Several() {
		bindings = append(bindings, keys.Called(k.Session.List, "sessions"))
	}
	if b.focus == paneProfiles { // elsewhere it is known by then
		bindings = append(bindings, keys.Called(k.Move.Next, "next pane"))
	}
	if b.runs.bulk != nil {
		bindings = append(bindings, k.Bench.Stop)
	}
	switch b.focus {
	case paneLog:
		bindings = append(bindings, keys.Called(k.Bench.NextTrouble, "next failure"), k.Bench.Filter, k.Log.Resend,
			keys.Called(k.Bench.Edit, "edit"), k.Log.Mark, keys.Called(k.Log.Compare, "compare"), keys.Called(k.Log.Export, "save"))
	case paneMessage:
		if len(b.message.sorted) > 0 {
			bindings = append(bindings, k.Mend.Change, k.Mend.Apply, k.Bench.Why, k.Message.NextFinding)
		}
		if b.message.tab == tabJSON {
			bindings = append(bindings, keys.Called(k.Message.FoldAll, "fold all"))
		}
		bindings = append(bindings, keys.Called(k.Bench.Edit, "edit"), k.Log.Resend, keys.Called(k.Log.Pager, "pager"))
	}
	bindings = append(bindings, k.Bench.Required, k.Bench.Profile, k.Bench.Everything, keys.Called(k.Bench.Compose, "compose"),
		keys.Called(k.Bench.Load, "load"), k.Bench.Vocabulary, k.Bench.Filter, keys.Called(k.Bench.Certify, "certify"), k.Bench.Fresh)
	if b.focus != paneProfiles {
		bindings = append(bindings, keys.Called(k.Move.Next, "next pane"))
	}
	return append(bindings, keys.Called(k.Global.Reach, "endpoint"), k.Global.Copy, k.Global.Quit)
}

// enterHelp says what enter does where the cursor is.
func (b *Bench) enterHelp() key.Binding {
	enter := b.env.Keys.Move.Enter
	switch b.focus {
	case paneLog:
		return keys.Called(enter, "read the message")
	case paneMessage:
		if b.message.tab == tabJSON {
			return keys.Called(enter, "fold, unfold")
		}
		return keys.Called(enter, "next tab")
	}
	switch at, ok := b.profiles.selected(); {
	case ok && at.row >= 0:
		return keys.Called(enter, "send this row")
	case ok && b.profiles.isUnfolded(at.profile):
		return keys.Called(enter, "to its rows")
	}
	return keys.Called(enter, "unfold")
}

// Help implements Page.
func (b *Bench) Help() []keys.Group {
	k := b.env.Keys
	return []keys.Group{
		{Title: "Send", Bindings: []key.Binding{
			keys.Called(k.Move.Enter, "unfold; send a row's event"),
			keys.Called(k.Bench.Required, "send its required rows"),
			keys.Called(k.Bench.Profile, "send all of the profile"),
			keys.Called(k.Bench.Everything, "send every row there is"),
			k.Bench.Compose,
			keys.Called(k.Bench.Load, "sets and files, chosen one by one"),
			k.Bench.Stop, k.Bench.Pause, keys.Called(k.Bench.Fresh, "fresh session, empty log"),
		}},
		{Title: "Profiles", Bindings: []key.Binding{k.Bench.Unfold, k.Bench.Fold, k.Move.Right, k.Move.Left}},
		{Title: "Log", Bindings: []key.Binding{k.Bench.Filter, k.Bench.NextTrouble, k.Log.PreviousTrouble,
			k.Log.Resend, keys.Called(k.Bench.Edit, "edit the event and resend"), keys.Called(k.Log.Editor, "edit the body in $EDITOR"),
			k.Log.Mark, keys.Called(k.Log.Compare, "compare with the marked"), k.Log.Export, k.Log.Pager,
			keys.Called(k.Move.Bottom, "last; follow what arrives")}},
		{Title: "Message", Bindings: []key.Binding{k.Message.Findings, k.Message.Sentence, k.Message.JSON, k.Message.HTTP,
			k.Message.NextFinding, k.Bench.Why, k.Mend.Change, k.Mend.Apply,
			keys.Called(k.Move.Enter, "in the JSON: fold, unfold"), k.Message.FoldAll, k.Message.ScrollLeft, k.Message.ScrollRight}},
		{Title: "Sessions", Bindings: []key.Binding{k.Session.List, k.Session.Next, k.Session.Previous, k.Session.Add, k.Session.Tolerances}},
		{Title: "Look up", Bindings: []key.Binding{k.Bench.Vocabulary, k.Bench.Certify}},
		queryHelp(false),
		{Title: "Move", Bindings: []key.Binding{k.Move.Up, k.Move.Down, k.Move.PageUp, k.Move.PageDown, k.Move.Top, k.Move.Bottom,
			k.Move.Next, k.Move.Previous}},
	}
}
