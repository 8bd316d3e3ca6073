// Package versions is the page of one document under Caliper 1.1 and 1.2 side by
// side: what each version says of it, and what becomes of it when it is migrated.
package versions

import (
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/catalog"
	"caliper-playground/engine/migrate"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/text"
	"caliper-playground/ui/component"
	"caliper-playground/ui/component/mark"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/commands"
)

// Page shows what two versions say of a document.
type Page struct {
	page.Plain
	env   *page.Env
	of    page.CompareVersions
	now   *look
	lines []string
	list  component.List
	width int
}

// look is what was found out about the document.
type look struct {
	compared migrate.Comparison
	migrated migrate.Migrated // for the other version
	err      error            // why there is no comparison
	why      error            // why it cannot be migrated
}

// New returns the page for a document.
func New(env *page.Env, of page.CompareVersions) *Page { return &Page{env: env, of: of} }

// Title implements Page.
func (v *Page) Title() string { return "1.1 and 1.2" }

// Init implements Page.
func (v *Page) Init() tea.Cmd {
	data := v.of.Data
	return page.After(func() look { return lookAt(data) }, func(l look) tea.Cmd {
		v.now = &l
		v.layOut()
		return nil
	})
}

func lookAt(data []byte) (l look) {
	if l.compared, l.err = migrate.Compare(data); l.err != nil {
		return l
	}
	to := catalog.V1p2
	if l.compared.From == catalog.V1p2 {
		to = catalog.V1p1
	}
	l.migrated, l.why = migrate.Document(data, to, migrate.Options{})
	return l
}

// SetSize implements Page.
func (v *Page) SetSize(width, height int) {
	v.width = width
	v.list.SetHeight(height)
	v.layOut()
}

// Update implements Page.
func (v *Page) Update(msg tea.Msg) tea.Cmd {
	if msg, ok := msg.(tea.MouseMsg); ok {
		component.ScrollByWheel(&v.list, msg)
	}
	return nil
}

// Commands implements Page.
func (v *Page) Commands() []page.Command {
	const group = "Versions"
	k := v.env.Keys
	leave := page.Do(func() { v.env.Close(v) })
	return append([]page.Command{
		{Key: k.Do.Edit, Group: group, Words: "edit the migrated document, and send it", Short: "edit the migrated one", Foot: 1, Do: v.edit, Why: v.whyNot},
		commands.LookUp(v.env, group, v.subject),
		{Key: k.Message.Versions, Group: group, Words: "close the page", Do: leave},
		{Key: k.Global.Back, Foot: 2, Do: leave},
	}, commands.Reading(k.Move, &v.list, 3)...)
}

func (v *Page) whyNot() string {
	switch {
	case v.now == nil:
		return "The document is being read."
	case v.now.err != nil:
		return text.Sentence(v.now.err.Error())
	case v.now.why != nil:
		return text.Sentence(v.now.why.Error())
	}
	return ""
}

// subject is the rule of the first thing that the versions do not agree on, by what it
// is looked up by.
func (v *Page) subject() (names []string) {
	if v.now != nil && v.now.err == nil {
		for _, findings := range [][]rule.Finding{v.now.compared.Said[0].Findings, v.now.compared.Said[1].Findings, v.now.migrated.Open, v.now.compared.Both} {
			for _, f := range findings {
				names = append(names, f.Rule)
			}
		}
	}
	return append(names, "migration")
}

// edit opens the migrated document in the form.
func (v *Page) edit() tea.Cmd {
	return v.env.Open(page.ComposeEvent{Source: v.of.Source + " for " + string(v.now.migrated.To), Data: v.now.migrated.Bytes, Version: v.now.migrated.To})
}

// View implements Page.
func (v *Page) View() []string {
	from, to := v.list.Visible()
	return v.lines[from:to]
}

// Places lists what is in force together on the page.
func Places(env *page.Env) []page.Place {
	return []page.Place{{Name: "versions", Commands: (&Page{env: env}).Commands()}}
}

// sideBySide is from which width on there is room for two columns, in cells.
const sideBySide = 100

// layOut puts the lines together for the width.
func (v *Page) layOut() {
	theme := v.env.Theme
	p := &component.Paper{Theme: theme, Width: v.width}
	switch {
	case v.now == nil:
		p.Wrap(theme.Dim, 1, "reading…")
	case v.now.err != nil:
		p.Wrap(theme.Wrong, 1, v.of.Source+": "+v.now.err.Error())
	default:
		v.layOutComparison(p)
	}
	v.lines = p.Lines
	v.list.SetLen(len(v.lines))
}

func (v *Page) layOutComparison(p *component.Paper) {
	theme, c := v.env.Theme, &v.now.compared
	of := "names no version"
	if c.From != "" {
		of = "is of " + string(c.From)
	}
	p.Wrap(theme.Plain, 1, fmt.Sprintf("What each version says of %s, as if it were of that version. It %s.", v.of.Source, of))
	p.Blank()
	if v.width >= sideBySide {
		half := (v.width - 3) / 2
		left := &component.Paper{Theme: theme, Width: half, Filled: true}
		right := &component.Paper{Theme: theme, Width: v.width - half - 3}
		said(left, &c.Said[0])
		said(right, &c.Said[1])
		p.Lines = append(p.Lines, component.Beside(theme, left.Lines, half, right.Lines, max(len(left.Lines), len(right.Lines)))...)
	} else {
		for i := range c.Said {
			said(p, &c.Said[i])
		}
	}
	if len(c.Both) > 0 {
		p.Blank()
		p.Wrap(theme.Strong, 1, "Both say")
		putFindings(p, c.Both)
	}
	p.Blank()
	v.layOutMigrated(p)
}

// said adds what one version says.
func said(p *component.Paper, s *migrate.Said) {
	theme := p.Theme
	verdict := mark.Verdict(theme, s.Verdict)
	p.Add(p.Line().Gap(1).Add(theme.Strong, "Caliper "+string(s.Spec)).Gap(2).Add(verdict.Style, verdict.Glyph+" "+verdict.Word))
	for _, credit := range s.Credits {
		p.Hang(theme.Good, 1, "✓ fills "+credit.Profile+" › "+credit.Event+" › "+catalog.ActionWords(credit.Action))
	}
	for _, reason := range s.Reasons {
		p.Hang(theme.Plain, 1, "no mark: "+reason)
	}
	if len(s.Findings) == 0 {
		p.Hang(theme.Dim, 1, "says nothing that the other does not say")
	}
	putFindings(p, s.Findings)
}

// putFindings adds some findings.
func putFindings(p *component.Paper, findings []rule.Finding) {
	for _, f := range findings {
		severity := mark.Severity(p.Theme, f.Severity)
		p.Hang(severity.Style, 1, severity.Glyph+" "+f.Rule+"  "+f.Pointer)
		p.Hang(p.Theme.Plain, 3, f.Message)
	}
}

// layOutMigrated says what becomes of the document in the other version.
func (v *Page) layOutMigrated(p *component.Paper) {
	theme, m := v.env.Theme, &v.now.migrated
	if v.now.why != nil {
		p.Hang(theme.Caution, 1, "It cannot be migrated: "+v.now.why.Error())
		return
	}
	p.Wrap(theme.Strong, 1, fmt.Sprintf("Migrated to %s", m.To))
	for _, c := range migrate.Grouped(m.Changes) {
		p.Hang(theme.Plain, 1, fmt.Sprintf("%-9s %s", c.Kind, c.Words))
	}
	if len(m.Open) > 0 {
		p.Wrap(theme.Caution, 1, "For you to decide")
	}
	putFindings(p, m.Open)
}
