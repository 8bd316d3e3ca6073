package ui

import tea "github.com/charmbracelet/bubbletea"

// waits keeps a key or the mouse for later while a page, a question or another
// session is about to open or to close, so that it reaches what the key before
// it opened. The keys that end or redraw the program never wait.
func (a *app) waits(msg tea.Msg) bool {
	if !a.env.Turns.Pending() {
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

// turned takes in what keys have waited for, then the keys, in their order, up
// to the next one that opens something.
func (a *app) turned(from *desk, msg tea.Msg) tea.Cmd {
	var cmds []tea.Cmd
	switch of := msg.(type) {
	case nil:
	case deskMsg:
		cmds = append(cmds, a.update(of.desk, of.msg))
	default:
		if own := from.tag(msg); isOf(own, from) {
			cmds = append(cmds, a.update(from, msg))
		} else { // the library's business: a batch, a sequence, the end
			cmds = append(cmds, func() tea.Msg { return own })
		}
	}
	a.env.Turns.Over()
	if a.standIn() && !a.env.Turns.Pending() { // what it stood in for never came
		a.pop()
	}
	for len(a.held) > 0 && !a.env.Turns.Pending() {
		next := a.held[0]
		a.held = a.held[1:]
		cmds = append(cmds, a.update(a.desk(), next))
	}
	if len(cmds) == 0 {
		return nil
	}
	return tea.Batch(cmds[0], tea.Sequence(cmds[1:]...))
}

// isOf says whether a message is one of a desk's own.
func isOf(msg tea.Msg, d *desk) bool {
	of, ok := msg.(deskMsg)
	return ok && of.desk == d
}
