package bench

import (
	"fmt"
	"strconv"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/ui/component"
	"caliper-playground/ui/component/mark"
)

// The columns of the tree of profiles, in cells.
const (
	profileWord = 6
	profileRows = 6
	rowWord     = 11
	rowCount    = 5
)

// freshMark stands behind what a story's scene has changed.
const freshMark = "  · new"

// needed is the heading of what is required, and its column.
func needed(width int) (heading string, cells int) {
	if width < 46 { // where its column would take what the titles need
		return "req.", 5
	}
	return "required", 9
}

// viewProfiles draws the tree's header and its visible lines.
func (b *Page) viewProfiles(width int) []string {
	theme, p := b.env.Theme, b.profiles
	line := component.NewLine(width)
	line.PaneTitle(theme, "PROFILES", b.focus == paneProfiles)
	if p.find.Shown() {
		p.find.Draw(line.Gap(2), theme, p.foundWords())
		return append([]string{line.Full()}, b.viewTree(width)...)
	}
	heading, cells := needed(width)
	here := ""
	if b.part {
		here = " here"
	}
	line.Gap(2).Add(theme.Strong, p.met(width-cells-profileRows-line.Used()-len(here))+here)
	line.To(width-cells-profileRows).Number(theme.Dim, heading, cells).Number(theme.Dim, "rows", profileRows)
	return append([]string{line.Full()}, b.viewTree(width)...)
}

// viewTree draws the tree's visible lines, and what stands below it.
func (b *Page) viewTree(width int) []string {
	if len(b.profiles.tree) == 0 && b.profiles.find.Asks() {
		k := b.env.Keys
		words := "No profile and no row matches. " + k.Global.Back.Help().Key + " shows all again; messages are filtered in the log, where " + k.Move.Next.Help().Key + " leads."
		return component.Filled(component.Indented(b.env.Theme.Dim, words, width, 2, b.layout.profiles.Height))
	}
	below := b.below()
	window := b.window(len(below))
	lines := window.Drawn(func(row int, selected bool) string { return b.viewBranch(row, selected, width) })
	if below != nil {
		for len(lines) < window.Height {
			lines = append(lines, component.NewLine(width).Full())
		}
		lines = append(lines, below...)
	}
	return lines
}

func (b *Page) viewBranch(i int, selected bool, width int) string {
	theme, at := b.env.Theme, b.profiles.tree[i]
	score := b.profiles.scores[at.profile]
	line := component.NewLine(width)
	if at.row < 0 {
		line.Cursor(theme, selected, b.focus == paneProfiles)
		b.viewProfile(line, at.profile, selected)
		return line.Full()
	}
	row := score.Rows[at.row]
	if at.heading {
		return line.Gap(5).Add(theme.Dim, row.Row.Event).Full()
	}
	line.Gap(4).Cursor(theme, selected, b.focus == paneProfiles)
	b.viewRow(line, row, selected)
	return line.Full()
}

func (b *Page) viewProfile(line *component.Line, at int, selected bool) {
	score := b.profiles.scores[at]
	theme, m := b.env.Theme, mark.Profile(b.env.Theme, score)
	if b.profiles.own[score.Profile.Name] {
		m = mark.Own(theme)
	}
	fold := "▸"
	if b.profiles.isUnfolded(at) {
		fold = "▾"
	}
	line.Add(theme.Dim, fold).Gap(1).Add(m.Style, m.Glyph).Gap(1)
	_, cells := needed(line.Used() + line.Left())
	right := profileWord + cells + profileRows
	title, named := component.TitleStyle(theme, selected), score.Profile.Title
	if b.profiles.fresh[score.Profile.Name] {
		title, named = theme.Accent, named+freshMark
	}
	line.Cell(title, named, line.Left()-right)
	line.Cell(m.Style, " "+m.Word, profileWord)
	line.Number(theme.Plain, fmt.Sprintf("%d/%d", score.RequiredMet, score.RequiredTotal), cells)
	line.Number(theme.Plain, fmt.Sprintf("%d/%d", score.RowsMet, len(score.Rows)), profileRows)
}

func (b *Page) viewRow(line *component.Line, row conformance.RowScore, selected bool) {
	theme, m := b.env.Theme, mark.Row(b.env.Theme, row)
	line.Gap(1).Add(m.Style, m.Glyph).Gap(1)
	action := catalog.ActionWords(row.Row.Action)
	if b.profiles.own[row.Row.ID] {
		m = mark.Own(theme)
		action += "  · own"
	}
	title := component.TitleStyle(theme, selected)
	if b.profiles.fresh[row.Row.ID] {
		title = theme.Accent
		action += freshMark
	}
	line.Cell(title, action, line.Left()-rowWord-rowCount)
	asked := theme.Dim
	if row.Row.Disposition != catalog.Optional {
		asked = theme.Strong
	}
	line.Number(asked, mark.Disposition(row.Row.Disposition), rowWord)
	times := ""
	if row.Met() {
		times = strconv.Itoa(row.Count) + "×"
	}
	line.Number(m.Style, times, rowCount)
}
