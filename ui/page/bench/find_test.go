package bench

import (
	"strings"
	"testing"

	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/style"
)

// The filter of the profiles lists the rows that have all its words, and of profiles
// that have them in their name the profile, folded as it was.
func TestRowsAreFiltered(t *testing.T) {
	for _, test := range []struct {
		typed  string
		shows  []string
		hides  []string
		counts string
	}{
		{"submitted", []string{"▾ · Assessment", "AssessmentEvent", "Submitted", "▾ · Survey"}, []string{"Media", "Started"}, "3 rows"},
		{"assessment submitted", []string{"▾ · Assessment ", "Submitted"}, []string{"Assignable", "Survey"}, "1 row"},
		{"MEDIA", []string{"▸ · Media"}, []string{"Reading", "MediaEvent"}, "1 profile"},
		{"required launched", []string{"▾ · Tool Launch", "Launched"}, []string{"Returned"}, "1 row"},
		{"qqq", []string{"No profile and no row matches.", "where tab leads"}, []string{"General"}, "0 profiles"},
	} {
		d := alone(t, pagetest.New(), 120, 40)
		d.Press("/")
		d.Shows("PROFILES  /▏")
		d.Press(test.typed)
		left := func() string {
			var b strings.Builder
			for _, line := range strings.Split(d.Drawn(), "\n") {
				profiles, _, _ := strings.Cut(line, "│")
				b.WriteString(profiles + "\n")
			}
			return b.String()
		}
		for _, typing := range []bool{true, false} {
			if !typing {
				d.Press("enter")
			}
			for _, words := range append(test.shows, test.counts) {
				if !strings.Contains(strings.Join(strings.Fields(left()), " "), strings.Join(strings.Fields(words), " ")) {
					t.Errorf("%s: %q is not there:\n%s", test.typed, words, left())
				}
			}
			for _, words := range test.hides {
				if strings.Contains(left(), words) {
					t.Errorf("%s: %q is there:\n%s", test.typed, words, left())
				}
			}
		}
		d.Press("esc")
		for _, all := range []string{"0 of 15 met", "▸ · General", "▸ · Media", "▸ · Tool Use"} {
			if !strings.Contains(d.Drawn(), all) {
				t.Errorf("%s: all is not there again:\n%s", test.typed, d.Drawn())
			}
		}
	}
}

// A row that the filter lists is sent, and what is required of its profile is sent
// whole, whatever the filter shows.
func TestAFilteredRowIsSent(t *testing.T) {
	d := alone(t, pagetest.New(), 120, 40)
	d.Press("/", "launched", "enter")
	d.Shows("1 row", "Launched")
	d.Press("enter")
	d.Shows("1×", "1 message", "Launched")
	d.Press("-")
	d.Shows("The filter says which rows are listed.")
	d.Press("esc")
	d.Shows("›", "Tool Launch", "▸ · General")
}

// The filter of the message shows of each tab what has its words, and only there.
func TestTheMessageIsFiltered(t *testing.T) {
	d := alone(t, pagetest.Received(pagetest.Mistake(t, "action-misspelt")), 120, 40)
	d.Shows("1 message")
	d.Press("tab", "tab", "3", "/", "actiON")
	d.Shows("[JSON]  /actiON▏", "1 of 18 lines", `"action": "MarkedAsUnRead"`, "1 message")
	d.Hides(`"actor": {`)
	d.Press("enter")
	d.Shows("[JSON]  /actiON")
	d.Press("enter") // all around the line
	d.Shows("[JSON]  HTTP", `"actor": {`, `"action": "MarkedAsUnRead"`)
	d.Press("/", "miriam", "enter", "4")
	d.Shows("[HTTP]  /miriam", "Nothing here matches.")
	d.Press("/", "ctrl+u", "json", "enter")
	d.Shows("[HTTP]  /json", "Content-Type")
	d.Hides("Answer")
	d.Press("1", "/", "ctrl+u", "misprint", "enter")
	d.Shows("[Findings]  /misprint", "1 of 1 finding", "action-unknown")
	d.Press("/", "ctrl+u", "qqq", "enter", "f")
	d.Shows("0 of 1 finding", "No finding matches the filter. esc shows all again.")
	d.Press("x")
	if len(d.Screen.Pushed) > 0 {
		t.Error("a finding that is not shown is mended")
	}
	d.Press("esc")
	d.Shows("[Findings 1]", "action-unknown")
	d.Press("esc")
	d.Shows("›PROFILES")
}

// The filter of one pane is none of another's.
func TestEachPaneHasItsFilter(t *testing.T) {
	d := alone(t, pagetest.Received(pagetest.Mistake(t, "action-misspelt"), pagetest.Mistake(t, "actor-is-a-group")), 120, 40)
	d.Shows("2 messages")
	d.Press("/", "media", "enter", "tab", "/", "fail", "enter", "tab", "/", "mend", "enter")
	d.Shows("PROFILES  /media", "LOG  /fail", "2 of 2", "[Findings]  /mend")
	d.Press("esc")
	d.Hides("/mend")
	d.Press("esc", "esc")
	d.Shows("PROFILES  /media")
	d.Hides("/fail")
}

// A pane that is zoomed has the whole page, at every size, and shows the others again
// where it was.
func TestZoom(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}} {
		for focus, pane := range []string{"PROFILES", "LOG", "[Findings"} {
			d := alone(t, pagetest.Received(pagetest.Mistake(t, "action-misspelt"), pagetest.Mistake(t, "actor-is-a-group")), size[0], size[1])
			for range focus {
				d.Press("tab")
			}
			before := d.Drawn()
			d.Press("f4")
			if !d.Page.(*Page).Fills() {
				t.Fatalf("%dx%d: %s is not zoomed", size[0], size[1], pane)
			}
			if lines := strings.Split(d.Drawn(), "\n"); !strings.Contains(lines[0], pane) || strings.Contains(d.Drawn(), " │ ›") || strings.Contains(d.Drawn(), "[Profiles]") {
				t.Errorf("%dx%d: %s is not alone:\n%s", size[0], size[1], pane, d.Drawn())
			}
			d.FitsEverywhere("zoomed " + pane)
			for _, key := range []string{"f4", "esc"} {
				d.Press(key)
				if d.Drawn() != before {
					t.Errorf("%dx%d: after %s it is not as it was:\n%s", size[0], size[1], key, d.Drawn())
				}
				d.Press("f4")
			}
		}
	}
}

// The mouse goes to what is seen where a pane is zoomed.
func TestMouseInAZoomedPane(t *testing.T) {
	d := alone(t, pagetest.Received(pagetest.Mistake(t, "action-misspelt"), pagetest.Mistake(t, "actor-is-a-group")), 120, 40)
	d.Press("f4")
	d.Click("Reading")
	d.Shows("›▾ · Reading", "NavigatedTo")
	d.Press("tab")
	d.Click("MarkedAsUnRead")
	d.Press("enter")
	d.Shows("›1  [Findings 1]", "action-unknown")
	d.Click("JSON")
	d.Shows("[JSON]", `"MarkedAsUnRead"`)
}

// What is read and zoomed in one pane is zoomed in the next.
func TestZoomStaysFromPaneToPane(t *testing.T) {
	d := alone(t, pagetest.Received(pagetest.Mistake(t, "action-misspelt")), 80, 24)
	d.Press("f4", "tab")
	d.Shows("›LOG")
	d.Press("enter")
	d.Shows("[Findings 1]")
	if !d.Page.(*Page).Fills() {
		t.Error("it is no longer zoomed")
	}
}

func TestPaneGoldens(t *testing.T) {
	open := func(keys ...string) func(*testing.T, style.Choice) *pagetest.Driver {
		return func(t *testing.T, choice style.Choice) *pagetest.Driver {
			d := aloneIn(t, pagetest.Received(pagetest.Mistake(t, "action-misspelt"), pagetest.Mistake(t, "actor-is-a-group")), choice, 120, 40)
			d.Press(keys...)
			return d
		}
	}
	pagetest.CheckGoldens(t, "filter-rows", nil, open("/", "started", "enter"))
	pagetest.CheckGoldens(t, "filter-message", nil, open("tab", "tab", "3", "/", "type", "enter"))
	pagetest.CheckGoldens(t, "zoom-log", nil, open("tab", "f4"))
	pagetest.CheckGoldens(t, "zoom-message", nil, open("tab", "tab", "f4"))
}

// What was done on the page is undone, one thing at a time, before the key leads back
// to the list of sessions.
func TestTheWayBackToTheSessionsUndoesTheFilterFirst(t *testing.T) {
	d := alone(t, pagetest.New(), 120, 40)
	d.Env.Overview.Sessions = append(d.Env.Overview.Sessions, page.Summary{}, page.Summary{})
	d.Env.Overview.Listed = true
	d.Press("/", "media", "enter", "f4")
	d.Hides("▸ · General")
	d.Press("esc")
	d.Shows("▸ · General")
	d.Press("esc")
	d.Shows("LOG") // no longer zoomed
	if len(d.Screen.Opened) > 0 {
		t.Fatalf("opened %+v", d.Screen.Opened)
	}
	d.Press("esc")
	if got := d.Screen.Opened; len(got) != 1 || got[0] != (page.ChooseSession{}) {
		t.Errorf("opened %+v", got)
	}
}
