package app

import (
	"context"
	"fmt"
	"io"
	"regexp"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/keys"
	"caliper-playground/ui/page"
	"caliper-playground/ui/style"
)

// Step is keys by name, and the words that must be on the screen before the
// next step: what keys begin may take a while.
type Step struct {
	Keys  []string
	Shows string
}

// stillPatience is how long a step of a still may take.
const stillPatience = 30 * time.Second

// Still runs the screen without a terminal through some steps, and returns what
// it shows then, colours included. An error names the step that did not come
// to its words.
func Still(env *page.Env, choice style.Choice, width, height int, steps []Step) (string, error) {
	ctx, cancel := context.WithTimeout(env.Context, stillPatience)
	defer cancel()
	within := *env
	within.Context = ctx
	a := newApp(&within, choice, output{terminal: io.Discard}, nil)
	defer a.end()
	s := &still{app: a, width: width, height: height, steps: steps}
	program := tea.NewProgram(s, tea.WithOutput(io.Discard), tea.WithInput(nil), tea.WithoutRenderer(), tea.WithoutSignalHandler())
	stop := context.AfterFunc(ctx, program.Quit)
	defer stop()
	if _, err := program.Run(); err != nil {
		return "", err
	}
	if len(s.steps) > 0 {
		return "", fmt.Errorf("the screen never showed %q; it shows\n%s", s.steps[0].Shows, a.View())
	}
	return a.View(), nil
}

// still is the program's model with somebody who presses keys.
type still struct {
	app           *app
	width, height int
	steps         []Step
	pressed       bool // the keys of the first step left
}

// Init implements tea.Model.
func (s *still) Init() tea.Cmd {
	size := tea.WindowSizeMsg{Width: s.width, Height: s.height}
	return tea.Batch(s.app.Init(), func() tea.Msg { return size })
}

// Update implements tea.Model.
func (s *still) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if size, ok := msg.(tea.WindowSizeMsg); ok && size.Width != s.width {
		return s, nil // a terminal that the program happens to run on
	}
	_, cmd := s.app.Update(msg)
	cmds := []tea.Cmd{cmd}
	for s.app.width > 0 && len(s.steps) > 0 {
		if !s.pressed {
			for _, name := range s.steps[0].Keys {
				press, ok := keys.Press(name)
				if !ok {
					press = tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(name), Paste: true}
				}
				_, cmd := s.app.Update(press)
				cmds = append(cmds, cmd)
			}
			s.pressed = true
		}
		if !shows(s.app.View(), s.steps[0].Shows) {
			return s, tea.Batch(cmds...)
		}
		s.steps, s.pressed = s.steps[1:], false
	}
	if s.app.width > 0 {
		cmds = append(cmds, tea.Quit)
	}
	return s, tea.Batch(cmds...)
}

// View implements tea.Model.
func (s *still) View() string { return s.app.View() }

// shows says whether words are in a view, whatever styles stand between them.
func shows(view, words string) bool {
	return strings.Contains(styles.ReplaceAllString(view, ""), words)
}

var styles = regexp.MustCompile(`\x1b\[[0-9;]*m`)
