package story

import (
	"fmt"
	"strings"

	"caliper-playground/engine/story"
	"caliper-playground/engine/text"
	"caliper-playground/ui/component"
	"caliper-playground/ui/component/mark"
)

const (
	// widest is how long a line is at most that is read aloud.
	widest = 100
	// besideFrom is the width from which what came of a scene stands beside its words.
	besideFrom = 120
	// benchLeast is how many lines the bench has at the least.
	benchLeast = 7
	// panelLeast is how many lines the words above it have at the least.
	panelLeast = 6
	// apart is how many cells there are between the two.
	apart = 3
)

// View implements Page.
func (p *Page) View() []string {
	if p.step != playing {
		return p.viewList()
	}
	lines := p.viewPanel()
	if len(lines) < p.height {
		lines = append(lines, p.telling.bench.View()...)
	}
	return lines[:min(len(lines), p.height)]
}

// panelHeight is how many lines stand above the bench: as many as the longest scene
// needs, so that the bench stays where it is, but not so many that it has no room.
func (p *Page) panelHeight() int {
	most := 0
	for i := -1; i < len(p.telling.story.Scenes); i++ {
		most = max(most, p.bodyHeight(i))
	}
	needed := 1 + most + 1 // the head and the rule
	if p.height-needed < benchLeast {
		needed = max(0, p.height-benchLeast)
	}
	if needed < panelLeast { // no room for both
		return p.height
	}
	return needed
}

// wordsWidth and cameWidth are how much room words, and what came of them, have.
func (p *Page) wordsWidth() int {
	if p.width < besideFrom {
		return min(p.width, widest)
	}
	return p.width * 11 / 20
}

func (p *Page) cameWidth() int {
	if p.width < besideFrom {
		return p.width
	}
	return p.width - p.wordsWidth() - apart
}

// bodyHeight is how many lines a scene takes below the head.
func (p *Page) bodyHeight(scene int) int {
	words, came := len(p.words(scene)), 2
	if scene >= 0 { // each message, the marks, and a profile that is met
		for _, send := range p.telling.story.Scenes[scene].Sends {
			if came++; len(send.Promise.Finds) > 0 || send.Step != nil && send.Step.Judged {
				came++
			}
		}
	}
	if p.width < besideFrom {
		return words + came
	}
	return max(words, came+1)
}

// words are a scene's title and what is to be said; before the first scene, what the
// story is about.
func (p *Page) words(scene int) []*component.Line {
	theme, s := p.env.Theme, p.telling.story
	title, says := s.Title, s.About
	if scene >= 0 {
		title, says = s.Scenes[scene].Title, s.Scenes[scene].Says
	}
	width := p.wordsWidth()
	lines := []*component.Line{component.NewLine(width).Gap(1).Add(theme.Strong, title)}
	for _, paragraph := range strings.Split(says, "\n\n") {
		lines = append(lines, component.Indented(theme.Plain, paragraph, width, 1, 0)...)
	}
	return lines
}

// viewPanel draws the head, the scene's words, and what came of it.
func (p *Page) viewPanel() []string {
	t := p.telling
	lines := []string{p.viewHead()}
	words, came := p.words(t.at), p.viewCame()
	room := max(0, t.panel-2)
	if p.width < besideFrom {
		// What came of a scene is seen, whatever has to be left out of its words.
		if keep := max(1, room-len(came)); len(words) > keep {
			words = words[:keep]
		}
		for _, line := range words {
			lines = append(lines, line.String())
		}
		lines = append(lines, came...)
	} else {
		lines = append(lines, p.beside(words, append([]string{""}, came...), room)...)
	}
	for len(lines) < t.panel-1 {
		lines = append(lines, "")
	}
	lines = lines[:min(len(lines), max(1, t.panel-1))]
	return append(lines, component.Rule(p.env.Theme, p.width))
}

// beside puts words on the left and what came on the right.
func (p *Page) beside(left []*component.Line, right []string, room int) []string {
	var lines []string
	for i := range min(room, max(len(left), len(right))) {
		line := component.NewLine(p.wordsWidth())
		if i < len(left) {
			line = left[i]
		}
		full := line.Full()
		if i < len(right) {
			full += component.NewLine(apart).Full() + right[i]
		}
		lines = append(lines, full)
	}
	return lines
}

// viewHead names the story and how far it has come.
func (p *Page) viewHead() string {
	theme, t := p.env.Theme, p.telling
	line := component.NewLine(p.width).Gap(1).Add(theme.Strong, "STORY").Gap(2)
	far := fmt.Sprintf("scene %d of %d ", t.at+1, len(t.story.Scenes))
	if t.at < 0 {
		far = text.Plural(len(t.story.Scenes), "scene") + " "
	}
	if p.byItself {
		far = fmt.Sprintf("by itself, every %s · %s", p.pace, far)
	}
	title := component.NewLine(max(0, line.Left()-text.Width(far)-1)).Add(theme.Dim, t.story.Title)
	return line.Join(title).Right(theme.Plain, far).String()
}

// viewCame draws what came of the scene that is shown: a line for each message, and
// one for what has changed.
func (p *Page) viewCame() []string {
	theme, t := p.env.Theme, p.telling
	paper := &component.Paper{Theme: theme, Width: p.cameWidth()}
	next := p.env.Keys.Story.Next.Help().Key
	switch {
	case t.at < 0:
		paper.Add(paper.Line().Gap(1).Add(theme.Accent, next).Add(theme.Plain, " begins it. ").
			Add(theme.Dim, text.Plural(t.story.Messages(), "message")+" in all."))
		if why := p.foreign(t.story); why != "" {
			paper.Hang(theme.Caution, 1, why)
		}
		return paper.Lines
	case t.at >= len(t.done):
		paper.Add(paper.Line().Gap(1).Add(theme.Accent, "sending…"))
		return paper.Lines
	}
	one := &t.done[t.at]
	for i, c := range one.came {
		p.addCame(paper, &t.story.Scenes[t.at].Sends[i], c, one.broken[i])
	}
	p.addChanged(paper, one)
	return paper.Lines
}

// addCame writes what came of one message.
func (p *Page) addCame(paper *component.Paper, send *story.Send, c story.Came, broken []string) {
	theme := p.env.Theme
	line := paper.Line().Gap(1).Add(mark.StatusStyle(theme, c.Status), mark.StatusNumber(c.Status)).Gap(1)
	if c.Assessment == nil {
		line.Add(theme.Dim, "–")
	} else {
		m := mark.Verdict(theme, c.Assessment.Verdict)
		line.Add(m.Style, m.Glyph)
	}
	paper.Add(line.Gap(1).Add(theme.Plain, send.Words))
	if found := c.Found(); len(found) > 0 {
		paper.Hang(theme.Caution, 7, "finds "+text.And(found))
	}
	if len(broken) > 0 {
		paper.Hang(theme.Wrong, 3, "not as promised: "+strings.Join(broken, "; "))
	}
}

// addChanged writes what is other than before: rows with another mark, and profiles
// that are met now.
func (p *Page) addChanged(paper *component.Paper, one *performed) {
	theme := p.env.Theme
	switch {
	case len(one.came) == 0:
		paper.Add(paper.Line().Gap(1).Add(theme.Dim, "Nothing is sent in this scene."))
	case len(one.rows) == 0:
		paper.Add(paper.Line().Gap(1).Add(theme.Strong, "No new mark."))
	default:
		paper.Hang(theme.Strong, 1, "+ "+text.Plural(len(one.rows), "mark")+": "+rowsInWords(one.rows))
	}
	if len(one.met) > 0 {
		paper.Add(paper.Line().Gap(1).Add(theme.Good, "✓ "+text.And(one.met)+" met"))
	}
}

// rowsInWords names rows as it is said of a scene.
func rowsInWords(ids []string) string {
	var all []string
	for _, id := range ids {
		all = append(all, story.RowWords(id))
	}
	return text.And(all)
}
