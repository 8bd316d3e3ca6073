package app

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/page/pagetest"
)

// TestZoomTakesTheHeaderToo zooms the message at the least usual size: it has the lines
// of the header, another page has its header, and all is back where it was.
func TestZoomTakesTheHeaderToo(t *testing.T) {
	d := drive(t, pagetest.Received(pagetest.Mistake(t, "action-misspelt")), 80, 24)
	d.press("tab", "tab", "3")
	d.shows("[JSON]", "Caliper 1.2 · playground", `"type": "ThreadEvent"`)
	before := d.app.View()
	shown := strings.Count(before, " │ ")
	d.press("f4")
	d.hides("Caliper 1.2 · playground")
	d.shows("f4 all panes", `"type": "ThreadEvent"`)
	if zoomed := strings.Count(d.app.View(), " │ "); zoomed < shown+3 {
		t.Errorf("%d lines of JSON, %d before", zoomed, shown)
	}
	checkFits(t, "zoomed", d.app.View(), 80, 24)
	d.press("?")
	d.shows("Caliper 1.2 · help")
	d.press("esc")
	d.hides("Caliper 1.2 ·")
	d.press("f4")
	d.until("as it was", func(view string) bool { return view == before })
}

// TestTheMouseWhereTheHeaderIsGone clicks on a line of the zoomed log.
func TestTheMouseWhereTheHeaderIsGone(t *testing.T) {
	d := drive(t, pagetest.Received(pagetest.Mistake(t, "action-misspelt"), pagetest.Mistake(t, "actor-is-a-group")), 80, 24)
	d.press("tab", "f4")
	d.shows("›   2", "›LOG")
	for y, line := range strings.Split(d.app.View(), "\n") {
		if strings.Contains(line, "MarkedAsUnRead") {
			d.update(tea.MouseMsg{X: 20, Y: y, Button: tea.MouseButtonLeft, Action: tea.MouseActionPress})
			break
		}
	}
	d.shows("›   1")
	d.hides("›   2")
}
