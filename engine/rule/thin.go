package rule

import "slices"

// manyFound is how many findings a pass keeps before it looks for those that will
// never be spelled out. A document full of mistakes would else take many times its
// own size.
const manyFound = 32 << 10

// thinned counts the findings that a pass has let go.
type thinned struct {
	more     More
	tally    Tally
	inItem   Verdict // what they say of the item that is being judged
	hold     int     // above 0 while somebody counts on the places in pass.found
	nextTime int     // how many there are when it is worth while again
}

// thin lets go of the findings that no limit can spell out, because there are
// enough of their rule before them in the document, and counts them. The order of
// the others stays as it is.
func (p *pass) thin() {
	limit := p.options.Keep.OfRule
	if limit == 0 || p.hold > 0 || len(p.found) < max(p.many, p.nextTime) {
		return
	}
	byPlace := make([]int, len(p.found))
	for i := range byPlace {
		byPlace[i] = i
	}
	slices.SortStableFunc(byPlace, func(a, b int) int { return int(p.found[a].node) - int(p.found[b].node) })
	let, ofRule := make([]bool, len(p.found)), map[string]int{}
	for _, i := range byPlace {
		id := p.found[i].page().ID
		ofRule[id]++
		let[i] = ofRule[id] > limit && !(p.found[i].item == p.item && p.found[i].isForeignType()) // which findStrange asks for
	}
	kept, before := p.found[:0], 0 // before the item that is being judged
	for i := range p.found {
		if let[i] {
			p.letGo(&p.found[i])
			continue
		}
		if p.item != nil && i < p.item.first {
			before++
		}
		kept = append(kept, p.found[i])
	}
	clear(p.found[len(kept):])
	p.found, p.nextTime = kept, 2*len(kept)
	if p.item != nil {
		p.item.first = before
	}
}

func (p *pass) letGo(f *found) {
	severity := f.severity
	if p.options.Strict && severity == Warning {
		severity = Error
	}
	p.more = p.more.Add(f.page().ID)
	p.tally.Add(severity)
	if p.item != nil && f.item == p.item {
		p.inItem = p.inItem.With(severity)
	}
}

// verdict is what the findings that were let go say of the document.
func (t *thinned) verdict() Verdict {
	switch {
	case t.tally.Errors > 0:
		return Fail
	case t.tally.Warnings > 0:
		return Warn
	}
	return Pass
}
