package component

import (
	tea "github.com/charmbracelet/bubbletea"
)

// WheelStep is how many lines a turn of the wheel moves.
const WheelStep = 3

// ScrollByWheel moves a text as the wheel turns.
func ScrollByWheel(l *List, msg tea.MouseMsg) {
	switch msg.Button {
	case tea.MouseButtonWheelUp:
		l.Scroll(-WheelStep)
	case tea.MouseButtonWheelDown:
		l.Scroll(WheelStep)
	}
}
