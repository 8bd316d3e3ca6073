package app

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/page"
)

// quit ends the program, after asking where something would be lost.
func (a *app) quit() tea.Cmd {
	unsent := a.unsent()
	if unsent == "" {
		return tea.Quit
	}
	a.ask = &question{"Quit all the same? " + unsent, func() tea.Cmd { return tea.Quit }}
	return nil
}

// leave closes the page on top, after asking where something would be lost.
func (a *app) leave() tea.Cmd {
	if leaver, ok := a.top().(page.Leaver); ok {
		return leaver.Leave()
	}
	if worker, ok := a.top().(page.Worker); ok && worker.Unsent() != "" {
		closing := a.top()
		a.ask = &question{"Close this page all the same? " + worker.Unsent(), func() tea.Cmd {
			a.close(closing)
			return nil
		}}
		return nil
	}
	a.pop()
	return nil
}

// unsent says what the pages hold that nobody has yet.
func (a *app) unsent() string {
	var said []string
	for _, p := range a.pages {
		if worker, ok := p.(page.Worker); ok {
			if unsent := worker.Unsent(); unsent != "" {
				said = append(said, unsent)
			}
		}
	}
	for _, d := range a.screens {
		if d == a.screen() || d.bench == nil {
			continue
		}
		if unsent := d.bench.Unsent(); unsent != "" {
			said = append(said, d.name()+": "+unsent)
		}
	}
	return strings.Join(said, " ")
}
