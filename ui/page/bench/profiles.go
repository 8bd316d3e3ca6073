package bench

import (
	"fmt"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/ui/component"
)

// branch is one line of the tree of profiles: a profile, a heading with an
// event's name, or a row.
type branch struct {
	profile int // index into profiles.scores
	row     int // index into the profile's rows; -1 on a profile's own line
	heading bool
}

// profiles is the tree of profiles, their events and rows.
type profiles struct {
	scores   []conformance.ProfileScore
	unfolded map[string]bool // the names of the profiles that are
	tree     []branch
	list     component.List
	find     component.Finder

	// own holds, of a practice certification, the IDs of rows that the playground
	// alone has filled, and the names of profiles that are not met without it.
	own map[string]bool
	// fresh holds, of a story, what its scene has changed: the IDs of rows, and the
	// names of profiles that are met now.
	fresh map[string]bool
}

func newProfiles() *profiles {
	p := &profiles{unfolded: map[string]bool{}}
	p.list.Heading = func(line int) bool { return p.tree[line].heading }
	return p
}

// setScores takes new marks in. The selection stays on what it is on.
func (p *profiles) setScores(scores []conformance.ProfileScore) {
	same := len(scores) == len(p.scores)
	for i := 0; same && i < len(scores); i++ {
		same = scores[i].Profile == p.scores[i].Profile
	}
	p.scores = scores
	if !same {
		p.grow()
	}
}

// grow builds the tree anew.
func (p *profiles) grow() {
	p.tree = p.tree[:0]
	for i := range p.scores {
		rows := p.rowsOf(i)
		if len(rows) == 0 && !p.find.Takes(titleOf(p.scores[i])) {
			continue
		}
		p.tree = append(p.tree, branch{profile: i, row: -1})
		event := ""
		for _, j := range rows {
			if row := p.scores[i].Rows[j].Row; row.Event != event {
				event = row.Event
				p.tree = append(p.tree, branch{profile: i, row: j, heading: true})
			}
			p.tree = append(p.tree, branch{profile: i, row: j})
		}
	}
	p.list.SetLen(len(p.tree))
}

// selected returns what the cursor is on, and false where there is nothing.
func (p *profiles) selected() (branch, bool) {
	if p.list.Cursor >= len(p.tree) {
		return branch{}, false
	}
	return p.tree[p.list.Cursor], true
}

// row returns the row of a line, and false where that is a profile's own.
func (p *profiles) row(at branch) (*catalog.Row, bool) {
	if at.row < 0 {
		return nil, false
	}
	return p.scores[at.profile].Rows[at.row].Row, true
}

// selectedRow returns the row that the cursor is on, and false where it is on none.
func (p *profiles) selectedRow() (*catalog.Row, bool) {
	at, ok := p.selected()
	if !ok {
		return nil, false
	}
	return p.row(at)
}

// setUnfolded opens or closes the profile that the cursor is in, and says
// whether that changed anything. Closing takes the cursor to the profile.
func (p *profiles) setUnfolded(open bool) bool {
	at, ok := p.selected()
	if !ok || p.isUnfolded(at.profile) == open || p.byRows(at.profile) {
		return false
	}
	name := p.scores[at.profile].Profile.Name
	if open {
		p.unfolded[name] = true
	} else {
		delete(p.unfolded, name)
		p.goTo(at.profile, -1)
	}
	p.grow()
	if open {
		p.reveal(at.profile)
	}
	return true
}

// isUnfolded says whether a profile's rows are shown.
func (p *profiles) isUnfolded(profile int) bool {
	return p.unfolded[p.scores[profile].Profile.Name] || p.byRows(profile)
}

// goTo puts the cursor on a profile's own line or on one of its rows.
func (p *profiles) goTo(profile, row int) {
	for i, b := range p.tree {
		if b.profile == profile && b.row == row && !b.heading {
			p.list.Select(i)
			return
		}
	}
}

// reveal scrolls so that as much of an unfolded profile as fits is in view.
func (p *profiles) reveal(profile int) {
	first, last := p.list.Cursor, p.list.Cursor
	for i, b := range p.tree {
		if b.profile == profile {
			last = i
			if b.row < 0 {
				first = i
			}
		}
	}
	below := last - (p.list.Offset + p.list.Height - 1)
	if move := min(below, first-p.list.Offset); move > 0 {
		p.list.Scroll(move)
	}
}

// startWith unfolds the named profiles and goes to the first of them.
func (p *profiles) startWith(names []string) {
	for _, name := range names {
		p.unfolded[name] = true
	}
	p.grow()
	for i, score := range p.scores {
		if p.unfolded[score.Profile.Name] {
			p.goTo(i, -1)
			return
		}
	}
}

// enterProfile unfolds the selected profile and goes to its first row.
func (p *profiles) enterProfile() {
	at, ok := p.selected()
	if !ok {
		return
	}
	p.setUnfolded(true)
	p.goInto(at.profile)
}

// goInto puts the cursor on the first row of a profile that is listed.
func (p *profiles) goInto(profile int) {
	if rows := p.rowsOf(profile); len(rows) > 0 {
		p.goTo(profile, rows[0])
	}
}

// met says how many profiles are met, in as many words as there is room for.
func (p *profiles) met(room int) string {
	m := conformance.CountMet(p.scores)
	if long := fmt.Sprintf("%d of %d met, ext. %d of %d", m.Met, m.Of, m.ExtensionsMet, m.Extensions); m.Extensions > 0 && len(long) <= room {
		return long
	}
	return m.Short() + " met"
}

// showFresh marks what a scene has changed, and unfolds the profiles of its rows and
// no others, the first of them in sight.
func (p *profiles) showFresh(fresh map[string]bool) {
	p.fresh = fresh
	first := branch{profile: -1}
	unfolded := map[string]bool{}
	for i, score := range p.scores {
		for j, row := range score.Rows {
			if !fresh[row.Row.ID] {
				continue
			}
			if unfolded[score.Profile.Name] = true; first.profile < 0 {
				first = branch{profile: i, row: j}
			}
		}
	}
	if first.profile < 0 {
		return
	}
	p.unfolded = unfolded
	p.grow()
	p.goTo(first.profile, first.row)
	p.reveal(first.profile)
}

// SelectedProfile names the profile that the cursor is on, or in; "" where there is
// none.
func (b *Page) SelectedProfile() string {
	at, ok := b.profiles.selected()
	if !ok {
		return ""
	}
	return b.profiles.scores[at.profile].Profile.Title
}
