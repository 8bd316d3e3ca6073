package lookup

import (
	"fmt"
	"io"
	"strings"

	"caliper-playground/engine/text"
)

// WriteText writes an entry as a page of text, its lines as long as they are.
func (b *Book) WriteText(w io.Writer, e *Entry) error {
	var out strings.Builder
	out.WriteString(text.Clean(e.Heading()) + "\n")
	for _, block := range b.Blocks(e) {
		block.text(&out)
	}
	_, err := io.WriteString(w, out.String())
	return err
}

// Heading says what the entry is: "ViewEvent   event of Caliper 1.2".
func (e *Entry) Heading() string {
	words := e.Name + "   " + e.KindWords()
	if e.Kind == Rule {
		return words + ", " + e.Severity
	}
	if e.Kind == Word {
		return e.Name + titled(e.Title) + "   word: " + e.Group
	}
	words += " of Caliper " + string(e.Spec)
	if e.Kind == Profile || e.Kind == Erratum {
		words += ": " + e.Title
	}
	if e.Deprecated {
		words += " (deprecated)"
	}
	return words
}

func (block Block) text(out *strings.Builder) {
	switch block.Form {
	case Prose:
		if block.Title != "" {
			fmt.Fprintf(out, "  %s: %s\n", block.Title, text.Clean(block.Text.String()))
			return
		}
		fmt.Fprintf(out, "  %s\n", text.Clean(block.Text.String()))
	case Names:
		fmt.Fprintf(out, "  %s: %s\n", block.Title, text.Clean(joined(block.Text, block.Between()).String()))
	case Table:
		fmt.Fprintf(out, "\n  %s\n", block.Title)
		block.textRows(out)
	case Code:
		fmt.Fprintf(out, "\n  %s\n", text.Clean(block.Title))
		for _, line := range text.CleanLines(block.Code) {
			fmt.Fprintf(out, "    %s\n", line)
		}
	}
}

// widest bounds a column of a table in text; only the last may be wider.
const widest = 56

func (block Block) textRows(out *strings.Builder) {
	last := len(block.Head) - 1
	widths := make([]int, last)
	for _, row := range block.Rows {
		for i := range last {
			widths[i] = max(widths[i], min(widest, text.Width(row.Cells[i].String())))
		}
	}
	for _, row := range block.Rows {
		var line strings.Builder
		for i, cell := range row.Cells {
			words := text.Clean(cell.String())
			if i < last && text.Width(words) < widths[i] {
				words = text.Pad(words, widths[i])
			}
			line.WriteString("  " + words)
		}
		fmt.Fprintf(out, "  %s\n", strings.TrimRight(line.String(), " "))
		if row.Note != "" {
			fmt.Fprintf(out, "        %s\n", text.Clean(row.Note))
		}
	}
}
