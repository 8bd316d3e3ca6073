package page

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/lookup"
	"caliper-playground/ui/component"
	"caliper-playground/ui/keys"
)

// press answers a key.
func (b *Bench) press(press tea.KeyMsg) tea.Cmd {
	if b.log.typing {
		return b.typeFilter(press)
	}
	if cmd, done := b.pressSessions(press.String()); done {
		return cmd
	}
	if cmd, done := b.pressAnywhere(press.String()); done {
		return cmd
	}
	switch b.focus {
	case paneProfiles:
		return b.pressProfiles(press.String())
	case paneLog:
		return b.pressLog(press.String())
	default:
		return b.pressMessage(press.String())
	}
}

// pressAnywhere answers the keys that mean the same in every pane.
func (b *Bench) pressAnywhere(press string) (cmd tea.Cmd, done bool) {
	k := b.env.Keys
	switch {
	case keys.Matches(press, k.Move.Next):
		b.focusOn((b.focus + 1) % paneCount)
	case keys.Matches(press, k.Move.Previous):
		b.focusOn((b.focus + paneCount - 1) % paneCount)
	case keys.Matches(press, k.Bench.Required):
		return b.sendProfile(true), true
	case keys.Matches(press, k.Bench.Profile):
		return b.sendProfile(false), true
	case keys.Matches(press, k.Bench.Everything):
		return b.sendEverything(), true
	case keys.Matches(press, k.Bench.Stop):
		return b.runs.stopBulk(), true
	case keys.Matches(press, k.Bench.Pause):
		return b.runs.pauseBulk(), true
	case keys.Matches(press, k.Bench.Load):
		return b.env.Open(LoadDocuments{}), true
	case keys.Matches(press, k.Bench.Fresh):
		return b.askFresh(), true
	case keys.Matches(press, k.Bench.Vocabulary):
		return b.env.Open(LookUp{}), true
	case keys.Matches(press, k.Bench.Compose):
		return b.compose(), true
	case keys.Matches(press, k.Bench.Why):
		return b.explainRule(), true
	case keys.Matches(press, k.Bench.Certify):
		return b.env.Open(PractiseCertification{}), true
	case keys.Matches(press, k.Bench.Filter):
		b.focusOn(paneLog)
		b.log.typing = true
	case keys.Matches(press, k.Bench.NextTrouble):
		return b.seek(1), true
	case keys.Matches(press, k.Log.PreviousTrouble):
		return b.seek(-1), true
	case keys.Matches(press, k.Log.Resend):
		return b.whenRead(b.resendSelected), true
	case keys.Matches(press, k.Bench.Edit):
		return b.whenRead(b.composeSelected), true
	case keys.Matches(press, k.Log.Editor):
		return b.whenRead(b.editSelected), true
	case keys.Matches(press, k.Log.Pager):
		return b.whenRead(b.openPager), true
	case keys.Matches(press, k.Log.Mark):
		return b.markSelected(), true
	case keys.Matches(press, k.Log.Compare):
		return b.compare(), true
	case keys.Matches(press, k.Log.Export):
		return b.openExport(), true
	case keys.Matches(press, k.Mend.Change):
		return b.whenRead(b.showMend), true
	case keys.Matches(press, k.Mend.Apply):
		return b.whenRead(b.applyMend), true
	case keys.Matches(press, k.Global.Back):
		return b.back(), true
	default:
		cmd, done = b.message.pressTab(press, k, b.env.Theme)
		if done && !b.layout.wide { // where it cannot be seen from here
			b.focusOn(paneMessage)
		}
		return cmd, done
	}
	return b.pull(), true
}

// explainRule opens the page of the rule that a finding comes from.
func (b *Bench) explainRule() tea.Cmd {
	f, ok := b.message.chosenFinding()
	if !ok {
		b.env.Say(Told, "The selected message has no finding to explain.")
		return nil
	}
	return b.env.Open(LookUp{At: lookup.Ref{Kind: lookup.Rule, Name: f.Rule}})
}

// back undoes one thing: a run, a filter, the focus.
func (b *Bench) back() tea.Cmd {
	switch {
	case b.runs.bulk != nil:
		return b.runs.stopBulk()
	case b.focus == paneMessage && !b.layout.wide:
		b.focusOn(paneLog)
	case b.focus != paneProfiles && b.log.filter.Value == "":
		b.focusOn(paneProfiles)
	case b.log.filter.Value != "":
		b.log.setFilter("")
	case len(b.log.marked) > 0:
		b.log.marked = nil
	}
	return b.pull()
}

func (b *Bench) focusOn(p pane) {
	b.focus = p
	if p == paneLog { // whoever looks at the log wants it to stand still
		b.log.follow = false
	}
}

func (b *Bench) pressProfiles(press string) tea.Cmd {
	k, p := b.env.Keys, &b.profiles
	at, ok := p.selected()
	switch {
	case !ok:
	case keys.Matches(press, k.Move.Enter):
		if at.row >= 0 {
			return b.sendRow(at)
		}
		p.enterProfile()
	case keys.Matches(press, k.Bench.Unfold), keys.Matches(press, k.Move.Right):
		if !p.setUnfolded(true) && at.row < 0 {
			p.goTo(at.profile, 0)
		}
	case keys.Matches(press, k.Bench.Fold):
		p.setUnfolded(false)
	case keys.Matches(press, k.Move.Left):
		if at.row >= 0 {
			p.goTo(at.profile, -1)
		} else {
			p.setUnfolded(false)
		}
	default:
		component.MoveList(&p.list, press, k.Move, p.move)
	}
	return nil
}

func (b *Bench) pressLog(press string) tea.Cmd {
	k, l := b.env.Keys, &b.log
	switch {
	case keys.Matches(press, k.Move.Enter), keys.Matches(press, k.Move.Right):
		if l.selectedSeq() > 0 {
			b.focusOn(paneMessage)
		}
	case keys.Matches(press, k.Move.Left):
		b.focusOn(paneProfiles)
	case keys.Matches(press, k.Move.Bottom):
		l.follow = true
		l.list.Select(l.list.Len - 1)
	default:
		if component.MoveList(&l.list, press, k.Move, l.list.Move) {
			l.follow, l.found.near = false, 0
			l.seeking++
		}
	}
	return b.pull()
}

func (b *Bench) pressMessage(press string) tea.Cmd {
	k, m := b.env.Keys, &b.message
	switch {
	case m.tab == tabJSON && keys.Matches(press, k.Move.Enter):
		m.toggleFold(b.env.Theme)
	case m.tab == tabJSON && keys.Matches(press, k.Bench.Unfold):
		m.fold(b.env.Theme, false)
	case m.tab == tabJSON && keys.Matches(press, k.Bench.Fold):
		m.fold(b.env.Theme, true)
	case keys.Matches(press, k.Move.Right), keys.Matches(press, k.Move.Enter):
		m.setTab(b.env.Theme, (m.tab+1)%tabCount)
	case keys.Matches(press, k.Move.Left):
		m.setTab(b.env.Theme, (m.tab+tabCount-1)%tabCount)
	case keys.Matches(press, k.Message.ScrollRight):
		m.scrollSideways(b.env.Theme, 1)
	case keys.Matches(press, k.Message.ScrollLeft):
		m.scrollSideways(b.env.Theme, -1)
	case m.tab == tabJSON:
		component.MoveList(&m.list, press, k.Move, m.moveInJSON)
	case m.tab == tabFindings:
		component.MoveList(&m.list, press, k.Move, m.moveInFindings)
	default:
		component.MoveText(&m.list, press, k.Move)
	}
	return nil
}
