package compose

import (
	"testing"

	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
)

// TestChoicesAreFoundByWhatIsMeant types what people call things into each list.
func TestChoicesAreFoundByWhatIsMeant(t *testing.T) {
	for _, test := range []struct {
		name  string
		start func(*testing.T) *pagetest.Driver
		keys  []string // that open the list
		typed string
		want  []string
	}{
		{"a property of the event by what it takes", composing, []string{"g", "+"}, "lti", []string{"› federatedSession", "LtiSession"}},
		{"a property by another name", composing, []string{"g", "+"}, "course", []string{"group "}},
		{"a property of an entity", inAttempt, nil, "finish time", []string{"endedAtTime"}},
		{"a profile by its things", asking, nil, "quiz", []string{"› Assessment "}},
		{"a profile for launches", asking, nil, "lti", []string{"› Tool Launch "}},
		{"a row by its action", asking, nil, "post", []string{"› MessageEvent › Posted"}},
		{"a row by several words", asking, nil, "media paus", []string{"› MediaEvent › Paused", "1 choice"}},
		{"a row by what the field calls it", asking, nil, "hand in", []string{"Submitted"}},
		{"an entity to describe", asking, []string{"describe", "enter"}, "quiz", []string{"› Assessment "}},
		{"an entity to describe, by its program", asking, []string{"describe", "enter"}, "lti", []string{"LtiLink", "LtiSession"}},
		{"an event of a profile", asking, []string{"assessment", "enter"}, "question", []string{"› AssessmentItemEvent"}},
		{"an action", composing, []string{"g", "down", "down", "enter"}, "turned in", []string{"Submitted"}},
		{"an event in place of another", composing, []string{"g", "down", "enter"}, "quiz", []string{"› AssessmentEvent"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := test.start(t)
			d.Press(test.keys...)
			d.Press(test.typed)
			d.Shows(test.want...)
			d.Hides("Nothing to choose")
		})
	}
}

// inAttempt opens what an attempt may have beside what it has.
func inAttempt(t *testing.T) *pagetest.Driver {
	t.Helper()
	d := composing(t)
	selects(d, "generated")
	d.Press("+")
	return d
}

// What is meant is found as soon as the book is there; before, names are enough.
func TestChoicesAreFoundByNameBeforeTheBookIsThere(t *testing.T) {
	d := asking(t)
	c := d.Page.(*Page)
	book := c.book
	c.book = nil
	c.chooseEvent()
	d.Press("hand in")
	d.Shows("Nothing to choose is called so")
	d.Press("esc", "assess")
	d.Shows("› Assessment ")
	d.Press("esc", "hand in")
	c.book = book
	c.picker.SearchIn(book)
	d.Shows("AssessmentEvent › Submitted")
}

func TestListsTellWhatIsThereAlready(t *testing.T) {
	d := composing(t)
	selects(d, "action")
	d.Press("enter")
	d.Shows("› Submitted  ", "✓ there already")
	d.Press("esc", "g", "enter")
	d.Shows("› AssessmentProfile", "✓ there already")
	d.Press("esc", "g", "+", "group")
	d.Shows("› group")
	d.Hides("there already")
	d.Press("enter", "g", "+", "group")
	d.Shows("› group", "✓ there already")
	d.Press("enter")
	d.Shows("›  ▸ group ") // where it stands
	d.Press("a")
	d.Shows("  Assessment", "✓ there already")
	d.Press("submitted")
	d.Shows("› AssessmentEvent › Submitted", "✓ there already")
	d.Press("esc", "assess", "enter")
	d.Shows("› AssessmentEvent", "✓ there already")
	d.Press("enter")
	d.Shows("  Submitted", "✓ there already")
}

func TestAListOfWordsTellsWhichItHas(t *testing.T) {
	d := alone(t, pagetest.New(), page.ComposeEvent{Data: []byte(`{"@context":"http://purl.imsglobal.org/ctx/caliper/v1p2","id":"https://example.org/m/7","type":"Membership",` +
		`"member":"https://example.org/people/7","organization":"https://example.org/x","roles":["Learner","Mentor"]}`)})
	selects(d, "roles")
	d.Press("right", "down", "enter", "learn")
	d.Shows("› Learner ", "✓ there already")
	d.Press("esc", "ment")
	d.Shows("› Mentor ", "✓ there already")
	d.Press("esc", "instr")
	d.Hides("there already")
}

// A row that is typed is composed at once, with nothing more asked.
func TestARowIsChosenAtOnce(t *testing.T) {
	d := asking(t)
	d.Shows("or type what happens")
	d.Press("post", "enter")
	d.Shows("COMPOSE   Forum › MessageEvent › Posted", "✓ would fill Forum › Posted")
}
