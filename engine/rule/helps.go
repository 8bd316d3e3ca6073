package rule

import (
	"slices"
	"strings"

	"caliper-playground/engine/document"
)

// withdrawIdle takes back the patches of findings that do not do away with them.
// That is tried on each item by itself, with all its patches at once, so that it
// costs no more than judging the document once again. The spelled findings stand
// beside their places in p.found. It says whether any was taken back: the others
// must then be made anew, since patches build on each other.
func (p *pass) withdrawIdle(spelled []Finding, places []int) (withdrawn bool) {
	for i := 0; i < len(spelled); {
		item := p.found[places[i]].item
		end := i + 1
		for end < len(spelled) && p.found[places[end]].item == item {
			end++
		}
		if item != nil {
			for _, k := range p.idle(item, spelled[i:end]) {
				p.found[places[i+k]].idle = true
				withdrawn = true
			}
		}
		i = end
	}
	return withdrawn
}

// idle returns the indices of those findings of an item that are still there
// when all their patches have been applied. Nothing is tried where a name is
// repeated, which patches cannot tell apart where the values differ: Mend does first what
// can be done about that.
func (p *pass) idle(item *Item, findings []Finding) (still []int) {
	base := p.doc.Pointer(item.Node)
	var ops []Op
	tried := map[telling]int{} // the findings that have a patch
	for i, f := range findings {
		if len(f.Fix) > 0 {
			tried[telling{f.Rule, strings.TrimPrefix(f.Pointer, base)}] = i
		}
		for _, op := range f.Fix {
			if !strings.HasPrefix(op.Path, base) || op.From != "" && !strings.HasPrefix(op.From, base) {
				return nil // it reaches beyond the item
			}
			op.Path, op.From = op.Path[len(base):], strings.TrimPrefix(op.From, base)
			ops = append(ops, op)
		}
	}
	if len(ops) == 0 || p.repeatsNames(item) {
		return nil
	}
	mended, err := document.Patch(p.doc.Raw(item.Node), ops)
	if err != nil {
		return nil
	}
	after := p.alone(mended, item)
	for k := range after.found {
		again := &after.found[k]
		if i, ok := tried[telling{again.page().ID, again.pointer(after.doc)}]; ok && findings[i].Message == again.message() {
			still = append(still, i)
		}
	}
	return still
}

// telling is what a finding is found by: its rule and its pointer.
type telling struct{ rule, pointer string }

// repeatsNames says whether a name stands twice in an object of an item.
func (p *pass) repeatsNames(item *Item) bool {
	return slices.ContainsFunc(p.doc.Duplicates, func(n document.NodeID) bool {
		return n > item.Node && n < p.doc.Nodes[item.Node].Next
	})
}

// alone judges another text of an item by itself.
func (p *pass) alone(text []byte, item *Item) *pass {
	if p.trial == nil {
		p.trial = NewJudge(Options{})
	}
	trial := &p.trial.pass
	trial.options = p.options
	trial.options.Spec, trial.options.Envelope = item.Version, false
	p.trial.Judge(text, p.scope)
	return trial
}
