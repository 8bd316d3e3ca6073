package cli

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"caliper-playground/engine/document"
	"caliper-playground/engine/report"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/text"
)

func (a *app) explain() *cobra.Command {
	format := &formatFlag{}
	cmd := &cobra.Command{
		Use:   "explain [RULE]",
		Short: "A rule's page: why it is there, what ignoring it costs, a bad and a good example",
		Long: `A rule's page: why it is there, what ignoring it costs, a bad and a good example.
Without a name it lists the rules.`,
		Args: atMostOne,
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return ruleIDs(), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			rules := rule.All()
			if len(args) > 0 {
				found := rule.Lookup(args[0])
				if found == nil {
					// All of them would not fit on a line.
					return unknownBut("rule", args[0], ruleIDs(), Name+" explain lists them")
				}
				rules = []*rule.Rule{found}
			}
			return a.writeRules(format.chosen, rules, len(args) == 0)
		},
	}
	format.register(cmd, report.Text, report.JSON, report.Markdown)
	return cmd
}

func ruleIDs() []string {
	var ids []string
	for _, r := range rule.All() {
		ids = append(ids, r.ID)
	}
	return ids
}

// page is a rule as it is printed. Its JSON form is public: every field is
// always there.
type page struct {
	ID        string        `json:"id"`
	Title     string        `json:"title"`
	Severity  rule.Severity `json:"severity"`
	Why       string        `json:"why"`
	Cost      string        `json:"cost"`
	Reference string        `json:"reference"`
	rule.RuleExamples
	Schema string `json:"schema"`
}

func (a *app) writeRules(f report.Format, rules []*rule.Rule, list bool) error {
	var b bytes.Buffer
	pages := make([]page, 0, len(rules))
	for _, r := range rules {
		pages = append(pages, page{r.ID, r.Title, r.Severity, r.Why, r.Cost, r.Reference, r.Examples(), report.SchemaExplain})
	}
	switch {
	case f == report.JSON && list:
		if err := writeJSONArray(&b, pages); err != nil {
			return err
		}
	case f == report.JSON:
		if err := writeJSON(&b, pages[0]); err != nil {
			return err
		}
	case f == report.Markdown:
		for _, p := range pages {
			p.markdown(&b)
		}
	case list:
		for _, p := range pages {
			fmt.Fprintf(&b, "%s %s %s\n", text.Pad(p.ID, 28), text.Pad(p.Severity.String(), 8), text.Clean(p.Title))
		}
	default:
		pages[0].text(&b)
	}
	return a.print(&b)
}

func (p page) text(b *bytes.Buffer) {
	fmt.Fprintf(b, "%s   %s\n%s\n", p.ID, p.Severity, text.Clean(p.Title))
	for _, part := range p.parts() {
		fmt.Fprintf(b, "\n%s\n", part.title)
		for _, line := range text.CleanLines(part.body) {
			fmt.Fprintf(b, "  %s\n", line)
		}
	}
}

func (p page) markdown(b *bytes.Buffer) {
	fmt.Fprintf(b, "## %s\n\n%s (%s)\n\n", p.ID, text.Clean(p.Title), p.Severity)
	for _, part := range p.parts() {
		body := strings.Join(text.CleanLines(part.body), "\n")
		if part.example {
			body = "```json\n" + body + "\n```"
		}
		fmt.Fprintf(b, "**%s**\n\n%s\n\n", part.title, body)
	}
}

type pagePart struct {
	title, body string
	example     bool
}

// parts are the parts of the page that are there.
func (p page) parts() []pagePart {
	var parts []pagePart
	for _, part := range []pagePart{
		{"Why", p.Why, false}, {"What ignoring it costs", p.Cost, false}, {"Reference", p.Reference, false},
		{"Bad", p.Bad, true}, {"Good", p.Good, true}, {"Plain", p.Plain, true}, {"Richer", p.Richer, true},
	} {
		if part.body != "" {
			if part.example {
				part.body = string(document.Indent([]byte(part.body)))
			}
			parts = append(parts, part)
		}
	}
	return parts
}
