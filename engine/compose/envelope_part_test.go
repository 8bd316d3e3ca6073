package compose

import (
	"strings"
	"testing"

	"caliper-playground/catalog"
)

// A draft that is taken out as text and put back is the envelope as it was; what is no
// single event replaces the whole.
func TestAPartIsReplacedByItsText(t *testing.T) {
	row := catalog.Get(catalog.V1p2).Rows("AssessmentEvent", "Submitted")[0]
	source := still()
	e := NewEnvelope(catalog.V1p2, DefaultSensor, source, New(catalog.V1p2, row, source), New(catalog.V1p2, row, source))
	for item := range e.Len() {
		same, err := e.WithTextAt(item, e.TextAt(item))
		if err != nil || same.Compact() != e.Compact() {
			t.Errorf("draft %d is put back with %v as\n%s", item, err, same.Compact())
		}
	}
	whole, err := e.WithTextAt(0, e.TextAt(Whole))
	if err != nil || whole.Compact() != e.Compact() {
		t.Errorf("the whole is put back with %v as\n%s", err, whole.Compact())
	}
	broken, err := e.WithTextAt(1, "{")
	if err == nil || broken.TextAt(Whole) != "{" || broken.TextAt(0) != "{" {
		t.Errorf("a broken text comes back with %v as %q", err, broken.TextAt(Whole))
	}
	if lines := strings.Split(strings.TrimSpace(e.Lines()), "\n"); len(lines) != 2 || lines[1] != e.Draft(1).Compact() {
		t.Errorf("its lines are %q", lines)
	}
}

// A text is held as it is written, whether it is an event, an envelope or a mistake.
func TestHoldsATextAsItIs(t *testing.T) {
	source := still()
	row := catalog.Get(catalog.V1p2).Rows("AssessmentEvent", "Submitted")[0]
	empty := NewEnvelope(catalog.V1p2, DefaultSensor, source)
	event := "{\"id\":\n  \"urn:uuid:1\", \"type\": \"ViewEvent\"}\n"
	if held := empty.Holding(event); held.TextAt(0) != event {
		t.Errorf("an event is held as %q", held.TextAt(0))
	}
	two := NewEnvelope(catalog.V1p2, DefaultSensor, source, New(catalog.V1p2, row, source), New(catalog.V1p2, row, source))
	if held := empty.Holding(two.Text()); held.Text() != two.Text() || held.Len() != 2 {
		t.Errorf("an envelope is held as %q", held.Text())
	}
	if held := empty.Holding("[{"); held.TextAt(Whole) != "[{" {
		t.Errorf("a mistake is held as %q", held.TextAt(Whole))
	}
}

func TestCountsEventsAndDescribesApart(t *testing.T) {
	source := still()
	event := New(catalog.V1p2, catalog.Get(catalog.V1p2).Rows("AssessmentEvent", "Submitted")[0], source)
	describe, err := NewDescribe(catalog.V1p2, "Person", source)
	if err != nil {
		t.Fatal(err)
	}
	for want, drafts := range map[string][]Draft{
		"1 event": {event}, "2 describes": {describe, describe}, "2 events and 1 describe": {event, describe, event},
	} {
		if got := NewEnvelope(catalog.V1p2, DefaultSensor, source, drafts...).Counted(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// What went out already is found by its id, and gets another where it is said; a
// describe is no repeat, for its id is the entity's own.
func TestWhatWentOutIsFoundAndRenewed(t *testing.T) {
	source := still()
	event := New(catalog.V1p2, catalog.Get(catalog.V1p2).Rows("AssessmentEvent", "Submitted")[0], source)
	untimed, err := event.Renewed().Remove("/eventTime")
	if err != nil {
		t.Fatal(err)
	}
	describe, err := NewDescribe(catalog.V1p2, "Person", source)
	if err != nil {
		t.Fatal(err)
	}
	e := NewEnvelope(catalog.V1p2, DefaultSensor, source, event, describe, untimed, event.Renewed())
	gone := map[string]bool{event.ID(): true, describe.ID(): true, untimed.ID(): true}
	again := e.Repeats(gone)
	if len(again) != 2 || again[0] != 0 || again[1] != 2 {
		t.Fatalf("those that went out are %v", again)
	}
	after := e.RenewedAt(again)
	if left := after.Repeats(gone); len(left) > 0 {
		t.Errorf("%v have their ids still", left)
	}
	for _, i := range []int{1, 3} {
		if after.Draft(i).Compact() != e.Draft(i).Compact() {
			t.Errorf("draft %d became %s", i, after.Draft(i).Compact())
		}
	}
	if strings.Contains(after.Draft(2).Compact(), "eventTime") {
		t.Error("a time was made up")
	}
}
