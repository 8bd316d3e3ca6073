package rule

import (
	"strings"
	"testing"
)

// TestThePlausibleComesFirst holds what the order of choices goes by: what the
// rest of the document says, the parts of the word, and the rows of the profile.
func TestThePlausibleComesFirst(t *testing.T) {
	of := func(typ, action string, rest ...string) string {
		members := append([]string{eventID, `"type": "` + typ + `", "action": "` + action + `"`, eventTime}, rest...)
		return eventWith(members...)
	}
	object := func(typ, rest string) string {
		return `"object": {"id": "https://example.org/o", "type": "` + typ + `"` + rest + `}`
	}
	testAnswers(t, "type-unknown", []answer{
		{"a part of the word", of("Event", "Added", documentSeen, `"actor": {"id": "https://example.org/people/7", "type": "TimebackUser"}`), "", "",
			[]string{"a Person"}},
		{"the row's own object", of("ViewEvent", "Viewed", personActor, object("Xyzzy", "")), "", "",
			[]string{"a DigitalResource"}},
		{"the row of the named profile", of("ViewEvent", "Viewed", `"profile": "ForumProfile"`, personActor, object("Xyzzy", "")), "", "",
			[]string{"a Forum", "a Message", "a Thread"}},
		{"only types that have the members", of("ViewEvent", "Viewed", personActor, object("Xyzzy", `, "maxSubmits": 2, "items": []`)), "", "",
			[]string{"an Assessment"}},
		{"what names it elsewhere", of("Event", "Added", personActor, object("Xyzzy", ""),
			`"membership": {"id": "https://example.org/m", "type": "Membership", "member": "https://example.org/o", "organization": "https://example.org/c"}`), "", "",
			[]string{"a Person"}},
		{"an event by what it has", eventWith(eventID, `"type": "Xyzzy", "action": "Plugh"`, personActor, eventTime, `"object": {"id": "https://example.org/s", "type": "Session"}`), "", "",
			[]string{"a SessionEvent"}},
		{"the generic event where no other will do", eventWith(eventID, `"type": "Xyzzy", "action": "Viewed"`, personActor, eventTime, `"object": {"id": "https://example.org/q", "type": "Person"}`), "", "",
			[]string{"an Event"}},
	})
	testAnswers(t, "action-unknown", []answer{
		{"a part of the word", of("MediaEvent", "video.unmute", personActor, `"object": {"id": "https://example.org/v", "type": "VideoObject"}`), "", "",
			[]string{"Unmuted", "Started"}},
	})
	testAnswers(t, "profile-unknown", []answer{
		{"whose row is meant by the object", of("ViewEvent", "Viewed", `"profile": "XyzzyProfile"`, personActor, documentSeen), "", "",
			[]string{"ReadingProfile"}},
	})
	testAnswers(t, "object-type", []answer{
		{"the nearest kin", of("ViewEvent", "Viewed", personActor, object("Survey", "")), "", "",
			[]string{"a DigitalResourceCollection"}},
	})
}

// TestTextInThePlaceOfAnEntity holds that a remark moves away, and that a name
// which is referred to, or which must be there, stays one.
func TestTextInThePlaceOfAnEntity(t *testing.T) {
	event := func(rest ...string) string {
		return eventWith(append([]string{eventID, viewed, documentSeen, eventTime}, rest...)...)
	}
	testAnswers(t, "value-entity", []answer{
		{"a remark", event(personActor, `"edApp": "Our campus"`), "/extensions/edApp", "Our campus", nil},
		{"an id that another place has too", event(personActor, `"edApp": "campus"`, `"session": {"id": "https://example.org/s", "type": "Session", "client": "campus"}`), "/edApp", "_:campus", nil},
		{"what must be there", event(`"actor": "Ada"`), "/actor", "_:Ada", nil},
	})
}

// TestEncodedTwice holds that what a text holds as JSON comes out of it.
func TestEncodedTwice(t *testing.T) {
	event := func(rest ...string) string {
		return eventWith(append([]string{eventID, viewed, eventTime}, rest...)...)
	}
	person := quoted(`{"id": "https://example.org/people/7", "type": "Person"}`)
	testAnswers(t, "value-entity", []answer{
		{"an entity", event(documentSeen, `"actor": `+person), "/actor/type", "Person", nil},
	})
	testAnswers(t, "value-map", []answer{
		{"extensions", event(personActor, documentSeen, `"extensions": "{\"a\": \"b\"}"`), "/extensions/a", "b", nil},
	})
	envelope := func(data string) string {
		return `{"sensor": "https://example.org/s", "sendTime": "2026-03-02T09:15:00.000Z", "dataVersion": "http://purl.imsglobal.org/ctx/caliper/v1p2", "data": ` + data + `}`
	}
	testAnswers(t, "envelope-value", []answer{
		{"data", envelope(quoted("[" + wrappedEvent + "]")), "/data/0/type", "ViewEvent", nil},
		{"the one item", envelope(quoted(wrappedEvent)), "/data/0/type", "ViewEvent", nil},
	})
}

func TestWordsThatAnActionTakes(t *testing.T) {
	text := eventWith(eventID, `"type": "MediaEvent", "action": "Xyzzy"`, personActor, `"object": {"id": "https://example.org/v", "type": "VideoObject"}`, eventTime)
	for _, f := range NewJudge(Options{}).Judge([]byte(text), nil).Findings() {
		if strings.Contains(f.Message, ", ,") {
			t.Error(f.Message)
		}
	}
}

// TestNamesInAnotherCase holds that a document whose members are all written in
// another case, as .NET does, is judged as what it is and mended.
func TestNamesInAnotherCase(t *testing.T) {
	const event = `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "Id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "Type": "ViewEvent", "Actor": {"Id": "https://example.org/people/7", "Type": "Person"}, "Action": "Viewed", "Object": {"Id": "https://example.org/d", "Type": "Document"}, "EventTime": "2026-03-02T09:15:00.000Z"}`
	const envelope = `{"Sensor": "https://example.org/s", "SendTime": "2026-03-02T09:15:00.000Z", "DataVersion": "http://purl.imsglobal.org/ctx/caliper/v1p2", "Data": [` + event + `]}`
	for text, shape := range map[string]Shape{event: ShapeEvent, envelope: ShapeEnvelope, "[" + event + "]": ShapeArray,
		`{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "Id": "https://example.org/people/7", "Type": "Person"}`: ShapeEntity} {
		result := NewJudge(Options{}).Judge([]byte(text), nil)
		if result.Shape != shape {
			t.Errorf("%s is taken for %d, want %d", text, result.Shape, shape)
		}
		for _, item := range result.Items {
			if item.Event != strings.Contains(text, "EventTime") {
				t.Errorf("%s: its item is an event: %t", text, item.Event)
			}
		}
		if mended := Mend([]byte(text), Options{}); NewJudge(Options{}).Judge(mended.Bytes, nil).Verdict != Pass {
			t.Errorf("%s becomes %s: %v", text, mended.Bytes, mended.Remaining)
		}
	}
}

// TestRenamedProfilesAreTold holds that only a profile of another name is said to
// have been renamed.
func TestRenamedProfilesAreTold(t *testing.T) {
	for profile, renamed := range map[string]bool{`"BasicProfile"`: true, `["ReadingProfile"]`: false, `"http://purl.imsglobal.org/caliper/profiles/ReadingProfile"`: false} {
		text := eventWith(eventID, `"type": "ViewEvent", "action": "Viewed"`, `"profile": `+profile, personActor, documentSeen, eventTime)
		findings := NewJudge(Options{}).Judge([]byte(text), nil).Findings()
		if len(findings) == 0 || strings.Contains(findings[0].Message, "renamed") != renamed {
			t.Errorf("%s: %v", profile, findings)
		}
	}
}
