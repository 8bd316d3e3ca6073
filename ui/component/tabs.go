package component

import "caliper-playground/ui/style"

// Tab is one of several views on the same thing.
type Tab struct {
	Start, End int // the columns that it took when it was drawn, half-open
}

// Tabs writes titles into a line, the active one in brackets, and returns
// where each stands, so that they can be clicked.
func Tabs(line *Line, theme *style.Theme, titles []string, active int, focused bool) []Tab {
	tabs := make([]Tab, len(titles))
	for i, title := range titles {
		s, shown := theme.Dim, " "+title+" "
		if i == active {
			s, shown = theme.Strong, "["+title+"]"
			if focused {
				s = theme.Accent
			}
		}
		tabs[i].Start = line.Used()
		line.Add(s, shown)
		tabs[i].End = line.Used()
		line.Gap(1)
	}
	return tabs
}

// TabAt returns the tab at a column, or -1.
func TabAt(tabs []Tab, column int) int {
	for i, tab := range tabs {
		if column >= tab.Start && column < tab.End {
			return i
		}
	}
	return -1
}
