package rule

import (
	"bytes"
	"errors"

	"caliper-playground/engine/document"
)

// Mended is a document after Mend.
type Mended struct {
	Bytes []byte // the mended text, or the original where nothing could be mended
	// Applied holds the findings that were mended, in the order in which that
	// was done. Their places are those at that time.
	Applied []Finding
	// Remaining holds what is still to be said about Bytes.
	Remaining []Finding
	Changed   bool // Bytes is not the original
}

// mendRounds bounds how often a document is mended and judged again. One round
// is the rule; what was hidden behind a mistake, such as the properties of an
// entity without a type, takes one more for each level.
const mendRounds = 16

// mendOneByOne bounds how many patches are tried singly, each at the price of
// judging the document once more, where all of them together do not help.
const mendOneByOne = 64

// Mend applies what the findings of a document propose, tells repeated names
// apart, and judges again, for as long as that leaves less to say. Formatting
// and key order of what is not touched stay as they were. The result never has
// more errors than the original; what is no JSON comes back as it is, unless a
// byte order mark alone was in the way.
func Mend(body []byte, o Options) Mended {
	m := mender{judge: NewJudge(o)}
	current := m.look(body)
	var applied []Finding
	if rest, ok := bytes.CutPrefix(body, []byte("\xef\xbb\xbf")); ok {
		if next := m.look(rest); next.parsed {
			applied = append(applied, current.findings...)
			current = next
		}
	}
	for range mendRounds {
		next, done := m.round(current)
		if len(done) == 0 {
			break
		}
		applied = append(applied, done...)
		current = next
	}
	return Mended{Bytes: current.body, Applied: applied, Remaining: current.findings, Changed: len(applied) > 0}
}

// mender judges the states of one document on its way.
type mender struct{ judge *Judge }

// state is a text with what is to be said about it.
type state struct {
	body             []byte
	parsed           bool
	findings         []Finding
	errors, warnings int
	repeated         []document.NodeID // names that stood before, outside what is free-form
}

// look judges a text.
func (m *mender) look(body []byte) state {
	result := m.judge.Judge(body, nil)
	s := state{body: body, parsed: result.Parsed, findings: result.Findings(), repeated: result.repeated()}
	for _, f := range s.findings {
		switch f.Severity {
		case Error:
			s.errors++
		case Warning:
			s.warnings++
		}
	}
	return s
}

// betterThan says whether a state has fewer errors, or as many and fewer warnings.
func (s state) betterThan(before state) bool {
	return s.errors < before.errors || s.errors == before.errors && s.warnings < before.warnings
}

// round tries one step after another until one leaves the document better, and
// returns where that leads and which findings it mended.
func (m *mender) round(before state) (state, []Finding) {
	if !before.parsed {
		return before, nil
	}
	start, repeated := before, []Finding(nil)
	if len(before.repeated) > 0 {
		start, repeated = m.tellApart(before)
	}
	for _, lightest := range []Severity{Info, Error} {
		next, done := m.patch(start, lightest)
		if next.betterThan(before) {
			return next, append(repeated, done...)
		}
	}
	if start.betterThan(before) {
		return start, repeated
	}
	return m.oneByOne(before)
}

// tellApart mends the repeated names. A value that goes keeps a name of its
// own, for the patches that follow to move to where it may stand.
func (m *mender) tellApart(before state) (state, []Finding) {
	result := m.judge.Judge(before.body, nil)
	next := m.look(result.Document.TellApart(result.repeated()))
	var done []Finding
	for _, f := range before.findings {
		if f.Rule == (propertyRepeated{}).page().ID {
			done = append(done, f)
		}
	}
	return next, done
}

// patch applies the patches of all findings from a severity on. A patch that
// does not go with the others is left out.
func (m *mender) patch(before state, lightest Severity) (state, []Finding) {
	var chosen []Finding
	for _, f := range before.findings {
		if f.Severity >= lightest && len(f.Fix) > 0 {
			chosen = append(chosen, f)
		}
	}
	for len(chosen) > 0 {
		body, failed := applyFixes(before.body, chosen)
		if failed < 0 {
			return m.look(body), chosen
		}
		chosen = append(chosen[:failed:failed], chosen[failed+1:]...)
	}
	return before, nil
}

// oneByOne applies each patch for itself and keeps the first that helps.
func (m *mender) oneByOne(before state) (state, []Finding) {
	tried := 0
	for _, f := range before.findings {
		if len(f.Fix) == 0 || tried == mendOneByOne {
			continue
		}
		tried++
		body, failed := applyFixes(before.body, []Finding{f})
		if failed >= 0 {
			continue
		}
		if next := m.look(body); next.betterThan(before) {
			return next, []Finding{f}
		}
	}
	return before, nil
}

// applyFixes applies the patches of findings in their order. It returns the
// index of the finding whose patch failed, or -1.
func applyFixes(body []byte, findings []Finding) (mended []byte, failed int) {
	var ops []Op
	var owner []int
	for i, f := range findings {
		for _, op := range f.Fix {
			ops, owner = append(ops, op), append(owner, i)
		}
	}
	mended, err := document.Patch(body, ops)
	var patchError *document.PatchError
	if errors.As(err, &patchError) {
		return nil, owner[patchError.Index]
	}
	if err != nil {
		return nil, 0
	}
	return mended, -1
}

// repeated returns the members whose name stood before, outside what is free-form.
func (r *Result) repeated() []document.NodeID {
	var nodes []document.NodeID
	for _, n := range r.Document.Duplicates {
		if r.Parsed && !r.pass.freeForm(n) {
			nodes = append(nodes, n)
		}
	}
	return nodes
}
