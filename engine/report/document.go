package report

import (
	"strings"
	"time"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/expect"
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

	of   library.Document // where it stands, with its bytes for excerpts
	form string           // how it stands in its file, where that has to be said
	// Outcome is what it comes to where something is expected of it.
	Outcome expect.Outcome `json:"outcome"`
	// Took is how long it took to judge.
	Took time.Duration `json:"-"`
}

// More counts what is not spelled out.
type More struct {
	Findings rule.More `json:"findings"` // by rule
	Items    int       `json:"items"`
}

// newMore counts what is not spelled out of a document: findings, by their rule,
// and items.
func newMore(findings rule.More, items int) More {
	if findings == nil {
		findings = rule.More{}
	}
	return More{findings, items}
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
	Findings   []rule.Finding       `json:"findings,omitzero"` // of a received message alone
	Credits    []conformance.Credit `json:"credits"`
	Uncredited string               `json:"uncredited"` // why there is no credit
}

// Failed says whether the document fails the run: that it has an error, or where
// something is expected of it, that it is otherwise.
func (d Document) Failed() bool { return d.Outcome.Fails(d.Verdict == rule.Fail) }

// NewDocument makes a result from an assessment of a document.
func NewDocument(of library.Document, a *conformance.Assessment) Document {
	d, items := newDocument(of, string(a.Shape), a.Spec, a.Verdict), a.Items[:min(len(a.Items), rule.StandardLimit().Items)]
	d.Findings, d.More, d.Items = Findings(a.Findings), newMore(a.More, a.Entries()-len(items)), make([]Item, 0, len(items))
	for i := range d.Findings {
		f := &d.Findings[i]
		f.Line, f.Column = of.InFile(f.Line, f.Column)
	}
	for _, item := range items {
		d.Items = append(d.Items, Item{
			Pointer: item.Pointer, Kind: item.Kind, Verdict: item.Verdict,
			Credits: listed(item.Credits), Uncredited: item.Uncredited,
		})
	}
	return d
}

// Unreadable is the result for a file, or a part of one, that could not be read.
func Unreadable(of library.Document, spec catalog.Version) Document {
	d := newDocument(of, string(rule.ShapeUnknown), spec, rule.Fail)
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
		of: of,
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

func (d Document) standing() standing {
	return standing{verdict: d.Verdict, failed: d.Failed(), outcome: d.Outcome, findings: d.Findings, more: d.More}
}

func (d Document) entry() *entry {
	return &entry{
		standing: d.standing(), name: d.of.Place.String(), path: d.Path, line: max(d.Line, 1), said: taken(d), shown: true,
		items: d.Items, took: d.Took, source: &source{of: d.of},
	}
}

// taken says what the document was taken for.
func taken(d Document) string {
	kind := d.Kind
	if kind == kindAnswer {
		return d.form
	}
	if kind == string(rule.ShapeUnknown) {
		return inForm(d, "no Caliper document")
	}
	if len(d.Items) > 1 || kind == string(rule.ShapeEnvelope) {
		kind += " of " + text.Plural(len(d.Items)+d.More.Items, "item")
	}
	return inForm(d, text.Clean(kind)+", Caliper "+text.Clean(string(d.Spec)))
}

// inForm adds how the document stands in its file, where that has to be said.
func inForm(d Document, taken string) string {
	if d.form == "" {
		return taken
	}
	return taken + " · " + text.Clean(d.form)
}

// splitFindings gives its items those of the findings that are theirs, and returns
// those of the document itself.
func splitFindings(d Document) []rule.Finding {
	own := []rule.Finding{}
	places := make(map[string]int, len(d.Items))
	for i, item := range d.Items {
		d.Items[i].Findings = []rule.Finding{}
		places[item.Pointer] = i
	}
	for _, f := range d.Findings {
		i, found := places[f.Pointer]
		for prefix := f.Pointer; !found && prefix != ""; {
			prefix = prefix[:strings.LastIndexByte(prefix, '/')]
			i, found = places[prefix]
		}
		if found {
			d.Items[i].Findings = append(d.Items[i].Findings, f)
		} else {
			own = append(own, f)
		}
	}
	return own
}
