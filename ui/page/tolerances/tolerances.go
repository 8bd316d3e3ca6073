// Package tolerances is the page that turns the session's leniencies on and off.
package tolerances

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/rule"
	"caliper-playground/ui/component"
	"caliper-playground/ui/keys"
	"caliper-playground/ui/page"
)

// Page shows which leniencies the session grants, and turns each on or
// off.
type Page struct {
	page.Plain
	env    *page.Env
	names  []string
	chosen int
	heads  []int // of each tolerance: the line that it begins on
	width  int
	list   component.List // the window over the lines
}

// New returns the page for the environment's session.
func New(env *page.Env) *Page {
	return &Page{env: env, names: rule.ToleranceNames()}
}

// Title implements Page.
func (t *Page) Title() string { return "tolerances" }

// SetSize implements Page.
func (t *Page) SetSize(width, height int) {
	t.width = width
	t.list.SetLen(len(t.layOut()))
	t.list.SetHeight(height)
	t.reveal()
}

// Update implements Page.
func (t *Page) Update(msg tea.Msg) tea.Cmd {
	if msg, ok := msg.(tea.MouseMsg); ok {
		return t.mouse(msg)
	}
	return nil
}

// Commands implements Page.
func (t *Page) Commands() []page.Command {
	const group = "Tolerances"
	k := t.env.Keys
	leave := page.Do(func() { t.env.Close(t) })
	to := func(b keys.Binding, foot int, row func() int) page.Command {
		return page.Command{Key: b, Group: group, Foot: foot, Do: page.Do(func() { t.choose(row()) })}
	}
	return []page.Command{
		{Key: k.Do.Tick, Group: group, Words: "turn it on, or off", Short: "on or off", Foot: 1, Do: t.toggle},
		{Key: k.Move.Enter, Group: group, Words: "the same", Do: t.toggle},
		{Key: k.Session.Tolerances, Group: group, Words: "close the page", Do: leave},
		{Key: k.Global.Back, Foot: 2, Do: leave},
		to(k.Move.Up, 3, func() int { return t.chosen - 1 }), to(k.Move.Down, 4, func() int { return t.chosen + 1 }),
		to(k.Move.Top, 0, func() int { return 0 }), to(k.Move.Bottom, 0, func() int { return len(t.names) - 1 }),
	}
}

func (t *Page) choose(i int) {
	t.chosen = max(0, min(i, len(t.names)-1))
	t.reveal()
}

// reveal brings all that is said of the chosen one into view.
func (t *Page) reveal() {
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
func (t *Page) toggle() tea.Cmd {
	name := t.names[t.chosen]
	now := t.env.Engine.Judging().Tolerances.Switched(name)
	t.env.Engine.Tolerate(now)
	words := name + " is off from the next message on."
	if now.Has(name) {
		words = name + " is on from the next message on. Each message that needs it says so."
	}
	t.env.Say(page.Told, words)
	return page.After(t.env.Engine.KeepJudging, func(err error) tea.Cmd {
		if err != nil {
			t.env.Say(page.Warned, err.Error())
		}
		return nil
	})
}

// mouse answers the wheel and clicks: a click selects, a click on what is
// selected turns it on or off.
func (t *Page) mouse(msg tea.MouseMsg) tea.Cmd {
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
func (t *Page) View() []string {
	lines := t.layOut()
	from, to := t.list.Visible()
	return lines[min(from, len(lines)):min(to, len(lines))]
}

// layOut puts the lines together; they are few.
func (t *Page) layOut() []string {
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

// Places lists what is in force together on the page.
func Places(env *page.Env) []page.Place {
	return []page.Place{{Name: "choosing tolerances", Commands: (&Page{env: env}).Commands()}}
}
