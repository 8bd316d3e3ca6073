package app

import tea "github.com/charmbracelet/bubbletea"

// waitedMsg brings what keys have waited for; its message is nil where the
// command came to none.
type waitedMsg struct{ msg tea.Msg }

// wait returns a command that keys wait for, since it changes which page they go
// to. Whoever types fast, or has keys sent by a program, has typed the next key
// before it is through, and means what it opens.
func (a *app) wait(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	a.waited++
	cmd = guarded(a.acting, cmd) // keys go on also where it fails
	return func() tea.Msg { return waitedMsg{cmd()} }
}

// waits keeps a key or the mouse for later while something is about to open. The
// keys that end or redraw the program never wait.
func (a *app) waits(msg tea.Msg) bool {
	if a.waited == 0 {
		return false
	}
	switch msg := msg.(type) {
	case tea.KeyMsg:
		k := a.env.Keys.Global
		if matches(msg, k.Interrupt) || matches(msg, k.Suspend) || matches(msg, k.Redraw) {
			return false
		}
	case tea.MouseMsg:
	default:
		return false
	}
	a.held = append(a.held, msg)
	return true
}

// cameIn takes in what keys have waited for, then the keys, in their order, up
// to the next one that opens something.
func (a *app) cameIn(of waitedMsg) tea.Cmd {
	var cmds []tea.Cmd
	if of.msg != nil {
		cmds = append(cmds, a.by(a.top(), func() tea.Cmd { return a.update(of.msg) }))
	}
	a.waited = max(0, a.waited-1)
	if a.standIn() && a.waited == 0 { // what it stood in for never came
		a.pop()
	}
	for len(a.held) > 0 && a.waited == 0 {
		next := a.held[0]
		a.held = a.held[1:]
		cmds = append(cmds, a.by(a.top(), func() tea.Cmd { return a.update(next) }))
	}
	return tea.Batch(cmds...)
}
