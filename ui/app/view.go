package app

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

// fitURL takes cells out of the middle of a URL, where the session's name is.
func fitURL(url string, width int) string {
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
// above the foot; what is longer than a line goes above the buttons of a page
// that has some there. Nothing else moves for it.
func (a *app) layNotice(lines []string) {
	if a.notice == nil && a.ask == nil {
		return
	}
	theme := a.env.Theme
	var said, glyph string
	var s style.Style
	if a.ask != nil {
		said, glyph, s = a.ask.words, "?", theme.Caution
	} else {
		said = a.notice.text
		switch a.notice.tone {
		case page.Failed:
			glyph, s = "✗", theme.Wrong
		case page.Warned:
			glyph, s = "!", theme.Caution
		default:
			glyph, s = "✓", theme.Good
		}
	}
	wrapped := component.Pointed(s, glyph, said, a.width, 1, maxNotice)
	at := len(lines) - len(wrapped)
	bar := a.bar()
	switch {
	case bar > 0 && len(wrapped) > 1:
		at = max(3, at-1-bar) // the status stays too
		lines[at-1] = component.Rule(theme, a.width)
	case bar > 0:
	case len(wrapped) > 1 || a.top().Status(a.width) != "":
		at = max(2, at-1) // a rule above, so that it does not run into the page
		lines[at] = component.Rule(theme, a.width)
		at++
	}
	if at < len(lines) {
		copy(lines[at:], component.Filled(wrapped))
	}
}

// bar is how many lines above the status are never covered.
func (a *app) bar() int {
	if barred, ok := a.top().(page.Barred); ok {
		return barred.Bar()
	}
	return 0
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
		fmt.Sprintf("Meanwhile messages are received: %d so far, %s.", a.snapshot.Totals.Messages, a.snapshot.ProfilesMet()),
		a.env.Engine.Endpoint().URL,
	}
	if a.ask != nil {
		var answers []string
		for _, b := range footOf(a.questionCommands(), false) {
			answers = append(answers, b.Help().Key+" "+b.Help().Desc)
		}
		said = append([]string{a.ask.words + " " + strings.Join(answers, ", ")}, said...)
	}
	var lines []string
	for _, paragraph := range said {
		for _, wrapped := range component.Wrap(paragraph, a.width, 0) {
			lines = append(lines, component.NewLine(a.width).Add(a.env.Theme.Plain, wrapped).String())
		}
	}
	return lines[:min(len(lines), a.height)]
}
