package load

import "fmt"

// enterWords says what enter does in the chooser.
func (l *Page) enterWords() string {
	if n := len(l.browser.markedPaths()); n > 0 {
		return fmt.Sprintf("load the %d marked", n)
	}
	switch l.browser.selected().kind {
	case choiceFolder, choiceParent:
		return "look into it"
	case choiceLoaded:
		return "back"
	}
	return "load"
}
