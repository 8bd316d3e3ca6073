package rule

import (
	"slices"
	"strings"
	"testing"

	"caliper-playground/engine/document"
)

// answer is what is done about a finding: what its patch makes of a place, or
// what its choices are called.
type answer struct {
	name, text, pointer, want string
	choices                   []string // parts of the titles, in order
}

func testAnswers(t *testing.T, rule string, answers []answer) {
	t.Helper()
	for _, test := range answers {
		t.Run(test.name, func(t *testing.T) {
			findings := NewJudge(Options{}).Judge([]byte(test.text), nil).Findings()
			i := slices.IndexFunc(findings, func(f Finding) bool { return f.Rule == rule })
			if i < 0 {
				t.Fatalf("no finding of %s: %v", rule, findings)
			}
			f := findings[i]
			if got := textAfter(t, test.text, f.Fix, test.pointer); len(f.Fix) > 0 && got != test.want || len(f.Fix) == 0 && test.want != "" {
				t.Errorf("%s becomes %q, want %q: %v", test.pointer, got, test.want, f.Fix)
			}
			if len(f.Choices) < len(test.choices) || len(f.Choices) > 0 && len(test.choices) == 0 {
				t.Fatalf("%d choices, want %d: %v", len(f.Choices), len(test.choices), f.Choices)
			}
			for i, part := range test.choices {
				if !strings.Contains(f.Choices[i].Title, part) {
					t.Errorf("choice %d is %q, want %q", i, f.Choices[i].Title, part)
				}
			}
		})
	}
}

func textAfter(t *testing.T, text string, patch []Op, pointer string) string {
	t.Helper()
	after, err := document.Patch([]byte(text), patch)
	if err != nil {
		t.Fatal(err)
	}
	d, err := document.NewParser(nil).Parse(after)
	if err != nil {
		t.Fatal(err)
	}
	if n := d.Find(pointer); n != document.None {
		return d.Text(n)
	}
	return ""
}

func personWith(id string) string { return jsonObject(onlyCaliper, `"id": `+id, `"type": "Person"`) }

func eventWith(members ...string) string {
	return jsonObject(append([]string{onlyCaliper}, members...)...)
}

func TestIDsByEvidence(t *testing.T) {
	testAnswers(t, "iri-form", []answer{
		{"a bare UUID", personWith(`"8F8BB9C5-2A8F-4F7B-9F0B-5D1F0F3F4D55"`), "/id", "urn:uuid:8F8BB9C5-2A8F-4F7B-9F0B-5D1F0F3F4D55", nil},
		{"32 digits", personWith(`"8f8bb9c52a8f4f7b9f0b5d1f0f3f4d55"`), "/id", "urn:uuid:8f8bb9c5-2a8f-4f7b-9f0b-5d1f0f3f4d55", nil},
		{"braces", personWith(`"{8f8bb9c5-2a8f-4f7b-9f0b-5d1f0f3f4d55}"`), "/id", "urn:uuid:8f8bb9c5-2a8f-4f7b-9f0b-5d1f0f3f4d55", nil},
		{"a space", personWith(`"https://example.org/a b"`), "/id", "https://example.org/a%20b", nil},
		{"other characters", personWith(`"https://example.org/{a}|b"`), "/id", "https://example.org/%7Ba%7D%7Cb", nil},
		{"a host name", personWith(`"moodle.example.org/user/7"`), "/id", "https://moodle.example.org/user/7", nil},
		{"a host name without a scheme", personWith(`"//example.org/user/7"`), "/id", "https://example.org/user/7", nil},
		{"a mail address", personWith(`"ada@example.org"`), "/id", "mailto:ada@example.org", nil},
		{"a name", personWith(`"12345"`), "/id", "_:12345", nil},
		{"a number", personWith(`12345`), "/id", "_:12345", nil},
		{"a name in two items", "[" + personWith(`"12345"`) + "," + personWith(`"12345"`) + "]", "/0/id", "", []string{"the blank node _:12345"}},
		{"nothing that names", personWith(`true`), "/id", "", []string{"a blank node"[2:]}},
	})
	testAnswers(t, "event-id-form", []answer{
		{"a bare UUID", eventWith(`"id": "8f8bb9c5-2a8f-4f7b-9f0b-5d1f0f3f4d55"`, viewed), "/id", "urn:uuid:8f8bb9c5-2a8f-4f7b-9f0b-5d1f0f3f4d55", nil},
		{"capitals", eventWith(`"id": "URN:UUID:8f8bb9c5-2a8f-4f7b-9f0b-5d1f0f3f4d55"`, viewed), "/id", "urn:uuid:8f8bb9c5-2a8f-4f7b-9f0b-5d1f0f3f4d55", nil},
		{"a UUID within", eventWith(`"id": "https://example.org/events/8f8bb9c5-2a8f-4f7b-9f0b-5d1f0f3f4d55"`, viewed), "/id", "urn:uuid:8f8bb9c5-2a8f-4f7b-9f0b-5d1f0f3f4d55", nil},
		{"no UUID", eventWith(`"id": "https://example.org/events/7"`, viewed), "/id", "", []string{"a new id, urn:uuid:"}},
		{"a letter that is no digit", eventWith(`"id": "urn:uuid:8f8bb9cq-2a8f-4f7b-9f0b-5d1f0f3f4d55"`, viewed), "/id", "", []string{"a new id"}},
	})
}

// TestTheSameIDGetsTheSameMend holds that whatever refers to a bad id still does.
func TestTheSameIDGetsTheSameMend(t *testing.T) {
	for _, id := range []string{"user/12", "user 12", "8f8bb9c5-2a8f-4f7b-9f0b-5d1f0f3f4d55", "example.org/a b"} {
		text := eventWith(eventID, viewed, `"actor": {"id": "`+id+`", "type": "Person"}`, `"object": {"id": "https://example.org/d", "type": "Document", "creators": ["`+id+`"]}`, eventTime)
		got := Mend([]byte(text), Options{})
		actor, creator := textAfter(t, string(got.Bytes), nil, "/actor/id"), textAfter(t, string(got.Bytes), nil, "/object/creators/0")
		if actor != creator || actor == id {
			t.Errorf("%s becomes %s and %s", id, actor, creator)
		}
	}
	if a, b := Mend([]byte(personWith(`"user/12"`)), Options{}), Mend([]byte(personWith(`"user 12"`)), Options{}); string(a.Bytes) == string(b.Bytes) {
		t.Error("two names become one")
	}
}

func TestTimesByEvidence(t *testing.T) {
	at := func(time string) string {
		return eventWith(eventID, viewed, personActor, documentSeen, `"eventTime": `+time)
	}
	testAnswers(t, "value-date-time", []answer{
		{"no milliseconds", at(`"2026-03-02T09:15:00Z"`), "/eventTime", "2026-03-02T09:15:00.000Z", nil},
		{"an offset", at(`"2026-03-02T10:15:00+01:00"`), "/eventTime", "2026-03-02T09:15:00.000Z", nil},
		{"24:00", at(`"2026-03-02T24:00:00.000Z"`), "/eventTime", "2026-03-03T00:00:00.000Z", nil},
		{"24:00 on the last day of a year", at(`"2026-12-31T24:00Z"`), "/eventTime", "2027-01-01T00:00:00.000Z", nil},
		{"seconds", at(`1772442900`), "/eventTime", "2026-03-02T09:15:00.000Z", nil},
		{"no zone", at(`"2026-03-02T09:15:00"`), "/eventTime", "", []string{"2026-03-02T09:15:00.000Z, assuming that it is UTC"}},
		{"no time of day", at(`"2026-03-02"`), "/eventTime", "", []string{"assuming midnight UTC"}},
		{"a day that never was", at(`"2026-02-30T09:15:00.000Z"`), "/eventTime", "", []string{"2026-02-28T09:15:00.000Z"}},
		{"second 60", at(`"2016-12-31T23:59:60.000Z"`), "/eventTime", "", []string{"2016-12-31T23:59:59.000Z", "2017-01-01T00:00:00.000Z"}},
		{"no time at all", at(`"soon"`), "/eventTime", "", nil},
	})
}

func TestTypesByEvidence(t *testing.T) {
	event := func(typ, action, object string) string {
		return eventWith(eventID, `"type": `+typ, `"action": "`+action+`"`, personActor, `"object": `+object, eventTime)
	}
	const page, video = `{"id": "https://example.org/p", "type": "WebPage"}`, `{"id": "https://example.org/v", "type": "VideoObject"}`
	testAnswers(t, "type-unknown", []answer{
		{"a letter", event(`"ViewEvnt"`, "Viewed", page), "/type", "ViewEvent", nil},
		{"an array of one", event(`["ViewEvent"]`, "Viewed", page), "/type", "ViewEvent", nil},
		{"an object with its name", event(`{"name": "ViewEvent"}`, "Viewed", page), "/type", "ViewEvent", nil},
		{"its full IRI", event(`"http://purl.imsglobal.org/caliper/ViewEvent"`, "Viewed", page), "/type", "ViewEvent", nil},
		{"the one event with the action", event(`"Xyzzy"`, "Muted", video), "/type", "MediaEvent", nil},
		{"several events with the action", event(`"Xyzzy"`, "Started", `"https://example.org/unknown"`), "/type", "", []string{"AssessmentEvent"}},
		{"never the generic event alone", event(`"Xyzzy"`, "Abandoned", video), "/type", "", []string{""}},
		{"what the field calls it", event(`"ViewEvent"`, "Viewed", `{"id": "https://example.org/v", "type": "Video"}`), "/object/type", "VideoObject", nil},
		{"the only type there", eventWith(eventID, viewed, personActor, documentSeen, eventTime, `"membership": {"id": "https://example.org/m", "type": "Xyzzy"}`), "/membership/type", "Membership", nil},
		{"what is described elsewhere", eventWith(eventID, viewed, personActor, `"object": {"id": "https://example.org/d", "type": "Document", "creators": [{"id": "https://example.org/people/7", "type": "Xyzzy"}]}`, eventTime), "/object/creators/0/type", "Person", nil},
		{"one of many", event(`"ViewEvent"`, "Viewed", `{"id": "https://example.org/v", "type": "Xyzzy"}`), "/object/type", "", []string{"the entity becomes a"}},
	})
	testAnswers(t, "action-unsupported", []answer{
		{"the one event that takes it", eventWith(eventID, `"type": "AssessmentEvent", "action": "Viewed"`, personActor, `"object": {"id": "https://example.org/a", "type": "Assessment"}`, eventTime), "/type", "ViewEvent", nil},
		{"none takes it on this object", eventWith(eventID, `"type": "AssessmentEvent", "action": "Muted"`, personActor, `"object": {"id": "https://example.org/a", "type": "Assessment"}`, eventTime), "/type", "Event", nil},
		{"the named profile counts", eventWith(eventID, `"type": "MediaEvent", "profile": "AssessmentProfile", "action": "Submitted"`, personActor, `"object": {"id": "https://example.org/a", "type": "Assessment"}`, eventTime), "/type", "AssessmentEvent", nil},
	})
	attempt := `{"id": "https://example.org/t", "type": "Attempt", "assignee": "https://example.org/people/7", "assignable": {"id": "https://example.org/a", "type": "Assessment"}}`
	testAnswers(t, "object-type", []answer{
		{"an attempt that names its assignable", eventWith(eventID, `"type": "AssessmentEvent", "action": "Started"`, personActor, `"object": `+attempt, eventTime), "/object/type", "Assessment", nil},
		{"which becomes what was generated", eventWith(eventID, `"type": "AssessmentEvent", "action": "Started"`, personActor, `"object": `+attempt, eventTime), "/generated/id", "https://example.org/t", nil},
		{"an assignable where an attempt belongs", eventWith(eventID, `"type": "GradeEvent", "action": "Graded"`, personActor, `"object": {"id": "https://example.org/a", "type": "Assessment"}`, eventTime), "/object", "", []string{"becomes an Attempt whose assignable it is"}},
	})
}

func TestWrappedValuesAreUnwrapped(t *testing.T) {
	const text = `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": ["https://example.org/people/7"], "type": ["Person"], "name": {"@value": "Ada"}, "dateCreated": ["2026-03-02T09:15:00Z"]}`
	const want = `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/people/7", "type": "Person", "name": "Ada", "dateCreated": "2026-03-02T09:15:00.000Z"}`
	if got := Mend([]byte(text), Options{}); string(got.Bytes) != want {
		t.Errorf("got %s", got.Bytes)
	}
	for _, date := range []string{`{"$date": "2026-03-02T09:15:00Z"}`, `{"$date": {"$numberLong": "1772442900000"}}`} { // as MongoDB exports it
		exported := strings.Replace(text, `["2026-03-02T09:15:00Z"]`, date, 1)
		if got := Mend([]byte(exported), Options{}); string(got.Bytes) != want {
			t.Errorf("got %s", got.Bytes)
		}
	}
	testAnswers(t, "value-date-time", []answer{
		{"in one step", strings.Replace(text, `["2026-03-02T09:15:00Z"]`, `{"$date": {"$numberLong": "1772442900123"}}`, 1), "/dateCreated", "2026-03-02T09:15:00.123Z", nil},
		{"what must be assumed is left to choose", strings.Replace(text, `["2026-03-02T09:15:00Z"]`, `["2026-03-02 09:15:00"]`, 1), "/dateCreated", "2026-03-02 09:15:00", nil},
	})
	const counted = `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "_:f", "type": "Frame", "index": `
	if got := Mend([]byte(counted+`{"$numberInt": "3"}}`), Options{}); string(got.Bytes) != counted+"3}" {
		t.Errorf("got %s", got.Bytes)
	}
}

// What an array says several times it says once.
func TestArraysThatSayOneThing(t *testing.T) {
	event := func(action, actor string) string {
		return eventWith(eventID, `"type": "ViewEvent"`, action, actor, documentSeen, eventTime)
	}
	const person = `{"id": "https://example.org/people/7", "type": "Person"}`
	const again = `{"type": "Person", "id": "https://example.org\/people/7"}`
	testAnswers(t, "action-unknown", []answer{
		{"twice the same", event(`"action": ["Viewed", "View\u0065d"]`, personActor), "/action", "Viewed", nil},
		{"two words", event(`"action": ["Viewed", "Started"]`, personActor), "/action", "Viewed", nil}, // the event's only action
		{"an object with an id, as xAPI has verbs", event(`"action": {"id": "http://adlnet.gov/expapi/verbs/experienced", "display": {"en-US": "experienced"}}`, personActor), "/action", "Viewed", nil},
		{"the rest of which is kept", event(`"action": {"id": "http://adlnet.gov/expapi/verbs/experienced", "display": {"en-US": "experienced"}}`, personActor), "/extensions/action/display/en-US", "experienced", nil},
	})
	testAnswers(t, "value-entity", []answer{
		{"twice the same entity", event(`"action": "Viewed"`, `"actor": [`+person+`, `+again+`]`), "/actor/id", "https://example.org/people/7", nil},
	})
	testAnswers(t, "property-required", []answer{
		{"an actor that is not there may be several things", event(`"action": "Viewed"`, `"name": "x"`), "/actor", "", []string{"Person"}},
	})
}

// Of an item and its envelope each may be wrong; several items against the envelope
// are not, nor is one against the envelope and another item.
func TestVersionsByEvidence(t *testing.T) {
	const older, newer = "http://purl.imsglobal.org/ctx/caliper/v1p1", "http://purl.imsglobal.org/ctx/caliper/v1p2"
	envelope := func(contexts ...string) string {
		var items []string
		for _, context := range contexts {
			items = append(items, `{"@context": "`+context+`", "id": "https://example.org/people/7", "type": "Person"}`)
		}
		return `{"sensor": "https://example.org/s", "sendTime": "2026-03-02T09:15:00.000Z", "dataVersion": "` + older + `", "data": [` + strings.Join(items, ", ") + `]}`
	}
	testAnswers(t, "context-version", []answer{
		{"one against one", envelope(newer), "/dataVersion", "", []string{"dataVersion becomes that of Caliper 1.2", "the context becomes that of Caliper 1.1"}},
		{"two against one", envelope(newer, newer), "/dataVersion", newer, nil},
		{"one against two", envelope(newer, older), "/data/0/@context", older, nil},
		{"two against two", envelope(newer, newer, older), "/dataVersion", "", []string{"dataVersion becomes", "the context becomes"}},
	})
}

func TestRolesByEvidence(t *testing.T) {
	membership := func(roles string) string {
		return jsonObject(onlyCaliper, `"id": "https://example.org/m", "type": "Membership", "member": "https://example.org/people/7", "organization": "https://example.org/c", "status": "Active"`, `"roles": `+roles)
	}
	for roles, want := range map[string]string{
		`["http://purl.imsglobal.org/vocab/lis/v2/membership#Learner"]`:       `["Learner"]`,
		`["urn:lti:role:ims/lis/Instructor", "Student"]`:                      `["Instructor", "Learner"]`,
		`["Student", "Learner"]`:                                              `["Learner"]`,
		`["TeachingAssistant"]`:                                               `["Instructor#TeachingAssistant", "Instructor"]`,
		`["TeachingAssistant", "Instructor#TeachingAssistant", "Instructor"]`: `["Instructor#TeachingAssistant", "Instructor"]`,
		`["Observer"]`: `["Observer"]`,
	} {
		got := Mend([]byte(membership(roles)), Options{})
		if !strings.Contains(string(got.Bytes), want) {
			t.Errorf("%s becomes %s, want %s", roles, got.Bytes, want)
		}
	}
}

// Actions that an extension brings are offered where its context is in force.
func TestActionsOfAnExtension(t *testing.T) {
	for contexts, want := range map[string]bool{"": false, `"http://purl.imsglobal.org/ctx/caliper/v1p1/SurveyProfile-extension", `: true} {
		body := jsonObject(`"@context": [`+contexts+`"http://purl.imsglobal.org/ctx/caliper/v1p1"]`, eventID, `"type": "Event", "action": "Zzz"`, personActor, documentSeen, eventTime)
		for _, f := range NewJudge(Options{}).Judge([]byte(body), nil).Findings() {
			if f.Rule != "action-unknown" {
				continue
			}
			offered := slices.ContainsFunc(f.Choices, func(c Choice) bool { return strings.HasSuffix(c.Title, " Accepted") })
			if offered != want || strings.Contains(f.Message, "Accepted") != want {
				t.Errorf("with %q, Accepted is offered: %t, in %q", contexts, offered, f.Message)
			}
		}
	}
}

// What is offered for a property that the action narrows goes with the action.
func TestChoicesGoWithTheAction(t *testing.T) {
	for action, want := range map[string]string{"LoggedIn": "Person", "TimedOut": "SoftwareApplication"} {
		for _, actor := range []string{`"actor": 7`, `"actor": {"id": "https://example.org/d", "type": "Document"}`, `"actor": "https://example.org/d", "edApp": {"id": "https://example.org/d", "type": "Document"}`} {
			body := eventWith(eventID, `"type": "SessionEvent", "action": "`+action+`"`, actor, `"object": "https://example.org/s"`, eventTime)
			told := false
			for _, f := range NewJudge(Options{}).Judge([]byte(body), nil).Findings() {
				if f.Pointer != "/actor" {
					continue
				}
				told = true
				if f.Rule == "actor-type" && !strings.Contains(f.Message, "with the action "+action+" it must be") {
					t.Errorf("%s: %s", body, f.Message)
				}
				for _, c := range f.Choices {
					if !strings.Contains(c.Title, want) {
						t.Errorf("%s offers that %s", body, c.Title)
					}
				}
			}
			if !told {
				t.Errorf("nothing is said of the actor in %s", body)
			}
		}
	}
}

// An action that says nothing is told with the actions that the event takes.
func TestAnEmptyActionIsToldWithTheEvents(t *testing.T) {
	for _, action := range []string{`"action": null`, `"action": ""`, `"hue": 1`} {
		body := eventWith(eventID, `"type": "ForumEvent"`, action, personActor, `"object": "https://example.org/f"`, eventTime)
		told := slices.ContainsFunc(NewJudge(Options{}).Judge([]byte(body), nil).Findings(), func(f Finding) bool {
			return f.Pointer == "/action" && strings.HasSuffix(f.Message, ": one of Subscribed or Unsubscribed")
		})
		if !told {
			t.Errorf("not so in %s", body)
		}
	}
}
