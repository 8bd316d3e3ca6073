package bench

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/text"
	"caliper-playground/ui/component"
	"caliper-playground/ui/component/mark"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/commands"
)

// rowsOf lists the rows of a profile that are in the tree: all of one that is
// unfolded, and of any those that the filter is about.
func (p *profiles) rowsOf(profile int) []int {
	score, byRows := p.scores[profile], p.byRows(profile)
	var rows []int
	for j, row := range score.Rows {
		if byRows && p.find.Takes(titleOf(score), rowText(row)) || !byRows && p.unfolded[score.Profile.Name] && p.find.Takes(titleOf(score)) {
			rows = append(rows, j)
		}
	}
	return rows
}

// byRows says that the filter is about rows of the profile, and not about the profile
// as a whole.
func (p *profiles) byRows(profile int) bool {
	score := p.scores[profile]
	if p.find.Takes(titleOf(score)) {
		return false
	}
	for _, row := range score.Rows {
		if p.find.Takes(titleOf(score), rowText(row)) {
			return true
		}
	}
	return false
}

// titleOf is what a filter finds a profile by.
func titleOf(score conformance.ProfileScore) string {
	return score.Profile.Title + " " + score.Profile.Name
}

// rowText is what a filter finds a row by, beside its profile.
func rowText(row conformance.RowScore) string {
	return row.Row.Event + " " + catalog.ActionWords(row.Row.Action) + " " + mark.Disposition(row.Row.Disposition)
}

// foundRows shows the rows that the filter lets through. The cursor stays on what it is
// on, or goes to the first row.
func (b *Page) foundRows() tea.Cmd {
	p := b.profiles
	at, ok := p.selected()
	p.grow()
	if now, still := p.selected(); ok && still && now != at {
		p.list.Select(0)
		p.goTo(at.profile, at.row)
	}
	if now, still := p.selected(); still && now != at && p.find.Asks() && p.byRows(now.profile) {
		p.goInto(now.profile)
	}
	return b.pull()
}

// foundWords says how much the filter lets through.
func (p *profiles) foundWords() string {
	if !p.find.Asks() {
		return "profile, event, action"
	}
	found, rows := 0, 0
	for _, at := range p.tree {
		switch {
		case at.heading:
		case at.row < 0:
			found++
		default:
			rows++
		}
	}
	if rows == 0 {
		return text.Plural(found, "profile")
	}
	return text.Plural(rows, "row")
}

// foundMessages lists the messages that the filter lets through.
func (b *Page) foundMessages() tea.Cmd {
	b.log.setFilter(b.log.find.Input().Value())
	return b.pull()
}

// foundLines shows what the filter lets through of the message.
func (b *Page) foundLines() tea.Cmd {
	b.message.Found()
	return b.pull()
}

// finders are the filters of the panes.
func (b *Page) finders() [paneCount]*component.Finder {
	return [...]*component.Finder{paneProfiles: &b.profiles.find, paneLog: &b.log.find, paneMessage: &b.message.Find}
}

// lists are what the panes show.
func (b *Page) lists() [paneCount]*component.List {
	return [...]*component.List{paneProfiles: &b.profiles.list, paneLog: &b.log.list, paneMessage: &b.message.List}
}

// filtering returns the pane whose filter is typed, if one is.
func (b *Page) filtering() (pane, bool) {
	for p, f := range b.finders() {
		if f.Typing {
			return pane(p), true
		}
	}
	return 0, false
}

// found returns what shows what the filter of a pane lets through.
func (b *Page) found(p pane) func() tea.Cmd {
	switch p {
	case paneProfiles:
		return b.foundRows
	case paneLog:
		return b.foundMessages
	default:
		return b.foundLines
	}
}

// filterCommands are in force while the filter is typed.
func (b *Page) filterCommands() []page.Command {
	p, ok := b.filtering()
	if !ok {
		return nil
	}
	return commands.Finding(b.env, b.finders()[p], b.lists()[p], func(by int) tea.Cmd { return b.moveIn(p, by) }, b.found(p))
}

// Type implements Typist: what is typed is the filter.
func (b *Page) Type(press tea.KeyMsg) tea.Cmd {
	p, ok := b.filtering()
	if !ok {
		return nil
	}
	return commands.TypeFilter(b.env, b.finders()[p], press, b.found(p))
}

// beginFilter has the filter of the pane in focus typed.
func (b *Page) beginFilter() tea.Cmd {
	if b.focus == paneLog {
		b.log.follow = false // whoever looks at it wants it to stand still
	}
	b.finders()[b.focus].Begin()
	return b.pull()
}
