package page

// rect is a rectangle of the page in cells, counted from its top left corner.
type rect struct{ x, y, width, height int }

func (r rect) holds(x, y int) bool {
	return x >= r.x && x < r.x+r.width && y >= r.y && y < r.y+r.height
}

// layout says where the parts of the bench are. Each rectangle is a part's
// content, its header line left out.
type layout struct {
	wide                   bool // panes side by side; else one at a time, with tabs
	profiles, log, message rect
}

// The widths from which the bench takes another form, in cells.
const (
	wideFrom = 100 // of pages with a form or a list beside a text
	// benchWideFrom leaves the log room for its reasons; below it, one pane
	// with tabs shows more.
	benchWideFrom = 108
	leftLeast     = 46
	leftMost      = 60
)

func layOutBench(width, height int) layout {
	if width < benchWideFrom {
		body := rect{x: 0, y: 2, width: width, height: max(0, height-2)} // under the tabs and its own title
		return layout{profiles: body, log: body, message: body}
	}
	left := min(max(width*3/10, leftLeast), leftMost)
	right := width - left - 3
	logHeight := max(1, min((height-3)*2/5, height-3))
	messageY := logHeight + 3
	return layout{
		wide:     true,
		profiles: rect{x: 0, y: 1, width: left, height: max(0, height-1)},
		log:      rect{x: left + 3, y: 1, width: right, height: logHeight},
		message:  rect{x: left + 3, y: messageY, width: right, height: max(0, height-messageY)},
	}
}
