package vocabulary

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/lookup"
)

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

// The reasons why there is nowhere to walk to.
const (
	nothingBack  = "There is nothing to walk back to: no link was followed."
	nothingAhead = "There is nothing ahead: nothing was walked back from."
)

func (v *Page) goBack() tea.Cmd {
	return v.walk(&v.back, &v.forward)
}

func (v *Page) goForward() tea.Cmd {
	return v.walk(&v.forward, &v.back)
}

// walk takes the last visit from one list and leaves this place in the other.
func (v *Page) walk(from, to *[]visit) tea.Cmd {
	last := (*from)[len(*from)-1]
	now, _ := v.here()
	if !v.contents.reveal(last.spot) {
		return nil
	}
	*from, *to = (*from)[:len(*from)-1], append(*to, now)
	v.query.SetValue("")
	v.focus = paneDetail
	v.show()
	if last.link < len(v.detail.Links) {
		v.detail.Link = last.link
	}
	v.detail.List.Scroll(last.offset)
	return nil
}
