package page

import (
	tea "github.com/charmbracelet/bubbletea"
)

// Plain is what a page has that nothing is under way on, and nothing typed.
type Plain struct{}

// Init implements Page.
func (Plain) Init() tea.Cmd { return nil }

// Status implements Page.
func (Plain) Status(int) string { return "" }

// Typing implements Page.
func (Plain) Typing() bool { return false }
