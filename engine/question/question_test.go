package question

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/fixtures"
)

// answered answers questions from some documents, as messages counted from 1.
func answered(questions []Question, documents ...string) map[string]Answer {
	c, assessor := NewCounter(questions), conformance.NewAssessor(conformance.Options{})
	for _, text := range documents {
		c.Learn([]byte(text))
	}
	for i, text := range documents {
		c.Count(i+1, []byte(text), assessor.Assess([]byte(text), nil).Items)
	}
	answers := map[string]Answer{}
	for _, a := range c.Answers() {
		answers[a.ID] = a
	}
	return answers
}

// The built-in questions are about every profile, can be answered, and go by what
// Caliper has.
func TestBuiltInQuestions(t *testing.T) {
	v := catalog.Get(catalog.V1p2)
	of := map[string]int{}
	for _, q := range BuiltIn() {
		of[q.Profile]++
		for _, path := range []string{q.By, q.Measured.Of, q.Measured.Per} {
			path, _, _ = strings.Cut(path, " ")
			for i, name := range strings.Split(path, ".") {
				known := name == "" || v.Property("Event", name) != nil
				for _, e := range v.Entities {
					known = known || i > 0 && v.Property(e.Name, name) != nil
				}
				if !known {
					t.Errorf("%s: nothing has %s", q.ID, name)
				}
			}
		}
		for _, event := range q.Events {
			for _, action := range slices.Concat(q.Actions, q.Measured.From, q.Measured.To) {
				if len(v.Rows(event, action)) == 0 {
					t.Errorf("%s: no row has %s %s", q.ID, event, action)
				}
			}
		}
	}
	for _, p := range v.Profiles {
		if of[p.Name] < 4 {
			t.Errorf("%d questions about %s", of[p.Name], p.Name)
		}
	}
}

// A replay of all rows answers something about each profile, and what it does not
// answer says what was lacking.
func TestTheRowsAnswer(t *testing.T) {
	rows, err := fixtures.Load(catalog.V1p2, "rows")
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for _, f := range rows {
		texts = append(texts, string(f.Data))
	}
	counted := map[string]int{}
	for id, a := range answered(BuiltIn(), texts...) {
		counted[a.Profile] += a.Counted
		lacking := 0
		for _, l := range a.Lacking {
			lacking += l.Events
		}
		if a.Counted+lacking != a.Events {
			t.Errorf("%s: %d counted and %d lacking of %d", id, a.Counted, lacking, a.Events)
		}
		if a.Events == 0 {
			t.Errorf("%s is about none of the rows", id)
		}
	}
	for _, p := range catalog.Get(catalog.V1p2).Profiles {
		if counted[p.Name] == 0 {
			t.Errorf("nothing of %s is counted", p.Name)
		}
	}
}

func view(id int, person, page, more, minute string) string {
	return fmt.Sprintf(`{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e%02d", "type": "ViewEvent", "profile": "ReadingProfile",
 "actor": "https://example.org/people/%s", "action": "Viewed", "object": {"id": "https://example.org/pages/%s", "type": "WebPage", "name": "Page %s"}%s, "eventTime": "2026-03-02T09:%s:00.000Z"}`, id, person, page, page, more, minute)
}

func TestCountsByPath(t *testing.T) {
	group := `, "group": {"id": "https://example.org/courses/1", "type": "CourseOffering"}`
	a := answered(BuiltIn(), view(1, "ada", "a", group, "01"), view(2, "ada", "b", "", "02"), view(3, "bo", "a", `, "group": "https://example.org/courses/1"`, "03"), view(4, "bo", "a", "", "04"),
		`{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/people/ada", "type": "Person", "name": "Ada"}`)
	who := a["reading-who"]
	if who.Counted != 4 || len(who.Rows) != 2 || who.Rows[0].Value != 2 || who.Rows[0].Label != "Ada" || who.Rows[1].Label != "https://example.org/people/bo" {
		t.Errorf("who: %+v", who)
	}
	what := a["reading-what"]
	if what.Rows[0] != (Row{"https://example.org/pages/a", "Page a", 3}) || what.Unit != "events" {
		t.Errorf("what: %+v", what)
	}
	course := a["reading-course"]
	if course.Counted != 2 || len(course.Lacking) != 1 || course.Lacking[0].Property != "group" || course.Lacking[0].Events != 2 || !slices.Equal(course.Lacking[0].Messages, []int{2, 4}) {
		t.Errorf("course: %+v", course)
	}
	if reach := a["reading-reach"]; reach.Rows[0].Value != 2 || reach.Unit != "people" {
		t.Errorf("reach: %+v", reach)
	}
	if when := a["reading-when"]; len(when.Rows) != 1 || when.Rows[0].Key != "09 h" {
		t.Errorf("when: %+v", when)
	}
}

// What has an error, or comes again, tells nothing.
func TestMistakesAreNotCounted(t *testing.T) {
	right := view(1, "ada", "a", "", "01")
	a := answered(BuiltIn(), right, strings.Replace(view(2, "ada", "a", "", "02"), "Viewed", "Seen", 1))
	if a["reading-who"].Events != 1 {
		t.Errorf("%+v", a["reading-who"])
	}
}

func playing(id int, action, minute, more string) string {
	return fmt.Sprintf(`{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e%02d", "type": "MediaEvent", "profile": "MediaProfile",
 "actor": "https://example.org/people/ada", "action": "%s", "object": {"id": "https://example.org/videos/1", "type": "VideoObject"}%s, "eventTime": "2026-03-02T09:%s:00.000Z"}`, id, action, more, minute)
}

func TestTimeBetween(t *testing.T) {
	a := answered(BuiltIn(), playing(1, "Started", "00", ""), playing(2, "Paused", "03", ""), playing(3, "Resumed", "10", ""), playing(4, "Ended", "15", ""), playing(5, "Ended", "16", ""))
	long := a["media-long"]
	if len(long.Rows) != 1 || long.Rows[0].Value != 8 || long.Unit != "minutes" || long.Counted != 4 || long.Events != 5 || len(long.Lacking) != 1 {
		t.Errorf("%+v", long)
	}
	if left := a["media-left"]; left.Counted != 0 || left.Lacking[0].Property != "target" {
		t.Errorf("%+v", left)
	}
}

func TestMeansAndShares(t *testing.T) {
	graded := func(id int, given string) string {
		return fmt.Sprintf(`{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e%02d", "type": "GradeEvent", "profile": "GradingProfile",
 "actor": {"id": "https://example.org/people/7", "type": "Person"}, "action": "Graded", "object": {"id": "https://example.org/attempts/%d", "type": "Attempt", "assignable": "https://example.org/quiz", "assignee": "https://example.org/people/ada", "count": 1},
 "generated": "https://example.org/scores/%d", "eventTime": "2026-03-02T09:00:00.000Z"}
`, id, id, id)
	}
	score := func(id int, given string) string {
		return fmt.Sprintf(`{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/scores/%d", "type": "Score", "scoreGiven": %s, "maxScore": 20}`, id, given)
	}
	a := answered(BuiltIn(), graded(1, ""), graded(2, ""), score(1, "15.0"), score(2, "5.0"))
	well := a["grading-how-well"]
	if len(well.Rows) != 1 || well.Rows[0].Key != "https://example.org/quiz" || well.Rows[0].Value != 50 || well.Unit != "percent" {
		t.Errorf("%+v", well)
	}
}

// A file with more questions is read as the built-in one, and what is wrong in it is
// told with its place.
func TestReadingQuestions(t *testing.T) {
	good := `[{"id": "mine", "profile": "ReadingProfile", "question": "Which?", "events": ["ViewEvent"], "by": "object.isPartOf", "measure": {"kind": "count"}}]`
	if q, err := Read([]byte(good)); err != nil || len(q) != 1 {
		t.Error(err)
	}
	for change, want := range map[string]string{
		`"ReadingProfile"|"Reading"`: `no profile "Reading"`, `["ViewEvent"]|["View"]`: `no event type "View"`, `"count"|"many"`: `no measure "many"`,
		`"mine"|""`: "no id", `"object.isPartOf"|"eventTime month"`: "hour, day or weekday", `"count"|"mean"`: "says of what", `"count"|"between"`: "from and to", `[{|{`: "JSON array",
	} {
		was, is, _ := strings.Cut(change, "|")
		if _, err := Read([]byte(strings.Replace(good, was, is, 1))); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", change, err)
		}
	}
	if _, err := Read([]byte(good[:len(good)-1])); err == nil {
		t.Error("no JSON is read")
	}
	if _, err := Read([]byte(good[:len(good)-1] + "," + good[1:])); err == nil || !strings.Contains(err.Error(), "twice") {
		t.Error(err)
	}
}
