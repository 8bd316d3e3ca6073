package report

import (
	"testing"

	"caliper-playground/catalog"
)

// TestNeedsNamesWhatIsMissing holds the words to the rows: all that are required, one
// of those of which one will do, and no sign that stands for any action.
func TestNeedsNamesWhatIsMissing(t *testing.T) {
	row := func(event, action string, d catalog.Disposition, met bool) Row {
		return Row{Event: event, Action: action, Disposition: d, Met: met}
	}
	for _, test := range []struct {
		name string
		rows []Row
		want string
	}{
		{"met", []Row{row("ViewEvent", "Viewed", catalog.Required, true), row("ViewEvent", "Liked", catalog.Optional, false)}, ""},
		{"two", []Row{row("ViewEvent", "Viewed", catalog.Required, false), row("NavigationEvent", "NavigatedTo", catalog.Required, false)}, "ViewEvent Viewed and NavigationEvent NavigatedTo"},
		{"one of several", []Row{row("ForumEvent", "Subscribed", catalog.AtLeastOne, false), row("ThreadEvent", "Created", catalog.AtLeastOne, false)}, "ForumEvent Subscribed or ThreadEvent Created"},
		{"any action", []Row{row("Event", catalog.AnyAction, catalog.Required, false)}, "Event with any action"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := (Profile{Rows: test.rows}).Needs(); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}
