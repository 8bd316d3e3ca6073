package component

import (
	tea "github.com/charmbracelet/bubbletea"
)

// WheelStep is how many lines a turn of the wheel moves.
const WheelStep = 3

// Wheel returns by how many lines the wheel was turned, up where that is below 0; it
// is 0 for anything else that the mouse does.
func Wheel(msg tea.MouseMsg) int {
	switch msg.Button {
	case tea.MouseButtonWheelUp:
		return -WheelStep
	case tea.MouseButtonWheelDown:
		return WheelStep
	}
	return 0
}

// ScrollByWheel moves a text as the wheel turns.
func ScrollByWheel(l *List, msg tea.MouseMsg) {
	if by := Wheel(msg); by != 0 {
		l.Scroll(by)
	}
}

// Clicked says whether the left button was pressed.
func Clicked(msg tea.MouseMsg) bool {
	return msg.Button == tea.MouseButtonLeft && msg.Action == tea.MouseActionPress
}
