package sheet

import (
	"slices"
	"strings"

	"caliper-playground/ui/component"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/commands"
)

// part is a part of an answer that can be looked up by itself.
type part struct {
	line  int // that it begins on
	names []string
}

// NewAnswer returns a page with an answer to a question.
func NewAnswer(env *page.Env, a page.Answer) *Page {
	s := &Page{env: env, title: a.Title}
	for _, of := range a.Parts {
		if len(of.Names) > 0 {
			s.parts = append(s.parts, part{names: of.Names})
		}
	}
	s.make = func(width int) []string {
		p := &component.Paper{Theme: env.Theme, Width: width}
		named := 0
		for _, of := range a.Parts {
			p.Blank()
			if len(of.Names) > 0 {
				s.parts[named].line = len(p.Lines)
				named++
			}
			p.Add(p.Line().Gap(1).Add(env.Theme.Accent, of.Title))
			for _, line := range of.Lines {
				p.Hang(env.Theme.Plain, 3, line)
			}
		}
		return p.Lines
	}
	if len(a.About) > 0 {
		s.chosen = max(0, slices.IndexFunc(s.parts, func(of part) bool { return slices.Contains(of.names, a.About[0]) }))
	}
	if len(s.parts) > 1 {
		k := env.Keys.Move
		s.own = append(s.own,
			page.Command{Key: k.Next, Group: commands.ReadGroup, Words: "next part", Short: "next part", Foot: 3, Do: page.Do(func() { s.turn(1) })},
			page.Command{Key: k.Previous, Group: commands.ReadGroup, Words: "part before", Do: page.Do(func() { s.turn(-1) })})
	}
	if len(a.About) > 0 || len(s.parts) > 0 {
		lookUp := commands.LookUp(env, commands.ReadGroup, func() []string { return s.about(a.About) })
		lookUp.Short, lookUp.Foot = "look it up", 2
		s.own = append(s.own, lookUp)
	}
	return s
}

// about is what is looked up: the part that is marked, or what all of the answer is
// about.
func (s *Page) about(all []string) []string {
	if len(s.parts) == 0 {
		return all
	}
	return s.parts[s.at()].names
}

// at is the part that is marked: the one that was turned to, or where it is out of
// sight the first that is in sight, or the one that is read.
func (s *Page) at() int {
	if s.inView() {
		return s.chosen
	}
	at := 0
	from, to := s.list.Visible()
	for i, of := range s.parts {
		if of.line >= from && of.line < to {
			return i
		}
		if of.line < from {
			at = i
		}
	}
	return at
}

// inView says whether the part that was turned to begins in view.
func (s *Page) inView() bool {
	from, to := s.list.Visible()
	return s.chosen < len(s.parts) && s.parts[s.chosen].line >= from && s.parts[s.chosen].line < to
}

// turn turns to the next part, or behind the last to the first, and brings it into
// view.
func (s *Page) turn(by int) {
	s.chosen = (s.at() + by + len(s.parts)) % len(s.parts)
	s.reveal()
}

// reveal brings the part that was turned to into view.
func (s *Page) reveal() {
	if s.chosen >= len(s.parts) {
		return
	}
	end := s.list.Len
	if s.chosen+1 < len(s.parts) {
		end = s.parts[s.chosen+1].line
	}
	s.list.Reveal(s.parts[s.chosen].line, end)
}

// marked are the lines in view, with a mark before the part that is looked up, where
// there are several.
func (s *Page) marked(from, to int) []string {
	lines := s.lines[from:to]
	if len(s.parts) < 2 {
		return lines
	}
	if at := s.parts[s.at()].line - from; at >= 0 && at < len(lines) {
		lines = slices.Clone(lines)
		lines[at] = s.env.Theme.Accent.Render(component.CursorGlyph) + strings.TrimPrefix(lines[at], " ")
	}
	return lines
}
