// Package keys holds every key of the screen, by the scope where it is in
// force. Help is made from the same values, so it cannot say anything else.
// No other package names a key.
package keys

import "github.com/charmbracelet/bubbles/key"

// Map is all key bindings by scope. A program has one and hands it down.
type Map struct {
	Global  Global
	Do      Do
	Move    Move
	Bench   Bench
	Message MessagePane
	Copy    Copy
	Prompt  Prompt
	Load    Load
	Certify Certify
	Story   Story
	Compose Compose
	Form    Form
	Log     Log
	Export  Export
	Session Sessions

	Vocabulary Vocabulary
	Mistake    Mistakes
	Exercise   Exercises
}

// Group is a titled list of bindings, as help shows them.
type Group struct {
	Title    string
	Bindings []Binding
}

// Global holds what works on every page.
type Global struct {
	Help, Palette, Reach, Copy, Back, Quit, Interrupt, Suspend, Redraw, Theme, Mouse Binding
}

// Move holds what moves within a list or a text, and between panes.
type Move struct {
	Up, Down, Left, Right, PageUp, PageDown, Top, Bottom, Next, Previous, Zoom, Enter Binding
}

// Bench holds what the bench does.
type Bench struct {
	Required, Profile, Everything, Load, Vocabulary, Certify, Compose, Mistakes, Coverage, Questions, Entities, Exercises, Stories Binding
}

// MessagePane holds what is shown of the selected message, and where.
type MessagePane struct {
	Findings, Sentence, JSON, HTTP, Graph, FoldAll, ScrollLeft, ScrollRight, Advice, Versions Binding
}

// Vocabulary holds what the vocabulary page does.
type Vocabulary struct {
	Compose, CopyExample, Other, Back, Forward Binding
}

// Exercises holds what the page of exercises does.
type Exercises struct {
	Next, Practice, Hint, Solution, Reset, Skip Binding
}

// Copy holds what can be copied, once copying has begun.
type Copy struct {
	URL, Token, Curl, Body Binding
}

// Prompt holds the answers to a question, and what ends a line of input.
type Prompt struct {
	Yes, No, Discard, Accept, Cancel, Erase, EraseAll Binding
}

// Default returns the bindings that the program starts with.
func Default() *Map {
	m := &Map{
		Global: Global{
			Help:      bind("?", "help", "?", "f1"),
			Palette:   bind("ctrl+p", "all commands", "ctrl+p"),
			Reach:     bind("u", "reach the endpoint", "u"),
			Copy:      bind("y", "copy", "y"),
			Back:      bind("esc", "back", "esc"),
			Quit:      bind("q", "quit", "q"),
			Interrupt: bind("ctrl+c", "quit; twice: at once", "ctrl+c"),
			Suspend:   bind("ctrl+z", "to the shell; fg comes back", "ctrl+z"),
			Redraw:    bind("ctrl+l", "draw anew", "ctrl+l"),
			Theme:     bind("f2", "next theme", "f2"),
			Mouse:     bind("f3", "mouse on or off", "f3"),
		},
		Move: Move{
			Up:       bind("↑/k", "up", "up", "k"),
			Down:     bind("↓/j", "down", "down", "j"),
			Left:     bind("←/h", "fold, or the tab before", "left", "h"),
			Right:    bind("→/l", "unfold, or the next tab", "right", "l"),
			PageUp:   bind("pgup", "a page up", "pgup", "ctrl+b", "ctrl+u"),
			PageDown: bind("pgdn", "a page down", "pgdown", "ctrl+f", "ctrl+d", " "),
			Top:      bind("g", "first", "home", "g"),
			Bottom:   bind("G", "last", "end", "G"),
			Next:     bind("tab", "next pane", "tab"),
			Previous: bind("shift+tab", "pane before", "shift+tab"),
			Zoom:     bind("f4", "zoom the pane", "f4"),
			Enter:    bind("enter", "open, or send this row", "enter"),
		},
		Do: defaultDo(),
		Bench: Bench{
			Required:   bind("r", "required", "r"),
			Profile:    bind("p", "profile", "p"),
			Everything: bind("a", "all", "a"),
			Load:       bind("o", "load", "o"),
			Compose:    bind("n", "compose", "n"),
			Vocabulary: bind("v", "vocabulary", "v"),
			Certify:    bind("c", "certify", "c"),
			Mistakes:   bind("M", "mistakes", "M"),
			Coverage:   bind("%", "coverage", "%"),
			Questions:  bind("Q", "questions", "Q"),
			Entities:   bind("&", "entities", "&"),
			Exercises:  bind("I", "exercises", "I"),
			Stories:    bind("N", "stories", "N"),
		},
		Message: MessagePane{
			Findings:    bind("1", "findings", "1"),
			Sentence:    bind("2", "sentence", "2"),
			JSON:        bind("3", "JSON", "3"),
			HTTP:        bind("4", "HTTP exchange", "4"),
			Graph:       bind("5", "graph", "5"),
			Versions:    bind("K", "both versions", "K"),
			FoldAll:     bind("Z", "fold all", "Z"),
			Advice:      bind("H", "advice", "H"),
			ScrollLeft:  bind("<", "long lines to the left", "<", "shift+left"),
			ScrollRight: bind(">", "long lines to the right", ">", "shift+right"),
		},
		Vocabulary: Vocabulary{
			Compose:     bind("n", "compose", "n"),
			CopyExample: bind("Y", "copy the example", "Y"),
			Other:       bind("V", "the other version", "V"),
			Back:        bind("backspace", "walk back", "backspace", "alt+left"),
			Forward:     bind("alt+right", "walk ahead again", "alt+right"),
		},
		Copy: Copy{
			URL:   bind("u", "URL", "u"),
			Token: bind("t", "token", "t"),
			Curl:  bind("c", "curl line", "c"),
			Body:  bind("m", "message body", "m"),
		},
		Load: defaultLoad(),
		Prompt: Prompt{
			Yes:      bind("y", "yes", "y", "Y"),
			No:       bind("n", "no", "n", "N", "esc"),
			Discard:  bind("d", "discard it", "d"),
			Accept:   bind("enter", "keep", "enter"),
			Cancel:   bind("esc", "cancel", "esc"),
			Erase:    bind("backspace", "erase", "backspace", "ctrl+h"),
			EraseAll: bind("ctrl+u", "erase all", "ctrl+u"),
		},
		Certify: defaultCertify(),
		Story:   defaultStory(),
		Compose: defaultCompose(),
		Form:    defaultForm(),
		Log:     defaultLog(),
		Export:  defaultExport(),
		Session: defaultSession(),
		Mistake: defaultMistakes(),
		Exercise: Exercises{
			Next:     bind("n", "next exercise", "n"),
			Practice: bind("p", "practice", "p"),
			Hint:     bind("i", "hint", "i"),
			Solution: bind("o", "solution", "o"),
			Reset:    bind("r", "begin anew", "r"),
			Skip:     bind("b", "leave out", "b"),
		},
	}
	for _, c := range m.Commands() {
		c.Binding.name = c.Name
	}
	return m
}

func bind(shown, meaning string, keys ...string) Binding {
	return Binding{Binding: key.NewBinding(key.WithKeys(keys...), key.WithHelp(shown, meaning))}
}

// Matches says whether a key press is one of the binding's keys.
func Matches(press string, b Binding) bool {
	if !b.Enabled() {
		return false
	}
	for _, k := range b.Keys() {
		if k == press {
			return true
		}
	}
	return false
}

// Called returns the binding with another word for what it does, where a page
// can say it more exactly.
func Called(b Binding, meaning string) Binding {
	b.SetHelp(b.Help().Key, meaning)
	return b
}

// Binding is one or more keys with what they do, in as few words as the foot has
// room for, and the name that a file of key bindings calls it by.
type Binding struct {
	key.Binding
	name string
}

// Name returns the binding's name, "bench.next-trouble"; it is "" for what is no
// command, such as a word that is typed.
func (b Binding) Name() string { return b.name }
