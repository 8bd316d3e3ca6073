package app

import (
	"io"
	"runtime"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"

	"caliper-playground/ui/style"
	"caliper-playground/ui/terminal"
)

// backgroundMsg says what the terminal answered about its background.
type backgroundMsg struct{ background style.Background }

// listen returns a command that waits for the terminal's answer. Many never
// come; nothing waits for them.
func (a *app) listen() tea.Cmd {
	if a.answers == nil {
		return nil
	}
	ctx, answers, out := a.env.Context, a.answers, a.output.terminal
	return func() tea.Msg {
		if _, err := io.WriteString(out, terminal.QueryBackground); err != nil {
			return nil // the next frame will say so
		}
		select {
		case <-ctx.Done():
			return nil
		case answer := <-answers:
			return backgroundMsg{backgroundStyle(answer)}
		}
	}
}

// asksBackground says whether the terminal is asked at all: not where no theme
// could have colours, and not where answers cannot be told from keys.
func asksBackground(choice style.Choice, getenv func(string) string) bool {
	if choice.Profile == termenv.Ascii {
		return false
	}
	term := getenv("TERM")
	return runtime.GOOS != "windows" && term != "" && term != "dumb" && term != "linux"
}

func backgroundStyle(b terminal.Background) style.Background {
	switch b {
	case terminal.Dark:
		return style.DarkBackground
	case terminal.Light:
		return style.LightBackground
	default:
		return style.AnyBackground
	}
}
