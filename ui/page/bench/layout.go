package bench

import "caliper-playground/ui/component"

// layout says where the parts of the bench are. Each rectangle is a part's
// content, its header line left out.
type layout struct {
	wide                   bool // panes side by side; else one at a time, with tabs
	profiles, log, message component.Rect
}

// The widths from which the bench takes another form, in cells.
const (
	// benchWideFrom leaves the log room for its reasons; below it, one pane
	// with tabs shows more.
	benchWideFrom = 108
	leftLeast     = 46
	leftMost      = 60
)

func layOut(width, height int) layout {
	if width < benchWideFrom {
		body := component.Rect{X: 0, Y: 2, Width: width, Height: max(0, height-2)} // under the tabs and its own title
		return layout{profiles: body, log: body, message: body}
	}
	left := min(max(width*3/10, leftLeast), leftMost)
	right := width - left - 3
	logHeight := max(1, min((height-3)*2/5, height-3))
	messageY := logHeight + 3
	return layout{
		wide:     true,
		profiles: component.Rect{X: 0, Y: 1, Width: left, Height: max(0, height-1)},
		log:      component.Rect{X: left + 3, Y: 1, Width: right, Height: logHeight},
		message:  component.Rect{X: left + 3, Y: messageY, Width: right, Height: max(0, height-messageY)},
	}
}
