package vocabulary

import "caliper-playground/ui/component"

// layout says where the parts of the vocabulary page are. Each
// rectangle is a part's content, its title line left out.
type layout struct {
	wide                      bool // contents and entry side by side; else one at a time
	apart                     bool // the example has a pane of its own
	contents, detail, example component.Rect
}

// The widths from which the page takes another form, in cells.
const (
	contentsLeast = 36
	contentsMost  = 48
	exampleFrom   = 170
)

func layOut(width, height int) layout {
	room := max(0, height-1)
	if width < component.WideFrom {
		body := component.Rect{X: 0, Y: 1, Width: width, Height: room}
		return layout{contents: body, detail: body}
	}
	left := min(max(width/3, contentsLeast), contentsMost)
	l := layout{
		wide:     true,
		contents: component.Rect{X: 0, Y: 1, Width: left, Height: room},
		detail:   component.Rect{X: left + component.Divider, Y: 1, Width: width - left - component.Divider, Height: room},
	}
	if width >= exampleFrom {
		l.apart = true
		half := (l.detail.Width - component.Divider) / 2
		l.example = component.Rect{X: l.detail.X + l.detail.Width - half, Y: 1, Width: half, Height: room}
		l.detail.Width -= half + component.Divider
	}
	return l
}
