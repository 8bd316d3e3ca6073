package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"caliper-playground/engine/rule"
	"caliper-playground/engine/text"
)

// githubReport writes commands to the log of a workflow of GitHub, which become
// annotations of the files, and a page for the summary of the run.
type githubReport struct {
	*printer
	run     Run
	summary io.Writer // nil where there is no page
	failed  []string  // lines of the page about what failed, the first of them
	more    int       // how many more there are
}

// maxSummary is how many entries the page names: it has a limit of 1 MiB.
const maxSummary = 200

// command writes a command. What is in it is escaped as the runner reads it.
func (p *printer) command(level, file string, line, column int, title, message string) {
	var at []string
	if file != "" && file != "-" {
		at = append(at, "file="+githubProperty(file), fmt.Sprintf("line=%d", max(line, 1)))
		if column > 0 {
			at = append(at, fmt.Sprintf("col=%d", column))
		}
	}
	at = append(at, "title="+githubProperty(title))
	p.printf("::%s %s::%s\n", level, strings.Join(at, ","), githubData.Replace(text.Clean(message)))
}

var (
	githubData           = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubPropertyEscape = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

func githubProperty(s string) string {
	return githubPropertyEscape.Replace(text.Clean(s))
}

// githubLevel is what an annotation is called.
func githubLevel(s rule.Severity) string {
	return [...]string{rule.Info: "notice", rule.Warning: "warning", rule.Error: "error"}[s]
}

// Render implements Report.
func (r *githubReport) Render(of Entry) Rendered {
	e := of.entry()
	rendered := render(func(p *printer) {
		for _, said := range e.beside() {
			p.command("error", e.path, e.failedLine(), 0, e.besideType(), e.name+": "+said)
		}
		for _, f := range e.findings {
			level, title := githubLevel(f.Severity), f.Rule
			if f.Expected || e.expected() && f.Severity > rule.Info {
				level, title = "notice", title+" (as expected)"
			}
			message := f.Message
			if e.path == "" {
				message = e.name + ": " + message
			} else if f.Pointer != "" {
				message = f.Pointer + ": " + message
			}
			p.command(level, e.path, f.Line, f.Column, title, message)
		}
		if more := e.more.words(); more != "" {
			p.command("notice", e.path, e.line, 0, "more findings", more)
		}
	})
	if e.failed {
		line := e.said
		if f := e.cause(); f != nil {
			line = f.Rule + ": " + f.Message
		} else if said := e.beside(); len(said) > 0 {
			line = said[0]
		}
		rendered.failed, rendered.aside = true, []byte(fmt.Sprintf("| %s | %s |\n", md(e.name), md(line)))
	}
	return rendered
}

// Add implements Report.
func (r *githubReport) Add(rendered Rendered) error {
	r.write(rendered)
	switch {
	case !rendered.failed:
	case len(r.failed) < maxSummary:
		r.failed = append(r.failed, string(rendered.aside))
	default:
		r.more++
	}
	return r.err
}

// End implements Report.
func (r *githubReport) End(result *Result) error {
	for _, u := range result.Unread {
		r.command("error", u.Path, 1, 0, "unreadable", u.Message)
	}
	for _, notice := range result.Notices {
		r.command("warning", "", 0, 0, "journal", notice)
	}
	if !result.Complete {
		r.command("error", "", 0, 0, "incomplete", result.Stopped)
	}
	if len(result.Left) > 0 {
		r.command("warning", "", 0, 0, "incomplete", result.leftWords())
	}
	several := mixed(result.Profiles)
	for _, p := range result.wanted() {
		if !p.Met {
			r.command("error", "", 0, 0, "profile", p.Unmet(several))
		}
	}
	if q := result.Required; q != nil && !q.Met {
		r.command("error", "", 0, 0, "coverage", q.Words)
	}
	for _, line := range slices.Concat(result.coverageLines(), result.nearLines(), result.questionLines(), result.entityLines(), result.classWords()) {
		r.print(line + "\n")
	}
	if words := expectWords(result.Expect); words != "" {
		r.print(words + "\n")
	}
	for _, line := range result.totalLines() {
		r.print(line + "\n")
	}
	r.print(result.Run.when() + "\n")
	if r.err == nil && r.summary != nil {
		r.err = r.page(result)
	}
	return r.err
}

// page writes the summary of the run at once.
func (r *githubReport) page(result *Result) error {
	var b strings.Builder
	p := &printer{w: &b}
	p.markdownResult(result)
	p.markdownClass(result.Class)
	if len(r.failed) > 0 {
		p.print("\n| failed | |\n| --- | --- |\n" + strings.Join(r.failed, ""))
		if r.more > 0 {
			p.printf("\nand %d more\n", r.more)
		}
	}
	p.printf("\n%s\n\n", md(r.run.line()))
	_, err := io.WriteString(r.summary, b.String())
	return err
}
