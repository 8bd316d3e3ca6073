package report

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"caliper-playground/engine/rule"
	"caliper-playground/engine/text"
)

// gitlabReport writes a list of issues as GitLab reads them for its code quality
// report: those of Code Climate, each with a fingerprint that no other issue has.
// The form has no place for totals.
type gitlabReport struct {
	elements
	run Run
}

// gitlabIssue is one of them.
type gitlabIssue struct {
	Type        string         `json:"type"`
	Engine      string         `json:"engine_name"`
	Check       string         `json:"check_name"`
	Description string         `json:"description"`
	Content     gitlabContent  `json:"content"`
	Categories  []string       `json:"categories"`
	Severity    string         `json:"severity"`
	Fingerprint string         `json:"fingerprint"`
	Location    gitlabLocation `json:"location"`
}

type gitlabContent struct {
	Body string `json:"body"`
}

type gitlabLocation struct {
	Path  string      `json:"path"`
	Lines gitlabLines `json:"lines"`
}

type gitlabLines struct {
	Begin int `json:"begin"`
}

// issue makes an issue. The fingerprint is of whatever tells it from
// others, which is the rest of its arguments.
func (r *gitlabReport) issue(check, severity, path string, line int, description string, apart ...string) gitlabIssue {
	hash := sha256.New()
	for _, s := range append([]string{check, path, description}, apart...) {
		_, _ = fmt.Fprintf(hash, "%d:%s", len(s), s) // a hash takes everything
	}
	issue := gitlabIssue{
		Type: "issue", Engine: text.Clean(r.run.Name + " " + r.run.Version), Check: check, Description: description, Categories: []string{"Bug Risk"}, Severity: severity,
		Fingerprint: hex.EncodeToString(hash.Sum(nil)[:16]),
		Location:    gitlabLocation{Path: path, Lines: gitlabLines{max(line, 1)}},
	}
	if page := rule.Lookup(check); page != nil {
		issue.Content.Body = page.Why + "\n\n" + page.Cost + "\n\n" + page.Reference
	}
	return issue
}

// gitlabSeverity is what GitLab calls a severity.
func gitlabSeverity(s rule.Severity) string {
	return [...]string{rule.Info: "info", rule.Warning: "minor", rule.Error: "major"}[s]
}

// Render implements Report.
func (r *gitlabReport) Render(of Entry) Rendered {
	e := of.entry()
	path := e.path
	if path == "" {
		path = e.name
	}
	var issues []gitlabIssue
	for _, said := range e.beside() {
		issues = append(issues, r.issue(e.besideType(), "major", path, e.failedLine(), said, e.name))
	}
	same := map[string]int{}
	for _, f := range e.findings {
		if f.Expected || e.expected() {
			continue // what is known is no news
		}
		at := f.Rule + f.Pointer + f.Message
		same[at]++
		issues = append(issues, r.issue(f.Rule, gitlabSeverity(f.Severity), path, f.Line, f.Message, e.name, f.Pointer, fmt.Sprint(same[at])))
	}
	if more := e.more.words(); more != "" {
		issues = append(issues, r.issue("more-findings", "info", path, e.line, more, e.name))
	}
	return renderAll(issues)
}

// End implements Report. What has no file is an issue of the run itself.
func (r *gitlabReport) End(result *Result) error {
	var issues []gitlabIssue
	for _, u := range result.Unread {
		issues = append(issues, r.issue("unreadable", "blocker", u.Path, 1, u.Message))
	}
	for _, notice := range result.Notices {
		issues = append(issues, r.issue("journal", "info", result.Run.Name, 1, notice))
	}
	if !result.Complete {
		said := result.Stopped
		if len(result.Left) > 0 {
			said += "; " + result.leftWords()
		}
		issues = append(issues, r.issue("incomplete", "blocker", result.Run.Name, 1, said))
	}
	if used := result.Expect; used != nil {
		issues = append(issues, r.issue("expectations", "info", text.Clean(used.File), 1, result.expectLine()))
	}
	several := mixed(result.Profiles)
	for _, p := range result.wanted() {
		if !p.Met {
			issues = append(issues, r.issue("profile", "critical", result.Run.Name, 1, p.Unmet(several)))
		}
	}
	tell := func(check, severity, said string, lines []string) {
		issue := r.issue(check, severity, result.Run.Name, 1, said)
		issue.Content.Body = strings.Join(lines, "\n\n")
		issues = append(issues, issue)
	}
	if result.Touched != nil {
		severity, said := "info", "what the documents cover"
		if q := result.Required; q != nil {
			said = q.Words
			if !q.Met {
				severity = "critical"
			}
		}
		tell("coverage", severity, said, result.coverageLines())
	}
	if lines := result.nearLines(); len(lines) > 0 {
		tell("near", "info", "what came close to rows that are not filled", lines)
	}
	if result.Questions != nil {
		tell("questions", "info", "what the events can tell", result.questionLines())
	}
	if result.Entities != nil {
		tell("entities", "info", "what the messages speak of", result.entityLines())
	}
	if lines := result.classWords(); len(lines) > 0 {
		tell("class", "info", lines[0], lines[1:])
	}
	for _, issue := range issues {
		r.next()
		r.json(issue)
	}
	if r.count > 0 {
		r.print("\n")
	}
	r.print("]\n")
	return r.err
}
