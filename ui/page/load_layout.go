package page

// loadLayout says where the list and the selected document are. Each
// rectangle is a part's content, its header line left out.
type loadLayout struct {
	beside       bool // side by side; else one below the other
	list, detail rect
}

// besideFrom is the width from which the document stands beside the list.
const besideFrom = 160

func layOutLoad(width, height int) loadLayout {
	if width >= besideFrom {
		left := width * 11 / 20
		return loadLayout{
			beside: true,
			list:   rect{x: 0, y: 1, width: left, height: max(0, height-1)},
			detail: rect{x: left + 3, y: 1, width: width - left - 3, height: max(0, height-1)},
		}
	}
	list := max(1, (height-3)*9/20)
	return loadLayout{
		list:   rect{x: 0, y: 1, width: width, height: min(list, max(0, height-1))},
		detail: rect{x: 0, y: list + 3, width: width, height: max(0, height-list-3)},
	}
}
