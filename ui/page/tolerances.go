package page

import (
	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/rule"
	"caliper-playground/ui/component"
	"caliper-playground/ui/keys"
)

// Tolerances shows which leniencies the session grants, and turns each on or
// off.
type Tolerances struct {
	env    *Env
	names  []string
	chosen int
	heads  []int // of each tolerance: the line that it begins on
	width  int
	list   component.List // the window over the lines
}

// NewTolerances returns the page for the environment's session.
func NewTolerances(env *Env) *Tolerances {
	return &Tolerances{env: env, names: rule.ToleranceNames()}
}

// Title implements Page.
func (t *Tolerances) Title() string { return "tolerances" }

// Init implements Page.
func (t *Tolerances) Init() tea.Cmd { return nil }

// SetSize implements Page.
func (t *Tolerances) SetSize(width, height int) {
	t.width = width
	t.list.SetLen(len(t.layOut()))
	t.list.SetHeight(height)
	t.reveal()
}

// Typing implements Page.
func (t *Tolerances) Typing() bool { return false }

// Status implements Page.
func (t *Tolerances) Status(int) string { return "" }

// Update implements Page.
func (t *Tolerances) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		return t.press(msg.String())
	case tea.MouseMsg:
		return t.mouse(msg)
	}
	return nil
}

func (t *Tolerances) press(press string) tea.Cmd {
	k := t.env.Keys
	switch {
	case keys.Matches(press, k.Session.Toggle):
		return t.toggle()
	case keys.Matches(press, k.Global.Back), keys.Matches(press, k.Session.Tolerances):
		t.env.Close(t)
		return nil
	case keys.Matches(press, k.Move.Up):
		t.choose(t.chosen - 1)
	case keys.Matches(press, k.Move.Down):
		t.choose(t.chosen + 1)
	case keys.Matches(press, k.Move.Top):
		t.choose(0)
	case keys.Matches(press, k.Move.Bottom):
		t.choose(len(t.names) - 1)
	}
	return nil
}

func (t *Tolerances) choose(i int) {
	t.chosen = max(0, min(i, len(t.names)-1))
	t.reveal()
}

// reveal brings all that is said of the chosen one into view.
func (t *Tolerances) reveal() {
	if t.chosen >= len(t.heads) {
		return
	}
	first, end := t.heads[t.chosen], t.list.Len
	if t.chosen+1 < len(t.heads) {
		end = t.heads[t.chosen+1]
	}
	if t.chosen == 0 {
		first = 0
	}
	if over := min(end-t.list.Height, first) - t.list.Offset; over > 0 {
		t.list.Scroll(over)
	}
	if first < t.list.Offset {
		t.list.Scroll(first - t.list.Offset)
	}
}

// toggle turns the chosen tolerance on or off, and says from when that counts.
func (t *Tolerances) toggle() tea.Cmd {
	name := t.names[t.chosen]
	now := t.env.Engine.Judging().Tolerances.Switched(name)
	t.env.Engine.Tolerate(now)
	words := name + " is off from the next message on."
	if now.Has(name) {
		words = name + " is on from the next message on. Each message that needs it says so."
	}
	t.env.Say(Told, words)
	return nil
}

// mouse answers the wheel and clicks: a click selects, a click on what is
// selected turns it on or off.
func (t *Tolerances) mouse(msg tea.MouseMsg) tea.Cmd {
	switch {
	case msg.Button == tea.MouseButtonWheelUp:
		t.list.Scroll(-component.WheelStep)
	case msg.Button == tea.MouseButtonWheelDown:
		t.list.Scroll(component.WheelStep)
	case msg.Button == tea.MouseButtonLeft && msg.Action == tea.MouseActionPress:
		line := t.list.Offset + msg.Y
		for i := len(t.heads) - 1; i >= 0 && line < t.list.Len; i-- {
			if line < t.heads[i] {
				continue
			}
			if i == t.chosen {
				return t.toggle()
			}
			t.choose(i)
			break
		}
	}
	return nil
}

// View implements Page.
func (t *Tolerances) View() []string {
	lines := t.layOut()
	from, to := t.list.Visible()
	return lines[min(from, len(lines)):min(to, len(lines))]
}

// layOut puts the lines together; they are few.
func (t *Tolerances) layOut() []string {
	theme, on := t.env.Theme, t.env.Engine.Judging().Tolerances
	p := &component.Paper{Theme: theme, Width: t.width}
	p.Wrap(theme.Plain, 1, "What this session lets pass that the specification does not. A change counts from the next message on; what was judged before stays as it is.")
	p.Blank()
	t.heads = t.heads[:0]
	for i, name := range t.names {
		t.heads = append(t.heads, len(p.Lines))
		line := p.Line().Gap(1)
		if i == t.chosen {
			line.Add(theme.Accent, component.CursorGlyph)
		}
		line.To(3)
		if on.Has(name) {
			line.Add(theme.Caution, "[x] ").Cell(component.TitleStyle(theme, i == t.chosen), name, 16).Add(theme.Caution, "on")
		} else {
			line.Add(theme.Dim, "[ ] ").Cell(component.TitleStyle(theme, i == t.chosen), name, 16).Add(theme.Dim, "off")
		}
		p.Add(line)
		p.Wrap(theme.Dim, 7, rule.ToleranceMeaning(name))
		p.Blank()
	}
	return p.Lines[:len(p.Lines)-1]
}

// ShortHelp implements Page.
func (t *Tolerances) ShortHelp() []key.Binding {
	k := t.env.Keys
	return []key.Binding{k.Global.Help, k.Session.Toggle, k.Global.Back, k.Move.Up, k.Move.Down}
}

// Help implements Page.
func (t *Tolerances) Help() []keys.Group {
	k := t.env.Keys
	return []keys.Group{{Title: "Tolerances", Bindings: []key.Binding{keys.Called(k.Session.Toggle, "turn it on, or off"), keys.Called(k.Session.Tolerances, "close the page"),
		k.Move.Up, k.Move.Down, k.Move.Top, k.Move.Bottom}}}
}
