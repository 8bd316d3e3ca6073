package page

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

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
	// Sends says that it sends something to the session: in a learner's, the screen asks
	// first.
	Sends bool
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
	if c.Sends {
		return env.Allow(c.Do)
	}
	return c.Do()
}

// When is why a command would do nothing where that holds, and "" where it does not.
func When(holds bool, why string) string {
	if holds {
		return why
	}
	return ""
}

// FootWhen is a command's place at the foot where that holds; elsewhere it is not named
// there.
func FootWhen(holds bool, place int) int {
	if holds {
		return place
	}
	return 0
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

// Place is a step of a page with the commands that are in force there.
type Place struct {
	Name     string
	Typing   bool
	Commands []Command
}
