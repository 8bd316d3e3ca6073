package app

import (
	"io"
	"os"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/term"

	"caliper-playground/engine/conformance"
	"caliper-playground/ui/terminal"
)

// starting is the screen until its first message. It shows the first frame as
// soon as the terminal is ready for it; the library would keep it until its clock
// ticks, which takes longer than all the rest of the start.
type starting struct {
	*app
	terminal *os.File
}

// Init implements tea.Model. The library calls it when the terminal is in raw
// mode and on its other screen, which is empty, and before it has a frame of its
// own: nothing can come between. Its own first frame says the same again.
func (s starting) Init() tea.Cmd {
	begun := s.app.Init() // which knows whether the page of the last time is to open
	fitted := s.fit()
	_, _ = io.WriteString(s.terminal, terminal.WrapOff) // as for the frame
	s.paint(s.terminal)
	return tea.Batch(begun, fitted, prepare(s.env.Engine.Judging()))
}

// fit gives the screen the terminal's size. Where it cannot be told, there is no
// frame to show yet: the library asks for the size too, and says what is wrong.
func (s starting) fit() tea.Cmd {
	width, height, err := term.GetSize(s.terminal.Fd())
	if err != nil {
		return nil
	}
	_, cmd := s.Update(tea.WindowSizeMsg{Width: width, Height: height})
	return cmd
}

// paint draws the frame, line by line from the top.
func (s starting) paint(out io.Writer) {
	frame := s.View()
	if frame == "" {
		return
	}
	// Where this cannot be written, neither can what follows, which is told.
	_, _ = io.WriteString(out, terminal.TopLeft+strings.ReplaceAll(frame, "\n", "\r\n"))
}

// prepare returns a command that makes ready what the first message is judged
// by, so that neither the first frame nor the first mark waits for it.
func prepare(judging conformance.Options) tea.Cmd {
	return func() tea.Msg {
		conformance.NewAssessor(judging)
		return nil
	}
}
