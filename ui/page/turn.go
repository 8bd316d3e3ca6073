package page

import tea "github.com/charmbracelet/bubbletea"

// Turns counts the commands under way that change which page, question or
// session keys go to. Whoever types fast, or has keys sent by a program, has
// typed the next key before such a command is through, and means what it opens:
// keys wait meanwhile. The screen alone reads and changes it, in Update.
type Turns struct{ pending int }

// Pending says whether something is about to open or to close.
func (t *Turns) Pending() bool { return t.pending > 0 }

// Over says that one of the commands has come to its message, which was taken.
func (t *Turns) Over() { t.pending = max(0, t.pending-1) }

// TurnedMsg brings the message that keys have waited for; nil where the command
// came to none.
type TurnedMsg struct{ Msg tea.Msg }

// turn returns a command that keys wait for. It must be run, and must not take
// long: no key but the one that quits is answered until then.
func (e *Env) turn(cmd tea.Cmd) tea.Cmd {
	if e.Turns == nil || cmd == nil {
		return cmd
	}
	e.Turns.pending++
	return func() tea.Msg { return TurnedMsg{cmd()} }
}

// turnTo returns a command for a message that is known already, and changes
// what keys go to.
func (e *Env) turnTo(msg tea.Msg) tea.Cmd { return e.turn(do(msg)) }
