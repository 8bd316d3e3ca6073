package mistakes

import (
	"slices"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/text"
	"caliper-playground/ui/page/commands"
)

// found lists the mistakes that the filter lets through, each below the heading of its
// kind. The cursor stays on the one that it is on, or goes to the first.
func (p *Page) found() tea.Cmd {
	was := p.selected()
	p.heads = p.heads[:0]
	for i, m := range p.all {
		if !p.find.Takes(m.Title, m.Name, m.Rule, m.Wrong, m.Will, strconv.Itoa(m.Last().Status)) {
			continue
		}
		if len(p.heads) == 0 || m.Kind != p.all[p.heads[len(p.heads)-1]].Kind {
			p.heads = append(p.heads, -1)
		}
		p.heads = append(p.heads, i)
	}
	p.list.SetHeight(p.height - p.above())
	p.list.SetLen(len(p.heads))
	if was != nil {
		p.choose(was.Name)
	}
	return nil
}

// choose selects a mistake by its name, where it is listed.
func (p *Page) choose(name string) {
	if at := slices.IndexFunc(p.heads, func(i int) bool { return i >= 0 && p.all[i].Name == name }); at >= 0 {
		p.list.Select(at)
	}
}

// Type implements page.Typist.
func (p *Page) Type(press tea.KeyMsg) tea.Cmd {
	return commands.TypeFilter(p.env, &p.find, press, p.found)
}

// Typing implements page.Page.
func (p *Page) Typing() bool { return p.find.Typing }

// above is how many lines stand above the list: the filter's.
func (p *Page) above() int {
	if p.find.Shown() {
		return 1
	}
	return 0
}

// viewFilter draws the filter and how much it lets through.
func (p *Page) viewFilter() []string {
	if !p.find.Shown() {
		return nil
	}
	listed := slices.DeleteFunc(slices.Clone(p.heads), func(i int) bool { return i < 0 })
	return []string{p.find.Line(p.env.Theme, p.width, "title, rule, status, word", text.Plural(len(listed), "mistake")).String()}
}
