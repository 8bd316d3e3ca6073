package compose

import (
	"strconv"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/session"
	"caliper-playground/engine/text"
	"caliper-playground/ui/component"
	"caliper-playground/ui/component/mark"
)

// writeOutlook says at the right what the event at hand would earn.
func (c *Page) writeOutlook(line *component.Line) {
	m, words := c.outlook()
	room := line.Left() - 3
	if words == "" || room < 8 {
		return
	}
	shown := component.NewLine(room).Add(m.Style, m.Glyph+" "+words)
	line.To(line.Used() + line.Left() - shown.Used() - 1).Join(shown)
}

// outlook says what the event at hand would earn.
func (c *Page) outlook() (mark.Mark, string) {
	theme, item := c.env.Theme, c.itemHere()
	if c.broken() != nil {
		return mark.Mark{Glyph: "✗", Word: "", Style: theme.Wrong}, "the text cannot be taken over yet"
	}
	if item < 0 || item >= len(c.verdict.items) {
		return mark.Mark{}, ""
	}
	if c.last.shown {
		return c.sentWords(item)
	}
	judged := c.verdict.items[item]
	d, _ := c.draftAt(item)
	switch {
	case c.verdict.refused != "":
		return mark.Mark{Glyph: "✗", Word: "", Style: theme.Wrong}, "would be refused: " + c.verdict.refused
	case len(judged.Credits) > 0 && d.Version() != c.env.Engine.Session().Spec():
		// The session says so too, once it is asked.
		return mark.Mark{Glyph: "✗", Word: "", Style: theme.Wrong}, "no mark: it is Caliper " + string(d.Version()) + ", and this session marks the rows of " + string(c.env.Engine.Session().Spec())
	case len(judged.Credits) > 0:
		return mark.Mark{Glyph: "✓", Word: "", Style: theme.Good}, "would fill " + conformance.Filled(catalog.Get(d.Version()), judged.Credits)
	case c.isDescribe(item):
		m := mark.Verdict(theme, judged.Verdict)
		return m, "a describe fills no row"
	}
	if _, repeat := session.RepeatOf(judged); repeat { // nothing is wrong with the event itself
		return mark.Mark{Glyph: "!", Word: "", Style: theme.Caution}, "no mark: " + judged.Uncredited + "; " + c.newIDWords()
	}
	return mark.Mark{Glyph: "✗", Word: "", Style: theme.Wrong}, "no mark: " + judged.Uncredited
}

// sentWords says what came of the message that was sent just now, and what
// sending it once more would do.
func (c *Page) sentWords(item int) (mark.Mark, string) {
	entry, theme := c.last.entry, c.env.Theme
	m, words := mark.Verdict(theme, entry.Verdict), "sent as message "+strconv.Itoa(entry.Seq)+": "+entry.VerdictWord()
	switch {
	case c.isDescribe(item) && c.now().envelope.Len() == 1:
		return m, words
	case entry.Marks > 0:
		return m, words + ", " + text.Plural(entry.Marks, "mark")
	case entry.Verdict == rule.Fail:
		return m, words + ", no mark"
	default:
		m = mark.Mark{Glyph: "!", Word: "", Style: theme.Caution}
		words += ", no mark"
	}
	if _, repeat := session.RepeatOf(c.verdict.items[item]); repeat {
		return m, words + "; again it counts once, " + c.newIDWords()
	}
	return m, words
}

// newIDWords says which key makes a repeat an event of its own.
func (c *Page) newIDWords() string { return c.env.Keys.Compose.Renew.Help().Key + " gives a new id" }

// lastSent is the message that was sent last from the page.
type lastSent struct {
	step  composition
	entry session.Entry
	shown bool // what is composed is still what was sent
}

// noteSent keeps what was sent, where the session has it.
func (c *Page) noteSent(msg composed) {
	c.last = lastSent{step: msg.step, entry: msg.came.Entry}
	c.compareWithSent()
}

// compareWithSent finds out whether what is composed is what was sent last. It
// is done with each change, and not for each frame.
func (c *Page) compareWithSent() {
	c.last.shown = c.last.entry.Seq != 0 && c.now().same(c.last.step)
}
