package vocabulary

import "caliper-playground/engine/lookup"

// visit is a place that was left by a link, as it was.
type visit struct {
	spot   spot
	link   int
	offset int
}

// here is the place that is shown now.
func (v *Page) here() (visit, bool) {
	n, ok := v.contents.selected()
	if !ok {
		return visit{}, false
	}
	return visit{spotOf(n), v.detail.Link, v.detail.List.Offset}, true
}

// follow goes where a link leads. The contents follow.
func (v *Page) follow(to lookup.Ref) {
	from, ok := v.here()
	if !ok || !v.contents.reveal(spot{ref: to}) {
		return
	}
	v.query.SetValue("")
	v.back, v.forward = append(v.back, from), nil
	v.focus = paneDetail
	v.show()
}

// walk takes the last visit from one list and leaves this place in the other.
func (v *Page) walk(from, to *[]visit) {
	last := (*from)[len(*from)-1]
	now, _ := v.here()
	if !v.contents.reveal(last.spot) {
		return
	}
	*from, *to = (*from)[:len(*from)-1], append(*to, now)
	v.query.SetValue("")
	v.focus = paneDetail
	v.show()
	if last.link < len(v.detail.Links) {
		v.detail.Link = last.link
	}
	v.detail.List.Scroll(last.offset)
}

// leave undoes one thing: a followed link, the focus, a search; then it closes
// the page. Who came for one entry goes straight back from it.
func (v *Page) leave() {
	switch {
	case v.focus != paneContents && len(v.back) > 0:
		v.walk(&v.back, &v.forward)
	case v.direct:
		v.env.Close(v)
	case v.focus != paneContents:
		v.focus = paneContents
	case v.query.Value() != "":
		v.endSearch()
	default:
		v.env.Close(v)
	}
}

// endSearch shows the tree again, at what was selected.
func (v *Page) endSearch() {
	v.query.SetValue("")
	v.contents.search(v.book, "")
	v.show()
}
