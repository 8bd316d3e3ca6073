package page

// vocabularyLayout says where the parts of the vocabulary page are. Each
// rectangle is a part's content, its title line left out.
type vocabularyLayout struct {
	wide                      bool // contents and entry side by side; else one at a time
	apart                     bool // the example has a pane of its own
	contents, detail, example rect
}

// The widths from which the page takes another form, in cells.
const (
	contentsLeast = 36
	contentsMost  = 48
	exampleFrom   = 170
	divider       = 3
)

func layOutVocabulary(width, height int) vocabularyLayout {
	room := max(0, height-1)
	if width < wideFrom {
		body := rect{x: 0, y: 1, width: width, height: room}
		return vocabularyLayout{contents: body, detail: body}
	}
	left := min(max(width/3, contentsLeast), contentsMost)
	l := vocabularyLayout{
		wide:     true,
		contents: rect{x: 0, y: 1, width: left, height: room},
		detail:   rect{x: left + divider, y: 1, width: width - left - divider, height: room},
	}
	if width >= exampleFrom {
		l.apart = true
		half := (l.detail.width - divider) / 2
		l.example = rect{x: l.detail.x + l.detail.width - half, y: 1, width: half, height: room}
		l.detail.width -= half + divider
	}
	return l
}
