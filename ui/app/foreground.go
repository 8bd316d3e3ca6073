package app

import (
	"io"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/page"
	"caliper-playground/ui/terminal"
)

// lend gives the terminal to another program, as it was found, until that ends.
func (a *app) lend(program tea.ExecCommand, over func(error) tea.Cmd) tea.Cmd {
	of := a.acting
	return a.execute(lent{program, a.output.terminal}, func(err error) tea.Msg {
		return resultMsg{of, page.NewResult(func() tea.Cmd { return tea.Batch(a.enableMouse(), over(err)) })}
	})
}

// lent is a program that has the terminal for as long as it runs.
type lent struct {
	tea.ExecCommand
	terminal io.Writer
}

// Run implements tea.ExecCommand.
func (l lent) Run() error {
	// Where this cannot be written, neither can frames, which is told.
	_, _ = io.WriteString(l.terminal, terminal.WrapOn)
	err := l.ExecCommand.Run()
	_, _ = io.WriteString(l.terminal, terminal.WrapOff)
	return err
}

// suspend stops the program until the shell goes on with it, or says why not.
func (a *app) suspend() tea.Cmd {
	return a.lend(terminal.Suspension{}, func(err error) tea.Cmd {
		if err != nil {
			a.say(page.Warned, "The playground cannot be stopped here: "+err.Error()+". Open another window beside it, or quit with "+a.env.Keys.Global.Interrupt.Help().Key+".")
		}
		return nil
	})
}
