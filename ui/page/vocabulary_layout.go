package page

import "caliper-playground/ui/component"

// vocabularyLayout says where the parts of the vocabulary page are. Each
// rectangle is a part's content, its title line left out.
type vocabularyLayout struct {
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

func layOutVocabulary(width, height int) vocabularyLayout {
	room := max(0, height-1)
	if width < component.WideFrom {
		body := component.Rect{X: 0, Y: 1, Width: width, Height: room}
		return vocabularyLayout{contents: body, detail: body}
	}
	left := min(max(width/3, contentsLeast), contentsMost)
	l := vocabularyLayout{
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
