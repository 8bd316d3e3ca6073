package rule

import (
	"bytes"
	"cmp"
	"errors"
	"slices"

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
// is the rule; what a mistake hid, such as the properties of an entity without a
// type, takes one more for each level.
const mendRounds = 16

// mendOneByOne bounds how many patches are tried singly, each at the price of
// judging the document once more, where all of them together do not help.
const mendOneByOne = 64

// Mend applies what the findings of a document propose, takes repeated names out
// that say the same, and judges again, for as long as that does away with what was mended.
// Findings that leave a choice stay as they are. Formatting and key order of what
// is not touched stay as they were. The result never has more errors than the
// original; what is no JSON comes back as it is, unless a byte order mark alone
// was in the way.
func Mend(body []byte, o Options) Mended {
	m := mender{judge: NewJudge(o)}
	original := m.look(body)
	current, applied := original, []Finding(nil)
	if rest, ok := bytes.CutPrefix(body, []byte("\xef\xbb\xbf")); ok {
		if next := m.look(rest); next.parsed {
			applied = append(applied, current.findings...)
			current, original = next, next
		}
	}
	best := Mended{Bytes: current.body, Applied: applied, Remaining: current.findings, Changed: len(applied) > 0}
	for range mendRounds {
		next, done := m.round(current)
		if len(done) == 0 {
			break
		}
		applied = append(applied, done...)
		current = next
		if current.tally.Errors <= original.tally.Errors { // what a mend uncovers may be mended in the next round
			best = Mended{Bytes: current.body, Applied: slices.Clone(applied), Remaining: current.findings, Changed: true}
		}
	}
	best.Remaining = m.judge.Judge(best.Bytes, nil).Findings()
	return best
}

// PatchAlone returns the patch of one finding for itself, where the patches that
// Findings has go together in their order: a later one may need the extensions that
// an earlier one made, or count the elements that it left. It is empty where the
// finding has no patch, or the document no such finding.
func PatchAlone(body []byte, o Options, f Finding) []Op {
	p := NewJudge(o).Judge(body, nil).pass
	p.sort()
	for i := range p.found {
		if p.found[i].page().ID != f.Rule {
			continue
		}
		if alone := p.finding(&p.found[i], newPatcher(p), false); alone.Pointer == f.Pointer {
			return alone.Fix
		}
	}
	return nil
}

// mender judges the states of one document on its way.
type mender struct{ judge *Judge }

// state is a text with what is to be said about it.
type state struct {
	body     []byte
	parsed   bool
	findings []Finding
	tally    Tally
	repeated []document.NodeID // names that stood before, outside what is free-form
}

// look judges a text.
func (m *mender) look(body []byte) state {
	result := m.judge.Judge(body, nil)
	s := state{body: body, parsed: result.Parsed, findings: result.findings(0), repeated: result.repeated()}
	for _, f := range s.findings {
		s.tally.Add(f.Severity)
	}
	return s
}

// progress says whether a state is one step on from another: what was mended is
// gone, whatever has come to light by it, or there is less to say.
func (s state) progress(before state, mended []Finding) bool {
	if !s.parsed || len(mended) == 0 || bytes.Equal(s.body, before.body) {
		return false
	}
	if cmp.Or(cmp.Compare(s.tally.Errors, before.tally.Errors), cmp.Compare(s.tally.Warnings, before.tally.Warnings)) < 0 {
		return true
	}
	type told struct{ rule, pointer, message string }
	still := map[told]bool{}
	for _, f := range s.findings {
		still[told{f.Rule, f.Pointer, f.Message}] = true
	}
	for _, f := range mended {
		if f.Severity == Info || still[told{f.Rule, f.Pointer, f.Message}] {
			return false
		}
	}
	return true
}

// round tries one step after another until one leaves the document better, and
// returns where that leads and which findings it mended.
func (m *mender) round(before state) (state, []Finding) {
	if !before.parsed {
		return before, nil
	}
	start, repeated := before, []Finding(nil)
	if len(before.repeated) > 0 {
		start, repeated = m.withoutRepeats(before)
	}
	for _, lightest := range []Severity{Info, Error} {
		next, done := m.patch(start, lightest)
		if done = append(slices.Clip(repeated), done...); next.progress(before, done) {
			return next, done
		}
	}
	if start.progress(before, repeated) {
		return start, repeated
	}
	return m.oneByOne(before)
}

// withoutRepeats takes the repeated names out that say the same, and returns the
// findings that told of them.
func (m *mender) withoutRepeats(before state) (state, []Finding) {
	result := m.judge.Judge(before.body, nil)
	next := m.look(result.Document.WithoutRepeats(result.repeated()))
	id, left := (propertyRepeated{}).page().ID, map[string]bool{}
	for _, f := range next.findings {
		if f.Rule == id {
			left[f.Pointer] = true
		}
	}
	var done []Finding
	for _, f := range before.findings {
		if f.Rule == id && !left[f.Pointer] {
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
		if next := m.look(body); next.progress(before, []Finding{f}) {
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
