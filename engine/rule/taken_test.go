package rule

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

const (
	onlyCaliper  = `"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2"`
	withRemote   = `"@context": ["https://schema.org/", "http://purl.imsglobal.org/ctx/caliper/v1p2"]`
	withInline   = `"@context": [{"herb": "https://example.org/herb/", "shoeSize": "herb:shoeSize"}, "http://purl.imsglobal.org/ctx/caliper/v1p2"]`
	eventID      = `"id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11"`
	viewed       = `"type": "ViewEvent", "profile": "ReadingProfile", "action": "Viewed"`
	eventTime    = `"eventTime": "2026-03-02T09:15:00.000Z"`
	personActor  = `"actor": {"id": "https://example.org/people/7", "type": "Person"}`
	documentSeen = `"object": {"id": "https://example.org/documents/1", "type": "Document"}`
)

// judgedAs lists what is said about a text, but for infos: "error type-unknown
// /actor/type", in document order.
func judgedAs(text string) (findings []string, verdict Verdict) {
	result := NewJudge(Options{}).Judge([]byte(text), nil)
	for _, f := range result.Findings() {
		if f.Severity > Info {
			findings = append(findings, fmt.Sprintf("%s %s %s", f.Severity, f.Rule, f.Pointer))
		}
	}
	return findings, result.Verdict
}

func jsonObject(members ...string) string { return "{" + strings.Join(members, ", ") + "}" }

// TestNothingHidesTheRest holds that what stands inside an object of unknown,
// missing or wrong type is judged, and that nothing is told that merely follows
// from the type.
func TestNothingHidesTheRest(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       []string
	}{
		{"an unknown event type", jsonObject(onlyCaliper, `"id": "17"`, `"type": "SleepEvent"`, `"action": "Slept"`, `"profile": "SleepProfile"`, personActor, documentSeen, `"eventTime": "today"`, `"edApp": 7, "dream": true`),
			[]string{"error event-id-form /id", "error type-unknown /type", "error action-unknown /action", "error profile-unknown /profile", "error value-date-time /eventTime", "error value-entity /edApp", "error property-unknown /dream"}},
		{"a misspelled event type", jsonObject(onlyCaliper, eventID, `"type": "ViewEvnt", "action": "Viewed"`, documentSeen, eventTime),
			[]string{"error property-required /actor", "error type-unknown /type"}},
		{"no event type, with what only some events have", jsonObject(onlyCaliper, eventID, `"action": "Launched", "federatedSession": "https://example.org/sessions/1"`, personActor, documentSeen, eventTime),
			[]string{"error type-missing /type"}},
		{"an unknown type of the actor", jsonObject(onlyCaliper, eventID, viewed, `"actor": {"id": "seven", "type": "Visitor", "name": null, "dateCreated": "yesterday", "shoeSize": 42}`, documentSeen, eventTime),
			[]string{"error iri-form /actor/id", "error type-unknown /actor/type", "warning value-null /actor/name", "error value-date-time /actor/dateCreated", "error property-unknown /actor/shoeSize"}},
		{"no type, no id", jsonObject(onlyCaliper, eventID, viewed, `"actor": {"name": "Ada"}`, documentSeen, eventTime),
			[]string{"error property-required /actor/id", "error type-missing /actor/type"}},
		{"a wrong type with members of its own", jsonObject(onlyCaliper, eventID, viewed, `"actor": {"id": "https://example.org/d", "type": "Document", "keywords": ["a"], "mediaType": "text/plain", "creators": [{"id": "no iri", "type": "Person"}]}`, documentSeen, eventTime),
			[]string{"error actor-type /actor", "error iri-form /actor/creators/0/id"}},
		{"a wrong type with members of the right one", jsonObject(onlyCaliper, eventID, viewed, personActor, `"object": {"id": "https://example.org/d", "type": "Person", "mediaType": "text/plain", "datePublished": "May"}`, eventTime),
			[]string{"error object-type /object", "error value-date-time /object/datePublished"}},
		{"a wrong type without what the right one must have", jsonObject(onlyCaliper, eventID, `"type": "SurveyEvent", "profile": "SurveyProfile", "action": "OptedIn"`, personActor,
			`"object": {"id": "https://example.org/s", "type": "Survey", "items": [{"id": "https://example.org/d", "type": "Document"}, {"id": "https://example.org/q"}]}`, eventTime),
			[]string{"error entity-type /object/items/0", "error type-missing /object/items/1/type", "error property-required /object/items/1/items"}},
		{"a nested entity of an unknown one", jsonObject(onlyCaliper, eventID, viewed, personActor, `"object": {"id": "https://example.org/d", "type": "Leaflet", "isPartOf": {"id": "https://example.org/e", "type": "Brochure"}}`, eventTime),
			[]string{"error type-unknown /object/type", "error type-unknown /object/isPartOf/type"}},
		{"an array where one entity belongs", jsonObject(onlyCaliper, eventID, viewed, `"actor": [{"id": "seven", "type": "Person"}]`, documentSeen, eventTime),
			[]string{"error value-entity /actor", "error iri-form /actor/0/id"}},
		{"an entity where an array belongs", jsonObject(onlyCaliper, eventID, viewed, personActor, `"object": {"id": "https://example.org/d", "type": "Document", "creators": {"id": "seven", "type": "Person"}}`, eventTime),
			[]string{"error value-array /object/creators", "error iri-form /object/creators/id"}},
		{"a type under a misspelled name", jsonObject(onlyCaliper, eventID, viewed, `"actor": {"id": "seven", "tpye": "Person", "shoeSize": 42}`, documentSeen, eventTime),
			[]string{"error iri-form /actor/id", "error property-unknown /actor/tpye", "error property-unknown /actor/shoeSize"}},
		{"an extension's context is missed once", jsonObject(`"@context": "http://purl.imsglobal.org/ctx/caliper/v1p1"`, eventID, `"type": "FeedbackEvent", "action": "Commented"`, personActor, documentSeen, `"generated": {"id": "no iri", "type": "Comment", "value": "good"}`, eventTime),
			[]string{"error extension-context /type", "error iri-form /generated/id"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			slices.Sort(test.want)
			got, _ := judgedAs(test.text)
			slices.Sort(got)
			if !slices.Equal(got, test.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(test.want, "\n"))
			}
		})
	}
}

// TestOtherVocabularies holds that what another context can define is not
// judged, and everything else is.
func TestOtherVocabularies(t *testing.T) {
	thesis := `"object": {"id": "https://example.org/t", "type": "Thesis", "pages": 80}`
	for _, test := range []struct {
		name, text string
		want       []string
		verdict    Verdict
	}{
		{"a remote context may define any word", jsonObject(withRemote, eventID, viewed, personActor, thesis, eventTime), nil, Unjudged},
		{"a type of an extension whose context is not there", jsonObject(`"@context": ["https://schema.org/", "http://purl.imsglobal.org/ctx/caliper/v1p1"]`, eventID, `"type": "FeedbackEvent", "action": "Commented"`, personActor, documentSeen, `"generated": {"id": "no iri", "type": "Comment", "stars": 5}`, `"eventTime": "today"`),
			[]string{"error iri-form /generated/id", "error value-date-time /eventTime"}, Fail},
		{"which alone is not judged", jsonObject(`"@context": ["https://schema.org/", "http://purl.imsglobal.org/ctx/caliper/v1p1"]`, eventID, `"type": "FeedbackEvent", "action": "Commented"`, personActor, documentSeen, eventTime), nil, Unjudged},
		{"but for its action", jsonObject(`"@context": ["https://schema.org/", "http://purl.imsglobal.org/ctx/caliper/v1p1"]`, eventID, `"type": "SurveyEvent", "action": "OptedIn"`, personActor, documentSeen, eventTime), []string{"error extension-context /action"}, Fail},
		{"foreign things elsewhere are infos", jsonObject(withRemote, eventID, viewed, personActor, `"object": {"id": "https://example.org/d", "type": "Document", "isPartOf": {"id": "https://example.org/t", "type": "Thesis"}, "pages": 80}`, eventTime), nil, Pass},
		{"nearly a word of Caliper", jsonObject(withRemote, eventID, viewed, `"actor": {"id": "https://example.org/people/7", "type": "person", "nmae": "Ada"}`, documentSeen, eventTime),
			[]string{"warning type-unknown /actor/type", "warning property-unknown /actor/nmae"}, Warn},
		{"ids, times and what events must have", jsonObject(withRemote, `"id": "17"`, `"type": "TrekEvent", "action": "Viewed"`, thesis, `"eventTime": "yesterday"`),
			[]string{"error property-required /actor", "error event-id-form /id", "error value-date-time /eventTime"}, Fail},
		{"an action is Caliper's under any context", jsonObject(withRemote, eventID, `"type": "TrekEvent", "action": "Trekked"`, personActor, documentSeen, eventTime), []string{"error action-unknown /action"}, Fail},
		{"an inline context defines its own words alone", jsonObject(withInline, eventID, viewed, `"actor": {"id": "https://example.org/people/7", "type": "person"}`, `"object": {"id": "https://example.org/d", "type": "Thesis", "shoeSize": 4, "herb:leaf": 3, "pages": 80}`, eventTime),
			[]string{"error type-unknown /actor/type", "error type-unknown /object/type", "error property-unknown /object/pages"}, Fail},
		{"a prefix makes a type", jsonObject(withInline, eventID, viewed, personActor, `"object": {"id": "https://example.org/d", "type": "herb:Leaf"}`, eventTime), nil, Unjudged},
		{"@vocab may define any word", jsonObject(`"@context": [{"@vocab": "https://example.org/"}, "http://purl.imsglobal.org/ctx/caliper/v1p2"]`, eventID, viewed, personActor, thesis, eventTime), nil, Unjudged},
		{"an inline context that only says how to read", jsonObject(`"@context": [{"@language": "fi"}, "http://purl.imsglobal.org/ctx/caliper/v1p2"]`, eventID, viewed, personActor, thesis, eventTime),
			[]string{"error type-unknown /object/type", "error property-unknown /object/pages"}, Fail},
		{"a context inside holds there alone", jsonObject(onlyCaliper, eventID, viewed, personActor, `"object": {"@context": "https://schema.org/", "id": "https://example.org/t", "type": "Thesis"}, "pages": 80`, eventTime),
			[]string{"error property-unknown /pages"}, Fail},
		{"in 1.1 profile is a foreign word", jsonObject(`"@context": ["https://schema.org/", "http://purl.imsglobal.org/ctx/caliper/v1p1"]`, eventID, `"type": "ViewEvent", "action": "Viewed", "profile": "Reading"`, personActor, documentSeen, eventTime), nil, Pass},
		{"in 1.2 it is Caliper's", jsonObject(withRemote, eventID, `"type": "ViewEvent", "action": "Viewed", "profile": "Diving"`, personActor, documentSeen, eventTime), []string{"error profile-unknown /profile"}, Fail},
		{"extensions are never judged", jsonObject(onlyCaliper, eventID, viewed, personActor, documentSeen, eventTime, `"extensions": {"type": "Zzz", "id": 7, "eventTime": "now", "null": null}`), nil, Pass},
	} {
		t.Run(test.name, func(t *testing.T) {
			slices.Sort(test.want)
			got, verdict := judgedAs(test.text)
			slices.Sort(got)
			if !slices.Equal(got, test.want) || verdict != test.verdict {
				t.Errorf("%s, got\n%s\nwant %s\n%s", verdict, strings.Join(got, "\n"), test.verdict, strings.Join(test.want, "\n"))
			}
		})
	}
}

// TestContextNames holds which contexts are taken for misspelled ones of
// Caliper, for other versions, and for other vocabularies.
func TestContextNames(t *testing.T) {
	const base = "http://purl.imsglobal.org/ctx/caliper/"
	for _, test := range []struct {
		iri   string
		kind  contextKind
		meant string
	}{
		{base + "v1p2", caliperContext, base + "v1p2"},
		{base + "v1p1/SearchProfile-extension", caliperContext, base + "v1p1/SearchProfile-extension"},
		{"https://purl.imsglobal.org/ctx/caliper/v1p2", misspelledContext, base + "v1p2"},
		{"http://www.purl.imsglobal.org/ctx/caliper/v1p1/", misspelledContext, base + "v1p1"},
		{"HTTP://PURL.IMSGLOBAL.ORG/ctx/caliper/v1p2", misspelledContext, base + "v1p2"},
		{"http://purl.imsglobal.org/ctx/calipr/v1p2", misspelledContext, base + "v1p2"},
		{"http://purl.imsglobl.org/ctx/calliper/v1p1", misspelledContext, base + "v1p1"},
		{"purl.imsglobal.org/ctx/caliper/v1p2", misspelledContext, base + "v1p2"},
		{base + "v1p1/SerchProfile-extension", misspelledContext, base + "v1p1/SearchProfile-extension"},
		{base + "v1", oldestContext, ""},
		{base + "v1/Context", oldestContext, ""},
		{base + "v1p0", oldestContext, ""},
		{base + "v1p3", otherVersionContext, ""},
		{base + "v2p0", otherVersionContext, ""},
		{base + "v1p1/GardeningProfile-extension", unknownExtensionContext, ""},
		{base + "v1p2/SearchProfile-extension", unknownExtensionContext, ""},
		{"https://schema.org/", foreignContext, ""},
		{"https://uni.example/ctx/caliper/campus", foreignContext, ""},
		{"Caliper", noContext, ""},
		{"", noContext, ""},
	} {
		got := shared().contextNamed([]byte(test.iri))
		meant := ""
		if got.known != nil {
			meant = got.known.iri
		}
		if got.kind != test.kind || meant != test.meant {
			t.Errorf("%q is of kind %d and means %q, want %d and %q", test.iri, got.kind, meant, test.kind, test.meant)
		}
	}
}
