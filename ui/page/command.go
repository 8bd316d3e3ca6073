package page

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/component"
	"caliper-playground/ui/keys"
)

// Everywhere is the heading of what works on every page.
const Everywhere = "Everywhere"

// Command is one thing that a key does on a page, and all that is said of it.
// What keys do, the foot, help, the palette, reasons and which keys are in force
// together follow from a page's commands; nothing of it stands anywhere else.
type Command struct {
	Key   keys.Binding
	Group string // its heading in help and in the palette; help leaves out what has none
	Words string // what it does, for help and the palette; the binding's words where it is ""
	Short string // the same for the foot; the binding's words where it is ""
	Foot  int    // its place at the foot, from 1 on; 0 where it is not named there

	// Typing says that it is in force while text is typed, and only then.
	Typing bool
	// Do does it. It is nil where the page does it at another step, as Why says;
	// without that it is a line of help on what can be typed.
	Do func() tea.Cmd
	// Why says as a sentence why it would do nothing now. It returns "", or is nil,
	// where it does something.
	Why func() string
}

// Name returns what it does, for help and the palette.
func (c Command) Name() string {
	if c.Words != "" {
		return c.Words
	}
	return c.Key.Help().Desc
}

// Reason returns why a command would do nothing now, or "".
func (c Command) Reason() string {
	if c.Why == nil {
		return ""
	}
	return c.Why()
}

// Run does what a command does, or says why not.
func Run(env *Env, c Command) tea.Cmd {
	if why := c.Reason(); why != "" {
		env.Say(Warned, why)
		return nil
	}
	return c.Do()
}

// Do makes what changes a page alone into what a command does.
func Do(change func()) func() tea.Cmd {
	return func() tea.Cmd {
		change()
		return nil
	}
}

// Note returns a line of help on something that is typed.
func Note(group, typed, meaning string) Command {
	return Command{Key: keys.Said(typed, meaning), Group: group}
}

// Elsewhere returns a command as another step of the page has it, for the
// palette: why says how to get there.
func Elsewhere(c Command, why func() string) Command {
	c.Do, c.Why, c.Foot = nil, why, 0
	return c
}

// Find returns the command in force for a key.
func Find(all []Command, press string, typing bool) (Command, bool) {
	at := slices.IndexFunc(all, func(c Command) bool { return c.Do != nil && c.Typing == typing && keys.Matches(press, c.Key) })
	if at < 0 {
		return Command{}, false
	}
	return all[at], true
}

// Named returns the command of a binding.
func Named(all []Command, b keys.Binding) Command {
	at := slices.IndexFunc(all, func(c Command) bool { return c.Key.Name() == b.Name() })
	if at < 0 {
		return Command{}
	}
	return all[at]
}

// Foot returns what is named at the foot, in order.
func Foot(all []Command, typing bool) []keys.Binding {
	named := slices.DeleteFunc(slices.Clone(all), func(c Command) bool { return c.Foot == 0 || c.Do == nil || c.Typing != typing })
	slices.SortStableFunc(named, func(a, b Command) int { return a.Foot - b.Foot })
	bindings := make([]keys.Binding, 0, len(named))
	for _, c := range named {
		b := c.Key
		if c.Short != "" {
			b = keys.Called(b, c.Short)
		}
		bindings = append(bindings, b)
	}
	return bindings
}

// HelpOf returns what help says of some commands: those in force, by their
// headings in the order in which these come.
func HelpOf(all []Command) []keys.Group {
	var groups []keys.Group
	for _, c := range all {
		if c.Group == "" || c.Do == nil && c.Why != nil {
			continue
		}
		at := slices.IndexFunc(groups, func(g keys.Group) bool { return g.Title == c.Group })
		if at < 0 {
			at = len(groups)
			groups = append(groups, keys.Group{Title: c.Group})
		}
		groups[at].Bindings = append(groups[at].Bindings, keys.Called(c.Key, c.Name()))
	}
	return groups
}

// Moves returns the commands that move a cursor, or a window, by lines and pages.
func Moves(k keys.Move, l *component.List, by func(lines int) tea.Cmd) []Command {
	page := func() int { return max(1, l.Height-1) }
	move := func(b keys.Binding, lines func() int) Command {
		return Command{Key: b, Group: "Move", Do: func() tea.Cmd { return by(lines()) }}
	}
	return []Command{
		move(k.Up, func() int { return -1 }), move(k.Down, func() int { return 1 }),
		move(k.PageUp, func() int { return -page() }), move(k.PageDown, page),
		move(k.Top, func() int { return -l.Len }), move(k.Bottom, func() int { return l.Len }),
	}
}

// Arrows returns the commands that move a cursor while a line of text is edited
// beside.
func Arrows(k keys.Move, l *component.List, by func(lines int) tea.Cmd) []Command {
	all := Moves(k.Arrows(), l, by)[:4]
	for i := range all {
		all[i].Typing = true
	}
	return all
}

// Erasing returns the commands that erase what is typed into a line.
func Erasing(env *Env, in *component.Input, changed func() tea.Cmd) []Command {
	k := env.Keys.Prompt
	erase := func(b keys.Binding) Command {
		return Command{Key: b, Group: "Type", Typing: true, Do: func() tea.Cmd {
			press, _ := keys.Press(b.Keys()[0])
			if !in.Update(press, k) {
				return nil
			}
			return changed()
		}}
	}
	return []Command{erase(k.Erase), erase(k.EraseAll)}
}

// ReadGroup is the heading of what reading takes.
const ReadGroup = "Read"

// Reading returns the commands of a text that is read: they scroll it. The foot
// names them from a place on.
func Reading(k keys.Move, l *component.List, foot int) []Command {
	all := Moves(k, l, func(lines int) tea.Cmd {
		l.Scroll(lines)
		return nil
	})
	for i, at := range []int{1, 0, 3, 2} { // up, down, page up, page down
		all[i].Group, all[i].Foot = ReadGroup, foot+at
	}
	for i := 4; i < len(all); i++ {
		all[i].Group = ""
	}
	return all
}

// Place is a step of a page with the commands that are in force there.
type Place struct {
	Name     string
	Typing   bool
	Commands []Command
}

// Places says for the map of keys what is in force together.
func Places(places []Place) []keys.Place {
	var all []keys.Place
	for _, p := range places {
		held := keys.Place{Name: p.Name, Typing: p.Typing}
		for _, c := range p.Commands {
			if c.Do != nil && c.Typing == p.Typing {
				held.Held = append(held.Held, c.Key)
			}
		}
		all = append(all, held)
	}
	return all
}

// WhyNotLeft says why long lines cannot be moved back.
func WhyNotLeft(sideways int) string {
	if sideways == 0 {
		return "The lines are at their beginning."
	}
	return ""
}

// Both gives the first reason that there is.
func Both(first, second func() string) func() string {
	return func() string {
		if why := first(); why != "" {
			return why
		}
		return second()
	}
}
