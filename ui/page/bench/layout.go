package bench

import "caliper-playground/ui/component"

// layout says where the parts of the bench are. Each rectangle is a part's
// content, its header line left out.
type layout struct {
	wide                   bool // panes side by side; else one at a time, with tabs
	profiles, log, message component.Rect
}

// The widths that the bench goes by, in cells.
const (
	// benchWideFrom is the width of a beamer in large type; below it, one pane with
	// tabs shows more.
	benchWideFrom = component.WideFrom
	// leftMost is what the longest action takes with all that stands beside it, and
	// leftLeast the longest title of a profile.
	leftMost, leftLeast = 50, 42
	logWanted           = 71 // of the log, that its reasons have room
)

// layOut gives the panes their room: side by side, behind each other under tabs, or,
// where one is zoomed, behind each other with a title alone.
func layOut(width, height int, zoomed bool) layout {
	if zoomed {
		return behind(component.Rect{X: 0, Y: 1, Width: width, Height: max(0, height-1)})
	}
	if width < benchWideFrom {
		return behind(component.Rect{X: 0, Y: 2, Width: width, Height: max(0, height-2)}) // under the tabs and its own title
	}
	left := max(leftLeast, min(width-logWanted-3, leftMost))
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

// behind gives each pane the same room, for one at a time.
func behind(body component.Rect) layout { return layout{profiles: body, log: body, message: body} }
