package component

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/keys"
)

// MoveList answers the keys that move a cursor, and says whether it was one.
func MoveList(l *List, press string, k keys.Move, move func(int)) bool {
	page := max(1, l.Height-1)
	switch {
	case keys.Matches(press, k.Up):
		move(-1)
	case keys.Matches(press, k.Down):
		move(1)
	case keys.Matches(press, k.PageUp):
		move(-page)
	case keys.Matches(press, k.PageDown):
		move(page)
	case keys.Matches(press, k.Top):
		move(-l.Len)
	case keys.Matches(press, k.Bottom):
		move(l.Len)
	default:
		return false
	}
	return true
}

// MoveText answers the same keys for a text, which has a window and no cursor.
func MoveText(l *List, press string, k keys.Move) {
	MoveList(l, press, k, l.Scroll)
}

// WheelStep is how many lines a turn of the wheel moves.
const WheelStep = 3

// Arrows leaves out the keys that are letters, for where letters are text.
func Arrows(k keys.Move) keys.Move {
	for _, binding := range []*keys.Binding{&k.Up, &k.Down, &k.PageUp, &k.PageDown, &k.Top, &k.Bottom} {
		*binding = keys.WhileTyping(*binding)
	}
	return k
}

// ScrollByWheel moves a text as the wheel turns.
func ScrollByWheel(l *List, msg tea.MouseMsg) {
	switch msg.Button {
	case tea.MouseButtonWheelUp:
		l.Scroll(-WheelStep)
	case tea.MouseButtonWheelDown:
		l.Scroll(WheelStep)
	}
}
