package cli

import (
	"fmt"
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/migrate"
	"caliper-playground/engine/report"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/text"
)

// write tells what has become of all documents.
func (r *migrateRun) write() {
	switch {
	case r.format == report.JSON:
		b, err := report.Marshal(struct {
			Schema    string             `json:"schema"`
			Documents []migratedDocument `json:"documents"`
		}{report.SchemaMigrate, append([]migratedDocument{}, r.documents...)})
		if err != nil {
			r.failed = err
			return
		}
		r.say(string(b) + "\n")
	case !r.compare:
		c := &r.counts
		r.say(fmt.Sprintf("%s: %d migrated to %s, %d of it already, %d not migrated; to decide: %d\n", text.Plural(c.documents, "document"),
			c.migrated, r.to, c.documents-c.migrated-c.failed, c.failed, c.open))
	}
}

// text tells for people what became of a document.
func (m *migratedDocument) text(b *strings.Builder) {
	switch {
	case m.Problem != "":
		fmt.Fprintf(b, "✗ %s   %s\n", text.Clean(m.Path), text.Clean(m.Problem))
		return
	case m.Compared != nil:
		m.compared(b)
		return
	case m.From == m.To:
		fmt.Fprintf(b, "  %s   of %s already\n", text.Clean(m.Path), m.To)
		return
	}
	mark := "✓"
	if len(m.Open) > 0 {
		mark = "!"
	}
	fmt.Fprintf(b, "%s %s   %s to %s\n", mark, text.Clean(m.Path), m.From, m.To)
	for _, line := range migrate.Grouped(m.Changes) {
		fmt.Fprintf(b, "    %-9s %s\n", line.Kind, text.Clean(line.Words))
	}
	for _, f := range m.Open {
		fmt.Fprintf(b, "    decide    %s   %s   %s\n", f.Rule, text.Clean(f.Pointer), text.Clean(f.Message))
	}
}

// compared tells for people what two versions say.
func (m *migratedDocument) compared(b *strings.Builder) {
	c := m.Compared
	of := "names no version"
	if c.From != "" {
		of = "of " + string(c.From)
	}
	fmt.Fprintf(b, "%s   %s\n", text.Clean(m.Path), of)
	finding := func(f rule.Finding) {
		fmt.Fprintf(b, "    %-7s %s   %s\n            %s\n", f.Severity, f.Rule, text.Clean(f.Pointer), text.Clean(f.Message))
	}
	for _, s := range c.Said {
		fmt.Fprintf(b, "  Caliper %s: %s %s\n", s.Spec, s.Verdict.Glyph(), s.Verdict)
		for _, credit := range s.Credits {
			fmt.Fprintf(b, "    fills %s › %s › %s\n", credit.Profile, credit.Event, text.Clean(catalog.ActionWords(credit.Action)))
		}
		for _, reason := range s.Reasons {
			fmt.Fprintf(b, "    no mark: %s\n", text.Clean(reason))
		}
		if len(s.Findings) > 0 {
			fmt.Fprintf(b, "  Caliper %s alone says:\n", s.Spec)
		}
		for _, f := range s.Findings {
			finding(f)
		}
	}
	if len(c.Both) > 0 {
		b.WriteString("  Both say:\n")
	}
	for _, f := range c.Both {
		finding(f)
	}
}
