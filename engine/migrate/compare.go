package migrate

import (
	"slices"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/document"
	"caliper-playground/engine/rule"
)

// Said is what one version says of a document, as if the document were of it.
type Said struct {
	Spec     catalog.Version      `json:"spec"`
	Verdict  rule.Verdict         `json:"verdict"`
	Credits  []conformance.Credit `json:"credits"`
	Reasons  []string             `json:"uncredited"` // why items fill no row, each once
	Findings []rule.Finding       `json:"findings"`   // what this version alone says
}

// Comparison is a document under two versions side by side.
type Comparison struct {
	From catalog.Version `json:"from"` // what the document says it is of; "" where it does not
	Said [2]Said         `json:"said"` // by 1.1 and by 1.2
	Both []rule.Finding  `json:"both"` // what both of them say
}

// Compare judges a document by 1.1 and by 1.2. Its contexts alone are changed for
// that, and for a document of 1.0 the form that names and terms have had since. The
// error is a *document.SyntaxError where it is no JSON, else ErrMixed.
func Compare(data []byte) (Comparison, error) {
	d, err := document.NewParser(nil).Parse(data)
	if err != nil {
		return Comparison{}, err
	}
	from, err := versionOf(d)
	if err != nil && err != ErrNoVersion {
		return Comparison{}, err
	}
	c := Comparison{From: from, Both: []rule.Finding{}}
	for i, v := range [...]catalog.Version{catalog.V1p1, catalog.V1p2} {
		s := switcher{d: d, to: v, asIs: from != V1p0}
		s.walk()
		body, err := document.Patch(data, s.ops)
		if err != nil {
			return Comparison{}, err
		}
		c.Said[i] = saidBy(v, body)
	}
	older, newer := &c.Said[0], &c.Said[1]
	both := map[mistake]bool{}
	for _, f := range newer.Findings {
		both[mistakeOf(f)] = slices.ContainsFunc(older.Findings, func(g rule.Finding) bool { return mistakeOf(g) == mistakeOf(f) })
	}
	inBoth := func(f rule.Finding) bool { return both[mistakeOf(f)] }
	for _, f := range newer.Findings {
		if inBoth(f) {
			c.Both = append(c.Both, f)
		}
	}
	older.Findings, newer.Findings = slices.DeleteFunc(older.Findings, inBoth), slices.DeleteFunc(newer.Findings, inBoth)
	return c, nil
}

func saidBy(v catalog.Version, body []byte) Said {
	a := conformance.NewAssessor(conformance.Options{Spec: v}).Assess(body, nil)
	s := Said{Spec: v, Verdict: a.Verdict, Credits: []conformance.Credit{}, Reasons: []string{}, Findings: a.Findings}
	if s.Findings == nil {
		s.Findings = []rule.Finding{}
	}
	for _, item := range a.Items {
		s.Credits = append(s.Credits, item.Credits...)
		if item.Uncredited != "" && !slices.Contains(s.Reasons, item.Uncredited) {
			s.Reasons = append(s.Reasons, item.Uncredited)
		}
	}
	return s
}
