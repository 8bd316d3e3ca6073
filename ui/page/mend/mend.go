// Package mend is the pages that show what a mend, or an edit, makes of a message or
// a document, before that is sent: the change, and the ways to mend a finding from
// which one is chosen. What becomes of it is for the page to say that opens them.
package mend

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/rule"
	"caliper-playground/engine/session"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/saving"
)

// Subject is what is mended or edited: a message, with what is done with it.
type Subject struct {
	Env     *page.Env
	Name    string // what it is called: "message 7"
	Message session.Message
	Sent    bool   // it is in the log: what changes becomes another event
	File    string // what a copy is proposed to be saved as
	// Send sends what has become of the body, and Edit opens that in an editor.
	Send, Edit func(body []byte) tea.Cmd
	// Current says that it is still in sight, so that a page may open for it.
	Current func() bool
}

func (s Subject) proposer() *proposer {
	return &proposer{name: s.Name, sent: s.Sent, judging: s.Env.Engine.Judging(), message: s.Message, editKey: s.Env.Keys.Do.Editor.Help().Key}
}

// Show shows how a finding can be mended.
func (s Subject) Show(f rule.Finding) tea.Cmd {
	return s.Env.Wait(s.propose(f, func(proposals []proposal) tea.Cmd { return s.show(proposals) }))
}

// Apply mends a finding and sends what becomes of the message; where there is a
// choice, it is asked for.
func (s Subject) Apply(f rule.Finding) tea.Cmd {
	if choices := len(f.Choices); choices > 0 {
		return s.Env.Wait(s.propose(f, func(proposals []proposal) tea.Cmd {
			return s.Env.Push(newChoice(s, f, proposals[:choices]))
		}))
	}
	return s.propose(f, s.apply)
}

// propose has something done with what there is to propose for a finding.
func (s Subject) propose(f rule.Finding, take func([]proposal) tea.Cmd) tea.Cmd {
	p := s.proposer()
	return page.After(func() []proposal { return p.mends(f) }, func(proposals []proposal) tea.Cmd {
		if !s.Current() {
			return nil
		}
		return take(proposals)
	})
}

func (s Subject) show(proposals []proposal) tea.Cmd {
	if first := proposals[0]; first.body == nil && len(proposals) == 1 {
		s.Env.Say(page.Warned, first.why)
		return nil
	}
	return s.Env.Push(newChange(s, proposals, 0, nil))
}

// apply sends the first proposal.
func (s Subject) apply(proposals []proposal) tea.Cmd {
	first := proposals[0]
	switch {
	case first.body != nil:
		return s.Send(first.body)
	case len(proposals) == 1:
		s.Env.Say(page.Warned, first.why)
	default:
		s.Env.Say(page.Warned, first.why+" Other findings can be mended: "+s.Env.Keys.Do.Mend.Help().Key+" shows how.")
	}
	return nil
}

// ShowAll shows what all mends together make of the message.
func (s Subject) ShowAll() tea.Cmd {
	return s.showOne(s.proposer().all)
}

// ShowEdit shows what an edit makes of the message.
func (s Subject) ShowEdit(body []byte) tea.Cmd {
	p := s.proposer()
	return s.showOne(func() proposal { return p.edited(body) })
}

// showOne shows a proposal by itself.
func (s Subject) showOne(propose func() proposal) tea.Cmd {
	return s.Env.Wait(page.After(propose, func(one proposal) tea.Cmd {
		if !s.Current() {
			return nil
		}
		return s.show([]proposal{one})
	}))
}

// Places lists what is in force together on each of the pages.
func Places(env *page.Env) []page.Place {
	of := Subject{Env: env}
	change, naming := newChange(of, []proposal{{}, {}}, 0, nil), newChange(of, []proposal{{}, {}}, 0, nil)
	naming.save = saving.New(env, func() {})
	naming.save.Ask("", nil)
	return []page.Place{
		{Name: "change of a message", Commands: change.Commands()},
		{Name: "naming a file of a change", Typing: true, Commands: naming.Commands()},
		{Name: "ways to mend a message", Commands: newChoice(of, rule.Finding{}, []proposal{{}, {}}).Commands()},
	}
}
