package ui

import (
	"fmt"
	"strings"

	"caliper-playground/engine/text"
	"caliper-playground/ui/component"
	"caliper-playground/ui/page"
	"caliper-playground/ui/style"
)

// maxNotice is how many lines a notice may take.
const maxNotice = 4

// The widths from which the header says more, in cells.
const (
	urlFrom  = 100 // the endpoint's URL; below it the address
	nameFrom = 116 // the program's name
	wordFrom = 140 // what the URL is
)

// viewHeader draws what is always in sight: the version, the page, the endpoint.
func (a *app) viewHeader() string {
	theme, e := a.env.Theme, a.env.Engine.Endpoint()
	line := component.NewLine(a.width)
	line.Gap(1)
	if a.width >= nameFrom {
		line.Add(theme.Strong, "caliper-playground").Gap(3)
	}
	line.Add(theme.Plain, "Caliper "+string(a.env.Engine.Session().Spec())+" · "+a.top().Title())
	met := fmt.Sprintf("%d of %d met", a.snapshot.ProfilesMet(), len(a.snapshot.Profiles))
	up := component.NewLine(a.width)
	up.Add(theme.Good, "●").Add(theme.Dim, " up")
	if a.width >= urlFrom {
		room := line.Left() - up.Used() - 6
		with := component.NewLine(a.width)
		if a.width >= wordFrom {
			room -= len("endpoint ")
			with.Add(theme.Dim, "endpoint ")
		}
		up = with.Add(theme.Plain, shorten(e.URL, room)).Gap(2).Join(up)
	} else {
		up = component.NewLine(a.width).Add(theme.Plain, e.Address).Gap(1).Join(up).Gap(3).Add(theme.Plain, met)
	}
	if up.Used()+2 > line.Left() {
		return line.String()
	}
	return line.To(a.width - up.Used() - 1).Join(up).String()
}

// shorten takes cells out of the middle of a URL, where the session's name is.
func shorten(url string, width int) string {
	over := text.Width(url) - width
	if over <= 0 {
		return url
	}
	slash := strings.LastIndexByte(url, '/')
	if slash-over-1 < len("http://") {
		return text.Truncate(url, width)
	}
	return url[:slash-over-1] + "…" + url[slash:]
}

// layNotice puts a notice, or the question that is open, over the last lines
// above the foot. Nothing else moves for it.
func (a *app) layNotice(lines []string) {
	if a.notice == nil && a.ask == nil {
		return
	}
	theme := a.env.Theme
	var said, glyph string
	var s style.Style
	if a.ask != nil {
		said, glyph, s = a.ask.Question, "?", theme.Caution
	} else {
		said = a.notice.Text
		switch a.notice.Kind {
		case page.Failed:
			glyph, s = "✗", theme.Wrong
		case page.Warned:
			glyph, s = "!", theme.Caution
		default:
			glyph, s = "✓", theme.Good
		}
	}
	wrapped := component.Wrap(said, a.width-4, maxNotice)
	at := len(lines) - len(wrapped)
	if len(wrapped) > 1 || a.top().Status(a.width) != "" {
		at = max(2, at-1) // a rule above, so that it does not run into the page
		lines[at] = component.Rule(theme, a.width)
		at++
	}
	for i, part := range wrapped {
		if at+i >= len(lines) {
			break
		}
		line := component.NewLine(a.width)
		if i == 0 {
			line.Gap(1).Add(s, glyph)
		}
		lines[at+i] = line.To(3).Add(s, part).Full()
	}
}

// viewTooSmall draws a plain page for a window that the pages do not fit into.
func (a *app) viewTooSmall() []string {
	press := a.env.Keys.Global.Quit.Help().Key + " to quit"
	if help := a.env.Keys.Global.Help.Help().Key; help != "" {
		press = help + " for help, " + press
	}
	said := []string{
		"caliper-playground",
		fmt.Sprintf("This window is %d by %d; the playground needs %d by %d. Make it larger, or press %s.",
			a.width, a.height, leastWidth, leastHeight, press),
		fmt.Sprintf("Meanwhile messages are received: %d so far, %d of %d profiles met.",
			a.snapshot.Totals.Messages, a.snapshot.ProfilesMet(), len(a.snapshot.Profiles)),
		a.env.Engine.Endpoint().URL,
	}
	if k := a.env.Keys.Prompt; a.ask != nil {
		said = append([]string{a.ask.Question + " " + k.Yes.Help().Key + " " + k.Yes.Help().Desc + ", " + k.No.Help().Key + " " + k.No.Help().Desc}, said...)
	}
	var lines []string
	for _, paragraph := range said {
		for _, wrapped := range component.Wrap(paragraph, a.width, 0) {
			lines = append(lines, component.NewLine(a.width).Add(a.env.Theme.Plain, wrapped).String())
		}
	}
	return lines[:min(len(lines), a.height)]
}
