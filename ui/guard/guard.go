// Package guard keeps the interface library from asking the terminal for its
// background colour while packages are initialised, which can hold a program
// up for five seconds, headless commands included.
//
// It works by its import path: Go initialises packages in the order of their
// paths as soon as what they import is ready, and this one's sorts before
// "github.com/charmbracelet/bubbletea", whose initialiser would ask. So it
// must stay in this module, and import nothing but the style library.
package guard

import "github.com/charmbracelet/lipgloss"

func init() {
	// Whatever is set here is not asked for. The screen asks by itself, without
	// waiting, when it runs (package terminal), and package style never looks
	// at this value.
	lipgloss.SetHasDarkBackground(true)
}
