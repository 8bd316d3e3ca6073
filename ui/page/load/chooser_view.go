package load

import (
	"path/filepath"

	"caliper-playground/ui/component"
)

// candidateLines is how many names are shown under a path that is typed.
const candidateLines = 6

// viewChooser draws what there is to load.
func (l *Page) viewChooser() []string {
	theme, b := l.env.Theme, &l.browser
	title := component.NewLine(l.width).PaneTitle(theme, "LOAD", !l.path.typing)
	title.Gap(2).Add(theme.Plain, "what to judge and send")
	title.Right(theme.Dim, "or paste JSON, or a path")
	lines := []string{title.String()}
	lines = append(lines, b.list.Drawn(l.viewChoice)...)
	foot := l.viewFoot()
	for len(lines)+len(foot) < l.height {
		lines = append(lines, "")
	}
	lines = append(lines, foot...)
	return lines[:min(len(lines), l.height)]
}

// viewChoice draws one line of the chooser.
func (l *Page) viewChoice(row int, selected bool) string {
	theme, c := l.env.Theme, l.browser.choices[row]
	line := component.NewLine(l.width)
	if c.kind == choiceHeading {
		note := component.NewLine(l.width).Add(theme.Dim, c.note)
		line.Gap(1).Add(theme.Strong, tail(c.name, l.width-note.Used()-4))
		if note.Used() > 0 && note.Used()+2 < line.Left() {
			line.Gap(2).Join(note)
		}
		return line.String()
	}
	line.Gap(1).Cursor(theme, selected, !l.path.typing).Gap(1)
	name := component.TitleStyle(theme, selected)
	switch c.kind {
	case choiceFolder, choiceFile:
		if l.browser.marked[l.browser.path(c)] {
			line.Add(theme.Accent, "[x] ")
		} else if len(l.browser.marked) > 0 {
			line.Add(theme.Dim, "[ ] ")
		}
		if c.kind == choiceFolder {
			line.Add(name, shortName(c.name, line.Left()-1)).Add(theme.Dim, string(filepath.Separator))
		} else {
			line.Add(name, shortName(c.name, line.Left()))
		}
	default:
		line.Cell(name, c.name, 22).Gap(2).Add(theme.Dim, c.note)
	}
	return line.String()
}

// viewFoot draws what stands below the chooser's list: the path that is being
// typed, and why something could not be loaded.
func (l *Page) viewFoot() []string {
	if !l.choosing {
		return nil
	}
	theme := l.env.Theme
	var lines []string
	if l.failure != "" {
		lines = append(lines, component.Rule(theme, l.width))
		for _, line := range component.Pointed(theme.Wrong, "✗", l.failure, l.width, 1, 4) {
			lines = append(lines, line.String())
		}
	}
	if !l.path.typing {
		return lines
	}
	if len(lines) == 0 {
		lines = append(lines, component.Rule(theme, l.width))
	}
	input := component.NewLine(l.width).Gap(1)
	l.path.input.Draw(input, theme)
	return append(append(lines, input.String()), l.viewCandidates()...)
}

// viewCandidates draws what the typed path may go on as, in as many columns as
// there is room for.
func (l *Page) viewCandidates() []string {
	theme, p := l.env.Theme, &l.path
	room := min(candidateLines, max(1, l.height/4))
	said := func(words string) []string {
		var lines []string
		for _, wrapped := range component.Wrap(words, l.width-8, 3) {
			lines = append(lines, component.NewLine(l.width).Gap(6).Add(theme.Dim, wrapped).String())
		}
		return lines
	}
	switch {
	case l.failure != "":
		return nil // which says more
	case p.err != nil:
		return said(p.err.Error())
	case len(p.candidates) == 0 && p.looked == p.input.Value():
		return said("nothing here begins like that; a name of another kind can be opened all the same")
	}
	const cells = 26
	columns := max(1, (l.width-6)/cells)
	shown := min(len(p.candidates), room*columns)
	more := len(p.candidates) > shown
	if more {
		shown--
	}
	var lines []string
	for at := 0; at < shown; at += columns {
		line := component.NewLine(l.width).Gap(6)
		for _, c := range p.candidates[at:min(shown, at+columns)] {
			name := c.Name
			if c.Folder {
				name += string(filepath.Separator)
			}
			line.Cell(theme.Plain, shortName(name, cells-1), cells-1).Gap(1)
		}
		if more && at+columns >= shown {
			line.Add(theme.Dim, "…")
		}
		lines = append(lines, line.String())
	}
	return lines
}
