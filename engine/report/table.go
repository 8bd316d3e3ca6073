package report

import "strings"

// table is a table of a page, or of Markdown. Its words are clean.
type table struct {
	Title string
	Heads []string
	Lines [][]string
	Note  string
}

// section writes a table of Markdown below its title, and its note behind it, or in
// place of one without lines.
func (p *printer) section(t table) {
	p.printf("\n## %s\n", md(t.Title))
	if len(t.Lines) > 0 || t.Note == "" {
		p.print("\n")
		p.markdownTable(t.Heads, t.Lines)
	}
	if t.Note != "" {
		p.printf("\n%s\n", md(t.Note))
	}
}

// markdownTable writes lines below heads.
func (p *printer) markdownTable(heads []string, lines [][]string) {
	p.print("|")
	for _, head := range heads {
		if head != "" {
			p.print(" " + head)
		}
		p.print(" |")
	}
	p.print("\n|" + strings.Repeat(" --- |", len(heads)) + "\n")
	for _, line := range lines {
		p.print("|")
		for _, cell := range line {
			p.print(" " + md(cell) + " |")
		}
		p.print("\n")
	}
}
