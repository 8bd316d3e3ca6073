package lookup

import (
	"fmt"
	"io"
	"strings"

	"caliper-playground/engine/text"
)

// WriteMarkdown writes an entry as a section of a Markdown document.
func (b *Book) WriteMarkdown(w io.Writer, e *Entry) error {
	var out strings.Builder
	name, rest, _ := strings.Cut(e.Heading(), "   ")
	fmt.Fprintf(&out, "## %s\n\n%s\n", escape(name), escape(rest))
	for _, block := range b.Blocks(e) {
		block.markdown(&out)
	}
	out.WriteString("\n")
	_, err := io.WriteString(w, out.String())
	return err
}

func (block Block) markdown(out *strings.Builder) {
	switch block.Form {
	case Prose:
		out.WriteString("\n")
		if block.Title != "" {
			fmt.Fprintf(out, "**%s.** ", block.Title)
		}
		fmt.Fprintf(out, "%s\n", escape(block.Text.String()))
	case Names:
		fmt.Fprintf(out, "\n**%s:** %s\n", block.Title, escape(joined(block.Text, block.Between()).String()))
	case Table:
		fmt.Fprintf(out, "\n### %s\n\n", block.Title)
		block.markdownRows(out)
	case Code:
		fmt.Fprintf(out, "\n### %s\n\n```json\n%s\n```\n", escape(block.Title), strings.Join(text.CleanLines(block.Code), "\n"))
	}
}

// markdownRows writes a table, with a column of its own for the notes if there
// are any.
func (block Block) markdownRows(out *strings.Builder) {
	noted := false
	for _, row := range block.Rows {
		noted = noted || row.Note != ""
	}
	head := append([]string{}, block.Head...)
	if noted {
		head = append(head, "meaning")
	}
	fmt.Fprintf(out, "| %s |\n|%s\n", strings.Join(head, " | "), strings.Repeat(" --- |", len(head)))
	for _, row := range block.Rows {
		for _, cell := range row.Cells {
			fmt.Fprintf(out, "| %s ", escape(cell.String()))
		}
		if noted {
			fmt.Fprintf(out, "| %s ", escape(row.Note))
		}
		out.WriteString("|\n")
	}
}

// escape keeps words from being taken for Markdown.
func escape(words string) string {
	return strings.NewReplacer(`\`, `\\`, "|", `\|`, "*", `\*`, "_", `\_`, "<", `\<`, "`", "\\`", "[", `\[`).Replace(text.Clean(words))
}
