package report

import (
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/library"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/text"
)

// Document is what check says about one document. Its JSON form is public:
// every field is always there.
type Document struct {
	Path     string          `json:"path"`
	Line     int             `json:"line"`    // on which it begins, from 1, among others in a file; else 0
	Element  string          `json:"element"` // the pointer to it within that, "/1"; else ""
	Kind     string          `json:"kind"`    // what the document was taken for
	Spec     catalog.Version `json:"spec"`
	Verdict  rule.Verdict    `json:"verdict"`
	Findings []rule.Finding  `json:"findings"` // with the file's lines
	More     More            `json:"more"`     // what is not spelled out
	Items    []Item          `json:"items"`

	name   string // what people call it: path, line and element
	form   string // how it stands in its file, where that has to be said
	text   []byte // for excerpts; nil where there is none
	quoted bool   // it stands in its file as a string
}

// More counts what is not spelled out.
type More struct {
	Findings rule.More `json:"findings"` // by rule
	Items    int       `json:"items"`
}

// maxItems is how many items of a document are spelled out.
const maxItems = 1000

// newMore counts what is not spelled out of a document.
func newMore(findings rule.More, items int) More {
	if findings == nil {
		findings = rule.More{}
	}
	return More{findings, max(0, items-maxItems)}
}

// words says how much is not spelled out, and of which rules; "" where all is.
func (m More) words() string {
	var words []string
	if findings := m.Findings.Words(); findings != "" {
		words = append(words, findings)
	}
	if m.Items > 0 {
		words = append(words, text.Plural(m.Items, "more item"))
	}
	if len(words) == 0 {
		return ""
	}
	return "and " + strings.Join(words, " and ")
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

// NewDocument makes a result from an assessment of a document.
func NewDocument(of library.Document, a *conformance.Assessment) Document {
	d := newDocument(of, string(a.Shape), a.Spec, a.Verdict)
	d.Findings, d.More, d.Items = Findings(a.Findings), newMore(a.More, len(a.Items)), make([]Item, 0, min(len(a.Items), maxItems))
	for i := range d.Findings {
		f := &d.Findings[i]
		f.Line, f.Column = of.InFile(f.Line, f.Column)
	}
	for _, item := range a.Items[:min(len(a.Items), maxItems)] {
		d.Items = append(d.Items, Item{
			Pointer: item.Pointer, Kind: item.Kind, Verdict: item.Verdict,
			Credits: credits(item.Credits), Uncredited: item.Uncredited,
		})
	}
	return d
}

// Unreadable is the result for a file, or a part of one, that could not be read.
func Unreadable(of library.Document, spec catalog.Version) Document {
	d := newDocument(of, string(conformance.ShapeUnknown), spec, rule.Fail)
	d.Findings = []rule.Finding{{
		Rule: "unreadable", Severity: rule.Error, Line: max(of.FileLine, 1), Column: 1,
		Message: of.Err.Error(), Fix: []rule.Op{}, Choices: []rule.Choice{},
	}}
	d.Items, d.More = []Item{}, newMore(nil, 0)
	return d
}

func newDocument(of library.Document, kind string, spec catalog.Version, v rule.Verdict) Document {
	d := Document{
		Path: of.Path, Line: of.Line, Element: of.Element, Kind: kind, Spec: spec, Verdict: v,
		name: of.Place.String(), text: of.Data, quoted: of.Quoted,
	}
	if of.Form > library.Line {
		d.form = strings.TrimSpace(of.Form.String() + " " + of.Sent)
	}
	return d
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

// source is what excerpts are cut from.
func (d Document) source() *source { return &source{text: d.text, quoted: d.quoted} }
