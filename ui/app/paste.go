package app

import (
	"context"
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/page"
	"caliper-playground/ui/terminal"
)

// pasted returns what the library is to ask about each message: it gets a
// stand-in for what was pasted, in whose place this puts the text.
func pasted(input *terminal.Input) func(tea.Model, tea.Msg) tea.Msg {
	return func(_ tea.Model, msg tea.Msg) tea.Msg {
		if late, ok := msg.(endless); ok {
			return late.press
		}
		press, ok := msg.(tea.KeyMsg)
		if !ok || !press.Paste {
			return msg
		}
		p, ok := input.Redeem(string(press.Runes))
		switch {
		case !ok:
			return nil
		case p.TooLong:
			return tooLong()
		}
		return textOf(p)
	}
}

// unfinished hands over pastes whose end never came, until the context ends.
// Sending waits while another program has the terminal.
func unfinished(ctx context.Context, pastes <-chan terminal.Paste, send func(tea.Msg)) {
	for {
		select {
		case <-ctx.Done():
			return
		case p := <-pastes:
			if p.TooLong {
				send(tooLong())
				continue
			}
			send(endless{textOf(p)})
			send(saidMsg{page.Warned, "The terminal did not say where the pasted text ends; what came of it is taken."})
		}
	}
}

// endless is the text of a paste whose end never came, for which there is no
// stand-in.
type endless struct{ press tea.KeyMsg }

// textOf returns a paste as the library does. Bytes that are no UTF-8 are marked.
func textOf(p terminal.Paste) tea.KeyMsg {
	return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(p.Text), Paste: true}
}

func tooLong() tea.Msg {
	return saidMsg{page.Warned, fmt.Sprintf("More than %d MB were pasted, which is left out: save it as a file, and load that.", terminal.MaxPaste>>20)}
}
