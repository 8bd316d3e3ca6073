package report

import (
	"net/url"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"caliper-playground/engine/rule"
	"caliper-playground/engine/text"
)

// sarifReport writes a log of the Static Analysis Results Interchange Format
// 2.1.0 with one run: the rules with their pages first, a result for each finding
// as it comes, and at the end what else there is to say of the run.
type sarifReport struct{ elements }

// sarifSchema is where the schema of the format is published.
const sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

// sarifRules are the pages of all rules, and the place of each among them.
var sarifRules = sync.OnceValues(func() (rules []*sarif.ReportingDescriptor, places map[string]int) {
	places = map[string]int{}
	for _, page := range rule.All() {
		places[page.ID] = len(rules)
		help := page.Why + "\n\n" + page.Cost + "\n\n" + page.Reference
		rules = append(rules, sarif.NewRule(page.ID).
			WithShortDescription(sarif.NewMultiformatMessageString().WithText(page.Title+".")).
			WithFullDescription(sarif.NewMultiformatMessageString().WithText(page.Why)).
			WithHelp(sarif.NewMultiformatMessageString().WithText(help).WithMarkdown(sarifPage(page))).
			WithDefaultConfiguration(sarif.NewReportingConfiguration().WithLevel(sarifLevel(page.Severity))))
	}
	return rules, places
})

// sarifPage is a rule's page with its examples.
func sarifPage(page *rule.Rule) string {
	parts := []string{"# " + md(page.Title), md(page.Why), md(page.Cost)}
	examples := page.Examples()
	for _, e := range [][2]string{{"Wrong", examples.Bad}, {"Right", examples.Good}, {"Plain", examples.Plain}, {"Richer", examples.Richer}} {
		if e[1] != "" {
			parts = append(parts, e[0]+":\n\n```json\n"+strings.TrimSpace(e[1])+"\n```")
		}
	}
	return strings.Join(append(parts, md(page.Reference)), "\n\n")
}

// sarifLevel is what the format calls a severity.
func sarifLevel(s rule.Severity) string {
	return [...]string{rule.Info: sarif.LevelNote, rule.Warning: sarif.LevelWarning, rule.Error: sarif.LevelError}[s]
}

// sarifPlace is where something is. What is no file has its name alone.
func sarifPlace(path, name, pointer string, region *sarif.Region) *sarif.Location {
	location := sarif.NewLocation()
	if path != "" && path != "-" {
		physical := sarif.NewPhysicalLocation().WithArtifactLocation(sarif.NewSimpleArtifactLocation(sarifURI(path)))
		if region != nil {
			physical.WithRegion(region)
		}
		location.WithPhysicalLocation(physical)
	}
	return location.WithLogicalLocations([]*sarif.LogicalLocation{
		sarif.NewLogicalLocation().WithName(text.Clean(name)).WithFullyQualifiedName(text.Clean(name + pointer)),
	})
}

// sarifURI is a path as a relative reference, or as the URI of a file.
func sarifURI(path string) string {
	slashed := filepath.ToSlash(path)
	u := url.URL{Path: slashed}
	if filepath.IsAbs(path) {
		u.Scheme = "file"
	}
	return u.String()
}

// Render implements Report.
func (r *sarifReport) Render(of Entry) Rendered {
	e := of.entry()
	_, places := sarifRules()
	var results []sarifResult
	for _, f := range e.findings {
		region := sarif.NewRegion().WithStartLine(max(f.Line, 1)).WithStartColumn(max(f.Column, 1))
		if line, column, ok := e.source.end(f); ok {
			region.WithEndLine(line).WithEndColumn(column)
		}
		result := newSARIF(f.Rule, sarifLevel(f.Severity), f.Message, sarifPlace(e.path, e.name, f.Pointer, region))
		if place, known := places[f.Rule]; known {
			result.WithRuleIndex(place)
		}
		if f.Expected || e.expected() {
			result.Suppressions = []*sarif.Suppression{sarif.NewSuppression().WithKind("external").WithJustification(text.Clean(e.outcome.Why))}
		}
		if fix := sarifFix(e, f); fix != nil {
			result.WithFixes([]*sarif.Fix{fix})
		}
		results = append(results, result)
	}
	for _, said := range e.beside() {
		line := sarif.NewRegion().WithStartLine(max(e.failedLine(), 1))
		results = append(results, newSARIF(e.besideType(), sarif.LevelError, said, sarifPlace(e.path, e.name, "", line)))
	}
	if more := e.more.words(); more != "" {
		results = append(results, newSARIF("more-findings", sarif.LevelNote, more, sarifPlace(e.path, e.name, "", nil)))
	}
	return renderAll(results)
}

// sarifResult is a result that also says where nothing suppresses it: of the results of
// a run either all say so, or none.
type sarifResult struct {
	*sarif.Result
	Suppressions []*sarif.Suppression `json:"suppressions"`
}

// newSARIF is a result at a place.
func newSARIF(rule, level, message string, at *sarif.Location) sarifResult {
	result := sarif.NewRuleResult(rule).WithLevel(level).
		WithMessage(sarif.NewTextMessage(text.Clean(message))).WithLocations([]*sarif.Location{at})
	return sarifResult{result, result.Suppressions}
}

// sarifFix is the mend of a finding as a change of its file's text; nil where there
// is none, or where what was judged does not stand in the file as it is.
func sarifFix(e *entry, f rule.Finding) *sarif.Fix {
	if e.path == "" || e.path == "-" || strings.HasSuffix(e.path, ".gz") {
		return nil
	}
	change, ok := e.source.change(f.Fix)
	if !ok {
		return nil
	}
	deleted := sarif.NewRegion().WithStartLine(change.startLine).WithStartColumn(change.startColumn).
		WithEndLine(change.endLine).WithEndColumn(change.endColumn)
	replacement := sarif.NewReplacement().WithDeletedRegion(deleted).
		WithInsertedContent(sarif.NewArtifactContent().WithText(change.inserted))
	words := make([]string, len(f.Fix))
	for i, op := range f.Fix {
		words[i] = mend(op)
	}
	return sarif.NewFix().WithDescription(sarif.NewTextMessage(strings.Join(words, "; "))).
		WithArtifactChanges([]*sarif.ArtifactChange{
			sarif.NewArtifactChange().WithArtifactLocation(sarif.NewSimpleArtifactLocation(sarifURI(e.path))).
				WithReplacements([]*sarif.Replacement{replacement}),
		})
}

// sarifHead is what stands before the results.
func sarifHead(run Run) (string, error) {
	rules, _ := sarifRules()
	driver := sarif.NewToolComponent().WithName(run.Name).WithVersion(run.Version).WithRules(rules)
	tool, err := Marshal(sarif.NewTool().WithDriver(driver))
	return `{"$schema": "` + sarifSchema + `", "version": "2.1.0", "runs": [{` + "\n" + ` "tool": ` + string(tool) +
		`,` + "\n" + ` "language": "en", "newlineSequences": ["\\r\\n", "\\n"], "columnKind": "unicodeCodePoints",` + "\n" + ` "results": [` + "\n", err
}

// End implements Report.
func (r *sarifReport) End(result *Result) error {
	began := result.Run.Started.UTC()
	invocation := sarif.NewInvocation().WithExecutionSuccessful(result.Complete).WithCommandLine(text.Clean(result.Run.Command)).
		WithStartTimeUtc(sarifTime(began)).WithEndTimeUtc(sarifTime(began.Add(result.Run.took())))
	say := func(level, words string) *sarif.Notification {
		said := sarif.NewNotification().WithLevel(level).WithMessage(sarif.NewTextMessage(text.Clean(words)))
		invocation.AddToolExecutionNotification(said)
		return said
	}
	for _, u := range result.Unread {
		say(sarif.LevelError, u.Message).WithLocations([]*sarif.Location{sarifPlace(u.Path, u.Path, "", nil)})
	}
	for _, notice := range result.Notices {
		say(sarif.LevelWarning, notice)
	}
	if !result.Complete {
		say(sarif.LevelError, "not complete: "+result.Stopped)
	}
	if len(result.Left) > 0 {
		say(sarif.LevelError, result.leftWords())
	}
	for _, line := range result.wantedLines() {
		say(sarif.LevelWarning, line)
	}
	for _, line := range result.nearLines() {
		say(sarif.LevelNote, line)
	}
	if q := result.Required; q != nil && !q.Met {
		say(sarif.LevelWarning, q.Words)
	}
	bag := sarif.NewPropertyBag().Add("verdicts", result.Verdicts).
		Add("totals", totals{result.Rules(), result.Statuses(), result.profileTotals()}).
		Add("profiles", result.wanted()).
		Add("coverage", result.Covers())
	if of := result.expectation(); of != nil {
		bag.Add("expect", of)
	}
	if result.Questions != nil {
		bag.Add("questions", result.Questions)
	}
	if result.Entities != nil {
		bag.Add("entities", result.Entities)
	}
	if result.Class != nil {
		bag.Add("class", result.Class.json())
	}
	r.print("\n ],\n" + ` "invocations": [`)
	r.json(invocation)
	r.print("],\n" + ` "properties": `)
	r.json(bag)
	r.print("}]}\n")
	return r.err
}

// sarifTime is a moment as the format writes it.
func sarifTime(t time.Time) string { return t.Format("2006-01-02T15:04:05.000Z") }
