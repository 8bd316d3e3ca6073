package report

import (
	"fmt"
	"strconv"
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/text"
)

// htmlHead is what the page says before the entries; its words are clean.
type htmlHead struct {
	Title, Noun   string
	Entries       int
	Verdict       rule.Verdict
	Glyph, Answer string
	Facts         []htmlFact
	Problems      []string
	Profiles      []htmlProfile
	Tables        []table
}

type htmlFact struct{ Name, Value string }

type htmlProfile struct {
	Open             bool
	Verdict          rule.Verdict
	Word, Name, Said string
	Rows             []htmlRow
}

type htmlRow struct{ Event, Action, Disposition, Count, Source string }

func newHTMLHead(r *Result) htmlHead {
	v, answer := r.answer()
	h := htmlHead{
		Title: "Caliper report", Noun: r.noun(), Entries: r.Entries, Verdict: v, Glyph: v.Glyph(), Answer: answer, Problems: r.problems(),
	}
	fact := func(name, value string) {
		if value != "" {
			h.Facts = append(h.Facts, htmlFact{name, value})
		}
	}
	if s := r.Sent; s != nil {
		fact("endpoint", text.Clean(s.Endpoint+", "+s.versions()))
		fact("learner", text.Clean(s.Learner))
		for _, c := range s.Counted {
			fact("counted", text.Clean(c.words()))
		}
		fact("messages", fmt.Sprintf("%d sent, %s%s", s.Messages.Sent, s.Messages.answered(), again(s.Retries)))
		fact("latency", s.Answers.latencyWords())
		fact("sent before", s.Answers.beforeWords())
		for _, odd := range s.Answers.Odd {
			fact("answers", text.Clean(odd))
		}
		fact("events and entities", fmt.Sprintf("%s; %d repeated", s.Events.Words(), s.Events.Repeated))
		if s.LeftOut > 0 {
			fact("left out", text.Plural(s.LeftOut, "message")+" that failed: nothing to do with what the report is about")
		}
	} else {
		fact(r.noun()+"s", r.counted())
	}
	fact("expected", r.expectSummary())
	fact("required", strings.Join(r.wantedLines(), "; "))
	if r.Required != nil {
		fact("coverage", r.Required.Words)
	}
	fact("run", r.Run.line())
	fact("time", r.Run.when())
	several := mixed(r.Profiles)
	for _, p := range r.shownProfiles() {
		h.Profiles = append(h.Profiles, newHTMLProfile(p, several))
	}
	if r.Class != nil {
		h.table(r.Class.title(), classHeads, r.Class.lines())
	}
	for _, c := range r.Covers() {
		h.Tables = append(h.Tables, c.table())
	}
	r.questionTables(&h)
	r.entityTables(&h)
	h.table("Answers", []string{"status", "messages"}, r.statusLines())
	h.table("Findings by rule", []string{"rule", "findings", ""}, r.ruleLines())
	return h
}

func (h *htmlHead) table(title string, heads []string, lines [][]string) {
	if len(lines) > 0 {
		h.Tables = append(h.Tables, table{Title: title, Heads: heads, Lines: lines})
	}
}

func (r *Result) statusLines() (lines [][]string) {
	for _, t := range r.Statuses() {
		lines = append(lines, []string{statusName(t.Status), strconv.Itoa(t.Count)})
	}
	return lines
}

func (r *Result) ruleLines() (lines [][]string) {
	for _, t := range r.Rules() {
		title := ""
		if page := rule.Lookup(t.Rule); page != nil {
			title = page.Title
		}
		lines = append(lines, []string{text.Clean(t.Rule), strconv.Itoa(t.Count), title})
	}
	return lines
}

func newHTMLProfile(p Profile, several bool) htmlProfile {
	h := htmlProfile{
		Verdict: rule.Warn, Word: "· not met", Name: text.Clean(p.called(several)), Open: p.Wanted && !p.Met,
		Said: p.progress(),
	}
	switch {
	case p.Met:
		h.Verdict, h.Word = rule.Pass, "✓ met"
	case p.Wanted:
		h.Verdict, h.Word = rule.Fail, "✗ not met"
	}
	if needs := p.Needs(); needs != "" {
		h.Said += "; needs " + text.Clean(needs)
	}
	for _, row := range p.Rows {
		h.Rows = append(h.Rows, htmlRow{text.Clean(row.Event), text.Clean(catalog.ActionWords(row.Action)), string(row.Disposition), count(row), row.by()})
	}
	return h
}

// progress says how far the profile has come.
func (p Profile) progress() string {
	return fmt.Sprintf("%d/%d required, %d/%d rows", p.Required.Met, p.Required.Total, p.RowsMet(), len(p.Rows))
}

// htmlEntries is what stands above the entries.
type htmlEntries struct {
	Title string
	Boxes []htmlBox
}

type htmlBox struct {
	Verdict rule.Verdict
	Glyph   string
	Count   int
}

func newHTMLEntries(r *Result) htmlEntries {
	h := htmlEntries{Title: text.Capital(r.noun()) + "s"}
	for _, v := range rule.Verdicts() {
		if n := r.come.Of(v); n > 0 {
			h.Boxes = append(h.Boxes, htmlBox{v, v.Glyph(), n})
		}
	}
	return h
}
