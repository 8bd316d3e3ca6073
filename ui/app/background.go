package app

import (
	"io"
	"os"
	"runtime"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"

	"caliper-playground/ui/page"
	"caliper-playground/ui/style"
	"caliper-playground/ui/terminal"
)

// listen returns a command that waits for the terminal's answer about its background.
// Many never come; nothing waits for them.
func (a *app) listen() tea.Cmd {
	if a.answers == nil {
		return nil
	}
	out, answered := a.output.terminal, await(a.env.Context, 0, a.answers, func(answer style.Background) tea.Msg {
		return page.NewResult(page.Do(func() {
			a.choice.Background = answer
			a.setTheme()
		}))
	})
	return func() tea.Msg {
		if _, err := io.WriteString(out, terminal.QueryBackground); err != nil {
			return nil // the next frame will say so
		}
		return answered()
	}
}

// asksBackground says whether the terminal is asked at all: not where no theme
// could have colours, and not where answers cannot be told from keys.
func asksBackground(choice style.Choice) bool {
	if choice.Profile == termenv.Ascii {
		return false
	}
	term := os.Getenv("TERM")
	return runtime.GOOS != "windows" && term != "" && term != "dumb" && term != "linux"
}
