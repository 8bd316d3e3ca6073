package story

import (
	"fmt"

	"caliper-playground/engine/text"
	"caliper-playground/ui/component"
)

// choose selects a story, or a scene.
func (p *Page) choose(row int) {
	p.list.Select(row)
	p.layOutList()
}

// entries is how many stories, or scenes, there are to choose from.
func (p *Page) entries() int {
	if p.step == jumping {
		return len(p.telling.story.Scenes)
	}
	return len(p.stories())
}

// layOutList gives the list the room that is left above what is said of the chosen
// entry.
func (p *Page) layOutList() {
	if p.step == playing {
		return
	}
	p.list.SetLen(p.entries())
	p.list.SetHeight(max(1, min(p.list.Len, p.height-listHead-len(p.about())-1)))
}

// listHead is how many lines stand above a list.
const listHead = 2

// about is what is said of the chosen entry.
func (p *Page) about() []string {
	paper := &component.Paper{Theme: p.env.Theme, Width: min(p.width, widest)}
	at := min(p.list.Cursor, p.entries()-1)
	if p.step == jumping {
		paper.Wrap(p.env.Theme.Plain, 3, p.telling.story.Scenes[at].Says)
		return paper.Lines
	}
	s := p.stories()[at]
	paper.Wrap(p.env.Theme.Plain, 3, s.About)
	if why := p.foreign(s); why != "" {
		paper.Wrap(p.env.Theme.Caution, 3, why)
	}
	return paper.Lines
}

// viewList draws the stories, or the scenes.
func (p *Page) viewList() []string {
	theme := p.env.Theme
	head := component.NewLine(p.width).Gap(1)
	if p.step == jumping {
		head.Add(theme.Strong, "SCENES").Gap(2).Add(theme.Dim, p.telling.story.Title)
	} else {
		head.Add(theme.Strong, "STORIES").Gap(2).Add(theme.Dim, "told scene by scene; each is sent for real")
	}
	lines := []string{head.String(), ""}
	lines = append(lines, p.list.Drawn(func(row int, selected bool) string {
		line := component.NewLine(p.width).Cursor(theme, selected, true).To(2)
		if p.step == jumping {
			p.viewSceneEntry(line, row)
		} else {
			p.viewStoryEntry(line, row)
		}
		return line.String()
	})...)
	if len(lines) < p.height {
		lines = append(lines, "")
	}
	lines = append(lines, p.about()...)
	return lines[:min(len(lines), p.height)]
}

func (p *Page) viewStoryEntry(line *component.Line, i int) {
	s, theme := p.stories()[i], p.env.Theme
	scenes := text.Plural(len(s.Scenes), "scene")
	if p.telling != nil && p.telling.story == s {
		scenes = fmt.Sprintf("scene %d of %d", p.telling.at+1, len(s.Scenes))
	}
	line.Cell(component.TitleStyle(theme, i == p.list.Cursor), s.Title, max(0, min(line.Left()-16, widest-16)))
	line.Gap(1).Add(theme.Dim, scenes)
}

func (p *Page) viewSceneEntry(line *component.Line, i int) {
	theme, t := p.env.Theme, p.telling
	glyph, style := "·", theme.Dim
	if i < len(t.done) {
		glyph, style = "✓", theme.Good
	}
	line.Add(style, glyph).Gap(1).Number(theme.Dim, fmt.Sprint(i+1), 2).Gap(1)
	line.Add(component.TitleStyle(theme, i == p.list.Cursor), t.story.Scenes[i].Title)
}
