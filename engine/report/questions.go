package report

import (
	"fmt"
	"strings"

	"caliper-playground/engine/question"
	"caliper-playground/engine/text"
)

// mostRows is how many rows of an answer are shown where people read it.
const mostRows = 12

// barCells is how long the longest bar is, in characters.
const barCells = 24

// answered are the answers to questions that some event is about, by profile, and how
// many questions none is about.
func (r *Result) answered() (answers []question.Answer, silent int) {
	for _, a := range r.Questions {
		if a.Events == 0 {
			silent++
			continue
		}
		answers = append(answers, a)
	}
	return answers, silent
}

// silence says how many questions no event is about; "" where each has one.
func silence(silent int) string {
	if silent == 0 {
		return ""
	}
	return fmt.Sprintf("%s no event is about", text.Plural(silent, "question"))
}

// questionsText writes what the events can tell, as small tables and bars.
func (r *textReport) questionsText(result *Result) {
	if result.Questions == nil {
		return
	}
	answers, silent := result.answered()
	r.print("\nWhat the events can tell\n")
	profile := ""
	for _, a := range answers {
		if a.Profile != profile {
			profile = a.Profile
			r.printf("\n  %s\n", profile)
		}
		r.printf("  %s   %s\n", text.Clean(a.Question), r.paint.dim(a.Words()))
		wide := 0
		for _, row := range shownRows(a) {
			wide = max(wide, text.Width(shownLabel(row)))
		}
		for _, row := range shownRows(a) {
			r.printf("    %s  %s %s\n", text.Pad(shownLabel(row), wide), strings.Repeat("█", a.Bar(row, barCells)), row.Number()+unitOf(a))
		}
		if n := len(a.Rows) - mostRows; n > 0 {
			r.printf("    %s\n", r.paint.dim(fmt.Sprintf("and %d more", n)))
		}
		for _, l := range a.Lacking {
			r.printf("    %s\n", r.paint.dim(text.Clean(l.Words(a.Events))))
		}
	}
	if s := silence(silent); s != "" {
		r.printf("\n  %s\n", r.paint.dim(s))
	}
	r.print("\n")
}

func shownRows(a question.Answer) []question.Row { return a.Rows[:min(len(a.Rows), mostRows)] }

// maxLabel is how wide the label of a row may be, in cells.
const maxLabel = 48

func shownLabel(r question.Row) string { return text.Middle(text.Clean(r.Label), maxLabel) }

// unitOf is the unit behind a value, where it is not plain from the question.
func unitOf(a question.Answer) string {
	switch a.Unit {
	case "percent":
		return " %"
	case "minutes":
		return " min"
	}
	return ""
}

// markdownQuestions writes what the events can tell as tables.
func (p *printer) markdownQuestions(result *Result) {
	if result.Questions == nil {
		return
	}
	answers, silent := result.answered()
	p.print("\n## What the events can tell\n")
	profile := ""
	for _, a := range answers {
		if a.Profile != profile {
			profile = a.Profile
			p.printf("\n### %s\n", md(profile))
		}
		p.printf("\n%s (%s)\n\n| | %s |\n| --- | ---: |\n", md(text.Clean(a.Question)), md(a.Words()), md(a.Unit))
		for _, row := range shownRows(a) {
			p.printf("| %s | %s |\n", md(text.Clean(row.Label)), row.Number())
		}
		for _, l := range a.Lacking {
			p.printf("\n%s\n", md(text.Clean(l.Words(a.Events))))
		}
	}
	if s := silence(silent); s != "" {
		p.printf("\n%s\n", md(s))
	}
}

// questionLines says what the events can tell, a line for each question and for what
// kept events from being counted, clean.
func (r *Result) questionLines() []string {
	if r.Questions == nil {
		return nil
	}
	var lines []string
	answers, silent := r.answered()
	for _, a := range answers {
		parts := make([]string, 0, mostRows)
		for _, row := range shownRows(a) {
			parts = append(parts, shownLabel(row)+" "+row.Number()+unitOf(a))
		}
		line := a.Profile + ": " + a.Question + " " + a.Words()
		if len(parts) > 0 {
			line += ": " + strings.Join(parts, ", ")
		}
		lines = append(lines, text.Clean(line))
		for _, l := range a.Lacking {
			lines = append(lines, text.Clean(a.Profile+": "+l.Words(a.Events)))
		}
	}
	if s := silence(silent); s != "" {
		lines = append(lines, s)
	}
	return lines
}

// questionCases adds a case for each question: one that not every event could be
// counted for is skipped, with what was lacking.
func (r *junitReport) questionCases(result *Result) {
	for _, a := range result.Questions {
		of := junitCase{class: "what the events can tell: " + a.Profile, name: text.Clean(a.Question)}
		var lacking []string
		for _, l := range a.Lacking {
			lacking = append(lacking, text.Clean(l.Words(a.Events)))
		}
		if a.Events == 0 {
			lacking = append(lacking, a.Words())
		}
		if len(lacking) > 0 {
			of.skipped = strings.Join(lacking, "; ")
		}
		r.add(of)
	}
}

// questionTables adds a table for each question that some event is about.
func (r *Result) questionTables(h *htmlHead) {
	answers, _ := r.answered()
	for _, a := range answers {
		var lines [][]string
		for _, row := range a.Rows[:min(len(a.Rows), mostLines)] {
			lines = append(lines, []string{text.Clean(row.Label), row.Number() + unitOf(a), strings.Repeat("█", a.Bar(row, barCells))})
		}
		for _, l := range a.Lacking {
			lines = append(lines, []string{text.Clean(l.Words(a.Events)), "", ""})
		}
		h.table(a.Profile+": "+text.Clean(a.Question), []string{"", a.Unit, a.Words()}, lines)
	}
}

// mostLines is how many lines a table of a page has.
const mostLines = 200
