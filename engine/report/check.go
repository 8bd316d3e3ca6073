package report

import (
	"fmt"
	"io"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
)

// Document is what check says about one document. Its JSON form is public:
// every field is always there.
type Document struct {
	Path     string          `json:"path"`
	Line     int             `json:"line"` // in an NDJSON file, from 1; else 0
	Kind     string          `json:"kind"` // what the document was taken for
	Spec     catalog.Version `json:"spec"`
	Verdict  rule.Verdict    `json:"verdict"`
	Findings []rule.Finding  `json:"findings"` // with the file's lines
	Items    []Item          `json:"items"`

	// Source is the document's bytes, for excerpts; nil where there are none.
	Source []byte `json:"-"`
}

// Item is one event or entity of a document.
type Item struct {
	Pointer    string               `json:"pointer"`
	Kind       string               `json:"kind"`
	Verdict    rule.Verdict         `json:"verdict"`
	Credits    []conformance.Credit `json:"credits"`
	Uncredited string               `json:"uncredited"` // why there is no credit
}

// Summary counts documents by verdict.
type Summary struct {
	Documents int `json:"documents"`
	rule.Counts
	// Wanted are the profiles that the documents were to meet. The JSON form
	// has no place for them; the exit status says it there.
	Wanted []Profile `json:"-"`
}

// wanted says in a line, of each profile that was to be met, whether it is met.
func (s Summary) wanted() []string {
	lines := make([]string, 0, len(s.Wanted))
	for _, p := range s.Wanted {
		if p.Met {
			lines = append(lines, p.called(mixed(s.Wanted))+" is met")
		} else {
			lines = append(lines, p.Unmet(mixed(s.Wanted)))
		}
	}
	return lines
}

// Unmet says what the profile still needs, its version named where there are several.
func (p Profile) Unmet(several bool) string {
	return p.called(several) + " is not met: it " + p.Needs()
}

// Add counts one more document.
func (s *Summary) Add(v rule.Verdict) {
	s.Documents++
	s.Counts.Add(v, 1)
}

// Check is a report of check: documents as they are judged, then the summary.
type Check interface {
	Document(d Document) error
	End(s Summary) error
}

// NewCheck returns a report in that format. Colour is for text alone.
func NewCheck(f Format, w io.Writer, colour bool) (Check, error) {
	p := &printer{w: w}
	switch f {
	case Text:
		return &checkText{printer: p, paint: paint(colour)}, nil
	case JSON:
		return &checkJSON{printer: p}, nil
	case JUnit:
		return &checkJUnit{printer: p}, nil
	case TAP:
		return &checkTAP{printer: p}, nil
	case Markdown:
		return &checkMarkdown{printer: p}, nil
	case HTML:
		return &checkHTML{printer: p}, nil
	}
	return nil, fmt.Errorf("there is no format %q for check", f)
}

// Failed says whether the document has an error.
func (d Document) Failed() bool { return d.Verdict == rule.Fail }

// unjudgedWords says why a build server's case is neither passed nor failed.
const unjudgedWords = "unjudged: its type, its actor's or its object's belongs to another vocabulary"

// notJudged is unjudgedWords where that is the verdict, else nothing.
func notJudged(v rule.Verdict) string {
	if v == rule.Unjudged {
		return unjudgedWords
	}
	return ""
}

// NewDocument makes a result from an assessment. Line is the document's line
// in an NDJSON file, else 0.
func NewDocument(path string, line int, source []byte, a *conformance.Assessment) Document {
	d := Document{
		Path: path, Line: line, Kind: string(a.Shape), Spec: a.Spec, Verdict: a.Verdict,
		Findings: Findings(a.Findings), Items: make([]Item, 0, len(a.Items)), Source: source,
	}
	if line > 0 {
		for i := range d.Findings {
			d.Findings[i].Line += line - 1
		}
	}
	for _, item := range a.Items {
		d.Items = append(d.Items, Item{
			Pointer: item.Pointer, Kind: item.Kind, Verdict: item.Verdict,
			Credits: credits(item.Credits), Uncredited: item.Uncredited,
		})
	}
	return d
}

// Unreadable is the result for a file that could not be read at all.
func Unreadable(path string, line int, spec catalog.Version, problem string) Document {
	return Document{
		Path: path, Line: line, Kind: string(conformance.ShapeUnknown), Spec: spec, Verdict: rule.Fail,
		Findings: []rule.Finding{{
			Rule: "unreadable", Severity: rule.Error, Line: max(line, 1), Column: 1,
			Message: problem, Fix: []rule.Op{}, Choices: []rule.Choice{},
		}},
		Items: []Item{},
	}
}

// Findings returns a copy in which every list is there, as the JSON form wants.
func Findings(findings []rule.Finding) []rule.Finding {
	copied := make([]rule.Finding, len(findings))
	for i, f := range findings {
		if f.Fix == nil {
			f.Fix = []rule.Op{}
		}
		if f.Choices == nil {
			f.Choices = []rule.Choice{}
		}
		copied[i] = f
	}
	return copied
}

func credits(c []conformance.Credit) []conformance.Credit {
	if c == nil {
		return []conformance.Credit{}
	}
	return c
}

// name is how a report calls the document: its path, and its line if it has one.
func (d Document) name() string {
	if d.Line > 0 {
		return fmt.Sprintf("%s:%d", d.Path, d.Line)
	}
	return d.Path
}
