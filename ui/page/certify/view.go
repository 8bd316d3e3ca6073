package certify

import (
	"fmt"
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/certify"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/text"
	"caliper-playground/ui/component"
)

// The heights from which a line is left free under the head, and from which
// there is one with buttons.
const (
	certifyAiry = 14
	certifyBar  = 4
)

// headLines is how many lines stand above what a step shows.
func (c *Page) headLines() int {
	if c.height >= certifyAiry && c.view() != certify.Progress {
		return 2
	}
	return 1
}

// layOut puts together what the step shows. It runs when something has changed,
// not for each frame.
func (c *Page) layOut() {
	room := max(0, c.height-c.headLines()-c.Bar())
	p := &component.Paper{Theme: c.env.Theme, Width: c.width}
	switch c.view() {
	case certify.Form:
		c.layOutForm(p, room)
	case certify.Instructions:
		c.layOutInstructions(p)
	case certify.Confirmation:
		c.layOutConfirmation(p)
	case certify.Report:
		c.layOutReport(p)
	case guideView:
		c.layOutGuide(p)
	}
	c.lines = p.Lines
	c.list.SetHeight(room)
	c.list.SetLen(len(c.lines))
}

// sizeProgress gives the bench within its room.
func (c *Page) sizeProgress() {
	c.progress.SetSize(c.width, max(0, c.height-1-barOf(c.height)))
}

// View implements Page.
func (c *Page) View() []string {
	lines := []string{c.viewHead()}
	if c.headLines() > 1 {
		lines = append(lines, "")
	}
	if c.view() == certify.Progress {
		lines = append(lines, c.progress.View()...)
	} else {
		from, to := c.list.Visible()
		lines = append(lines, c.lines[from:to]...)
	}
	lines = lines[:min(len(lines), max(0, c.height-c.Bar()))]
	if c.Bar() == 0 {
		return lines
	}
	for len(lines) < c.height-1 {
		lines = append(lines, "")
	}
	buttons, _ := c.viewButtons()
	return append(lines, buttons.String())
}

// viewHead draws what stands on every page of the flow: that it is practice, and
// how far it has come.
func (c *Page) viewHead() string {
	theme := c.env.Theme
	line := component.NewLine(c.width)
	line.Gap(1)
	if c.width >= 100 {
		line.Add(theme.Strong, "CERTIFY").Gap(2)
	}
	line.Add(theme.Caution, certify.Disclaimer)
	step := c.view()
	if step == guideView {
		step = c.keeper.State().Step
	}
	names := map[certify.Step]string{
		certify.Form: "your product", certify.Instructions: "your sensor", certify.Progress: "your messages",
		certify.Confirmation: "confirm", certify.Report: "the report",
	}
	of := certify.GuideWords(step)
	_, numbers, _ := strings.Cut(of, " ")
	for _, words := range []string{of + ": " + names[step] + " ", of + " ", numbers + " ", strings.ReplaceAll(numbers, " of ", "/") + " "} {
		if len(words) < line.Left() {
			return line.Right(theme.Plain, words).String()
		}
	}
	return line.String()
}

// Status implements Page.
func (c *Page) Status(width int) string {
	theme, state := c.env.Theme, c.keeper.State()
	if c.view() == certify.Progress {
		if status := c.progress.Status(width); status != "" {
			return status
		}
	}
	line := component.NewLine(width)
	line.Gap(1)
	_, upTo := state.Counted(c.length)
	switch below := c.list.Below(); {
	case state.Running() && c.result.Messages.Seen() < upTo-state.Run.Since:
		line.Add(theme.Caution, fmt.Sprintf("Counting: %d of %d", c.result.Messages.Seen(), upTo-state.Run.Since))
	case c.view() == certify.Progress:
		c.progressWords(line, state.Run)
	case below > 0:
		line.Add(theme.Dim, fmt.Sprintf("↓ %s more", text.Plural(below, "line")))
	default:
		return ""
	}
	return line.String()
}

// progressWords says what the run has come to. That messages came from the
// playground itself comes before all else.
func (c *Page) progressWords(line *component.Line, run certify.Run) {
	theme, m := c.env.Theme, c.result.Messages
	parts := []string{fmt.Sprintf("Run %d, since %s", run.Number, run.Started.In(c.env.Zone).Format("15:04:05")), c.messageWords(), c.metWords()}
	if own := certify.OwnWords(m.Playground, m.Received); own != "" {
		own = strings.TrimSuffix(own, ".")
		if marked := own + ": marked own"; text.Width(marked+strings.Join(parts, " · "))+4 < line.Left() {
			own = marked // as the rows are that nothing else has filled
		}
		if text.Width(own) >= line.Left() {
			own = fmt.Sprintf("%d of %s: the playground's own", m.Playground, text.Plural(m.Received, "message"))
		}
		line.Add(theme.Caution, own)
	}
	for _, part := range parts {
		if line.Used() > 1 {
			part = " · " + part
		}
		if text.Width(part) >= line.Left() {
			return
		}
		line.Add(theme.Plain, part)
	}
}

// messageWords counts the run's messages in words.
func (c *Page) messageWords() string {
	m := c.result.Messages
	words := text.Plural(m.Received, "message")
	if m.Refused > 0 {
		words += fmt.Sprintf(", %d refused", m.Refused)
	}
	switch {
	case m.Plain == 0 && m.TLS > 0:
		return words + ", all by TLS"
	case m.TLS == 0 && m.Plain > 0:
		return words + ", by plain HTTP"
	case m.Plain > 0:
		return words + fmt.Sprintf(", %d by TLS", m.TLS)
	}
	return words
}

func (c *Page) metWords() string {
	return conformance.CountMet(c.result.Profiles).String()
}

// titles turns names of profiles into what people call them.
func (c *Page) titles(names []string) string {
	vocabulary := catalog.Get(c.session.Spec())
	var titles []string
	for _, name := range names {
		if p, err := vocabulary.ParseProfile(name); err == nil {
			name = p.Title
		}
		titles = append(titles, name)
	}
	return strings.Join(titles, ", ")
}
