package ui

import (
	"os"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/page"
)

// foregroundOverMsg says that the terminal is ours again, with what the page
// wants to be told of it.
type foregroundOverMsg struct{ told tea.Msg }

// foreground gives the terminal to another program. The endpoint goes on
// answering meanwhile; the screen takes in what came when it is back.
func (a *app) foreground(msg page.ForegroundMsg) tea.Cmd {
	// The library would hand on its own input, which is wrapped and so no
	// terminal to the other program.
	msg.Command.Stdin = os.Stdin
	from := a.desk()
	return tea.ExecProcess(msg.Command, func(err error) tea.Msg {
		return from.tag(foregroundOverMsg{told: msg.Done(err)})
	})
}
