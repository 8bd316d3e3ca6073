package why

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/session"
	"caliper-playground/engine/text"
)

// Message answers why a message got its status, what was found in it, and why its
// events filled the rows that they did and not others that one might expect.
func Message(m session.Message, found []rule.Finding) []Part {
	return append([]Part{Status(m.Exchange)}, Content(m, found)...)
}

// Content tells what was found in a message, or in a document that was judged as one,
// and why its events fill the rows that they do and not others that one might expect.
func Content(m session.Message, found []rule.Finding) []Part {
	parts := Found(found)
	if m.Assessment != nil && m.Assessment.More.Total() > 0 {
		parts = append(parts, Part{Title: "Not spelled out", Lines: []string{text.Sentence(m.Assessment.More.Words())}})
	}
	for _, e := range Events(m) {
		v := catalog.Get(e.Item.Spec)
		title := e.Item.Type + " " + e.Item.Action
		var lines, names []string
		for _, c := range e.Item.Credits {
			if row := v.Row(c.RowID); row != nil {
				lines = append(lines, fmt.Sprintf("It fills %s: %s.", conformance.RowName(row), what(e.Item)))
				names = append(names, row.ID)
			}
		}
		if len(lines) == 0 {
			lines = append(lines, "It fills no row: "+e.Item.Uncredited)
		}
		parts = append(parts, Part{title, lines, append(names, e.Item.Type)})
		if others := e.Others(v); len(others) > 0 {
			parts = append(parts, Part{Title: "Why not others", Lines: others})
		}
	}
	return parts
}

// Status answers why a sender got its status, by what was found and by what the
// catalogue says of it.
func Status(x session.Exchange) Part {
	code := strconv.Itoa(x.Status)
	p := Part{Title: code + " " + http.StatusText(x.Status), Names: []string{code}}
	if x.Cause != "" {
		p.Lines = append(p.Lines, text.Sentence(x.Cause))
	}
	if x.Help != "" {
		p.Lines = append(p.Lines, text.Sentence(x.Help))
	}
	for _, c := range catalog.Get(catalog.V1p2).Concepts() {
		if c.Name == code {
			p.Lines = append(p.Lines, c.Meaning)
		}
	}
	return p
}

// maxOthers is how many other rows are told of.
const maxOthers = 8

// Others says of rows that an event might be expected to fill why it does not: those
// of the same type and action in other profiles, and those of the same action on
// such an object.
func (e Event) Others(v *catalog.Vocabulary) []string {
	var lines []string
	for _, row := range v.AllRows() {
		f := e.fit(v, row)
		expected := f.action && row.Action != catalog.AnyAction && (f.kind || f.object)
		if !expected || e.Fills(row.ID) || len(lines) == maxOthers {
			continue
		}
		if lacks := e.Lacks(v, row); len(lacks) > 0 {
			lines = append(lines, conformance.RowName(row)+": "+strings.Join(lacks, "; ")+".")
		}
	}
	return lines
}
