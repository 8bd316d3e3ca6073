package cli

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"caliper-playground/engine/report"
	"caliper-playground/engine/text"
)

// writeEntries prints entries of the catalogue. In JSON it is always an array.
func writeEntries(w io.Writer, f report.Format, entries []entry) error {
	var b bytes.Buffer
	switch f {
	case report.JSON:
		if err := writeJSONArray(&b, entries); err != nil {
			return err
		}
	case report.Markdown:
		for _, e := range entries {
			e.markdown(&b)
		}
	default:
		if len(entries) > 1 && isOverview(entries) {
			writeOverview(&b, entries)
			break
		}
		for i, e := range entries {
			if i > 0 {
				b.WriteString("\n")
			}
			e.text(&b)
		}
	}
	_, err := w.Write(b.Bytes())
	return err
}

// writeJSONArray writes a value on each line.
func writeJSONArray[T any](b *bytes.Buffer, values []T) error {
	b.WriteString("[")
	for i, v := range values {
		if i > 0 {
			b.WriteString(",")
		}
		line, err := report.Marshal(v)
		if err != nil {
			return err
		}
		b.WriteString("\n")
		b.Write(line)
	}
	b.WriteString("]\n")
	return nil
}

// isOverview says whether the entries are a list of names rather than pages.
func isOverview(entries []entry) bool {
	for _, e := range entries {
		if len(e.Rows) > 0 || len(e.Properties) > 0 {
			return false
		}
	}
	return true
}

func writeOverview(b *bytes.Buffer, entries []entry) {
	kind := ""
	for _, e := range entries {
		if e.Kind != kind {
			if kind != "" {
				b.WriteString("\n")
			}
			kind = e.Kind
			fmt.Fprintf(b, "%s\n", strings.ToUpper(kind))
		}
		meaning := e.Meaning
		if e.Kind == "erratum" {
			meaning = e.Title
		}
		fmt.Fprintf(b, "  %s %s\n", text.Pad(e.Name, 30), text.Clean(meaning))
	}
}

// text writes an entry as a page.
func (e entry) text(b *bytes.Buffer) {
	fmt.Fprintf(b, "%s   %s of Caliper %s", e.Name, e.Kind, e.Spec)
	if e.Title != "" {
		fmt.Fprintf(b, ": %s", e.Title)
	}
	if e.Deprecated {
		b.WriteString(" (deprecated)")
	}
	b.WriteString("\n")
	for _, line := range []string{e.Meaning, e.Reference, e.IRI} {
		if line != "" {
			fmt.Fprintf(b, "  %s\n", text.Clean(line))
		}
	}
	for _, list := range e.lists() {
		fmt.Fprintf(b, "  %s: %s\n", list[0], text.Clean(list[1]))
	}
	if len(e.Rows) > 0 {
		b.WriteString("\n  Rows\n")
		for _, r := range e.Rows {
			fmt.Fprintf(b, "    %s %s %s %s  %s\n", text.Pad(r.Profile, 26), text.Pad(r.Event, 24), text.Pad(r.Action, 22), text.Pad(string(r.Disposition), 12), r.who())
		}
	}
	if len(e.Properties) > 0 {
		b.WriteString("\n  Properties\n")
		for _, p := range e.Properties {
			fmt.Fprintf(b, "    %s %s  %s  (%s)\n", text.Pad(p.Name, 20), text.Pad(p.need(), 11), text.Clean(p.Value), p.DefinedBy)
			if p.Meaning != "" {
				fmt.Fprintf(b, "    %s %s\n", strings.Repeat(" ", 20), text.Clean(p.Meaning))
			}
		}
	}
}

// lists are the entry's lists of names that are not empty, with their titles.
func (e entry) lists() [][2]string {
	var lists [][2]string
	add := func(title string, names []string, joint string) {
		if len(names) > 0 {
			lists = append(lists, [2]string{title, strings.Join(names, joint)})
		}
	}
	add("Of the extension", e.Extensions, ", ")
	add("Supertypes", e.Supertypes, ", ")
	add("Subtypes", e.Subtypes, ", ")
	add("Actions", e.Actions, ", ")
	add("Errata", e.Errata, "; ")
	for _, source := range e.Sources {
		lists = append(lists, [2]string{"One source", source})
	}
	return lists
}

// who says by whom on what.
func (r entryRow) who() string {
	return strings.Join(r.Actor, " or ") + " on " + strings.Join(r.Object, " or ")
}

// need says whether the property must be there.
func (p entryProperty) need() string {
	switch {
	case p.Required:
		return "required"
	case len(p.RequiredFor) > 0:
		return "for " + strings.Join(p.RequiredFor, ", ")
	}
	return "optional"
}

// markdown writes an entry as a section.
func (e entry) markdown(b *bytes.Buffer) {
	fmt.Fprintf(b, "## %s\n\n%s of Caliper %s\n\n", e.Name, e.Kind, e.Spec)
	if e.Meaning != "" {
		fmt.Fprintf(b, "%s\n\n", text.Clean(e.Meaning))
	}
	if e.Reference != "" {
		fmt.Fprintf(b, "%s\n\n", text.Clean(e.Reference))
	}
	for _, list := range e.lists() {
		fmt.Fprintf(b, "- %s: %s\n", list[0], text.Clean(list[1]))
	}
	if len(e.Rows) > 0 {
		b.WriteString("\n| profile | event | action | disposition | who and on what |\n| --- | --- | --- | --- | --- |\n")
		for _, r := range e.Rows {
			fmt.Fprintf(b, "| %s | %s | %s | %s | %s |\n", r.Profile, r.Event, strings.ReplaceAll(r.Action, "*", `\*`), r.Disposition, r.who())
		}
	}
	if len(e.Properties) > 0 {
		b.WriteString("\n| property | needed | value | defined by | meaning |\n| --- | --- | --- | --- | --- |\n")
		for _, p := range e.Properties {
			fmt.Fprintf(b, "| %s | %s | %s | %s | %s |\n", p.Name, p.need(), text.Clean(p.Value), p.DefinedBy, text.Clean(p.Meaning))
		}
	}
	b.WriteString("\n")
}
