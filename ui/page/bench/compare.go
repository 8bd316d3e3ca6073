package bench

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/session"
	"caliper-playground/engine/text"
	"caliper-playground/ui/component"
	"caliper-playground/ui/component/diff"
	"caliper-playground/ui/component/mark"
	"caliper-playground/ui/component/source"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/commands"
	"caliper-playground/ui/page/message"
)

// Comparison is the page that compares two messages: their verdicts, their
// findings, and their bodies line by line.
type Comparison struct {
	page.Plain
	env      *page.Env
	messages [2]session.Message
	lines    []diff.Line
	text     message.DiffText
}

// compare compares the two marked messages, or the marked one with the selected.
func (b *Page) compare() tea.Cmd {
	pair := b.comparable()
	if why := b.whyNotCompare(); why != "" {
		b.env.Say(page.Told, why)
		return nil
	}
	s := b.session
	slices.Sort(pair)
	c := &Comparison{env: b.env}
	return b.env.Wait(page.After(func() error { return c.read(s, pair) }, func(err error) tea.Cmd {
		if err != nil {
			b.env.Say(page.Failed, err.Error())
			return nil
		}
		return b.env.Push(c)
	}))
}

// read reads two messages, and what their bodies have differently.
func (c *Comparison) read(s page.Session, pair []int) (err error) {
	for i, seq := range pair {
		if c.messages[i], err = s.Message(seq); err != nil {
			return err
		}
	}
	before, after := source.Pair(c.messages[0].Exchange.Body, c.messages[1].Exchange.Body)
	c.lines = diff.Lines(before.Lines(), after.Lines())
	return nil
}

// comparable lists the messages that are marked, and with only one of them the
// selected one.
func (b *Page) comparable() []int {
	pair := b.log.markedSeqs()
	if selected := b.log.selectedSeq(); len(pair) == 1 && selected > 0 && selected != pair[0] {
		pair = append(pair, selected)
	}
	return pair
}

// Title implements Page.
func (c *Comparison) Title() string {
	return fmt.Sprintf("messages %d and %d", c.messages[0].Seq, c.messages[1].Seq)
}

// SetSize implements Page.
func (c *Comparison) SetSize(width, height int) {
	c.text.Width = width
	c.text.List.SetHeight(height)
	c.layOut()
}

func (c *Comparison) layOut() {
	theme := c.env.Theme
	p := &component.Paper{Theme: theme, Width: c.text.Width}
	a, b := &c.messages[0], &c.messages[1]
	column := max(8, (c.text.Width-17)/2)
	put := func(label string, of func(*session.Message) string) {
		x, y := of(a), of(b)
		glyph, s := " ", theme.Plain
		if x != y {
			glyph, s = "≠", theme.Strong
		}
		p.Add(p.Line().Gap(1).Cell(theme.Dim, label, 12).Gap(1).Add(theme.Caution, glyph).Gap(1).
			Cell(s, x, column).Gap(1).Add(s, y))
	}
	p.Add(p.Line().Gap(16).Cell(theme.Strong, "- message "+strconv.Itoa(a.Seq), column).Gap(1).Add(theme.Strong, "+ message "+strconv.Itoa(b.Seq)))
	put("arrived", func(m *session.Message) string { return m.Time.In(c.env.Zone).Format("15:04:05.000") })
	put("from", func(m *session.Message) string { return m.Exchange.Remote })
	put("transport", func(m *session.Message) string { return mark.StatusText(m.Status) })
	put("content", func(m *session.Message) string {
		verdict := mark.Entry(theme, m.Entry)
		return verdict.Glyph + " " + verdict.Word
	})
	put("about", func(m *session.Message) string { return m.Event + " " + m.Action })
	put("items", func(m *session.Message) string { return strconv.Itoa(m.Items) })
	put("findings", func(m *session.Message) string {
		return text.Plural(m.Errors, "error") + ", " + text.Plural(m.Warnings, "warning")
	})
	put("marks", func(m *session.Message) string { return strconv.Itoa(m.Marks) })
	c.putFindings(p, "-", a, b)
	c.putFindings(p, "+", b, a)
	p.Blank()
	removed, added := diff.Changed(c.lines)
	switch {
	case removed+added == 0:
		p.Add(p.Line().Gap(1).Add(theme.Good, "✓ ").Add(theme.Plain, "The bodies are the same."))
	default:
		p.Add(p.Line().Gap(1).Add(theme.Strong, "Bodies").Gap(2).Add(theme.Dim, fmt.Sprintf("%s gone, %d new", text.Plural(removed, "line"), added)))
	}
	c.text.Set(p.Lines, message.NewComparison(c.lines))
}

// putFindings names the rules that one message has findings of and the other
// has not.
func (c *Comparison) putFindings(p *component.Paper, glyph string, of, not *session.Message) {
	var own []string
	for _, rule := range rulesOf(of) {
		if !slices.Contains(rulesOf(not), rule) {
			own = append(own, rule)
		}
	}
	if len(own) == 0 {
		return
	}
	s := p.Theme.Wrong
	if glyph == "+" {
		s = p.Theme.Good
	}
	p.Wrap(s, 1, fmt.Sprintf("%s only in message %d: %s", glyph, of.Seq, strings.Join(own, ", ")))
}

func rulesOf(m *session.Message) []string {
	if m.Assessment == nil {
		return nil
	}
	var rules []string
	for _, f := range m.Assessment.Findings {
		rules = append(rules, f.Rule)
	}
	return text.Once(rules)
}

// Update implements Page.
func (c *Comparison) Update(msg tea.Msg) tea.Cmd {
	if msg, ok := msg.(tea.MouseMsg); ok {
		c.text.Mouse(msg)
	}
	return nil
}

// Commands implements Page.
func (c *Comparison) Commands() []page.Command {
	k := c.env.Keys
	leave := page.Do(func() { c.env.Close(c) })
	return append([]page.Command{
		{Key: k.Global.Back, Group: commands.ReadGroup, Foot: 1, Do: leave},
		{Key: k.Do.Compare, Do: leave},
	}, c.text.Commands(k, 2)...)
}

// View implements Page.
func (c *Comparison) View() []string { return c.text.View(c.env.Theme) }
