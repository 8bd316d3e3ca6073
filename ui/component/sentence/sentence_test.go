package sentence

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
	"caliper-playground/engine/text"
	"caliper-playground/fixtures"
)

// special are events and entities that the rows have no example of. Their
// sentences are in the golden file.
var special = []struct {
	name, body string
	known      Known
}{
	{"all that an event can have", `{"type":"ToolLaunchEvent","actor":{"id":"https://example.org/people/7","type":"Person"},"action":"Returned",
		"object":{"id":"https://example.com/tool","type":"SoftwareApplication","name":"Bench"},"eventTime":"2024-03-14T10:16:00.000Z",
		"target":{"id":"urn:x:1","type":"LtiLink","name":"Week 6"},"generated":{"id":"urn:x:2","type":"DigitalResource","name":"Tray"},
		"referrer":"https://example.org/home","group":{"id":"urn:x:3","type":"CourseSection","name":"Field Biology"},
		"edApp":"https://example.com/tool","federatedSession":"urn:x:4"}`, Known{}},
	{"identifiers of known types", `{"actor":"https://example.org/people/7","action":"LoggedIn","object":"https://example.org/app"}`, Known{"Person", "SoftwareApplication"}},
	{"identifiers of unknown types", `{"actor":"https://example.org/people/7","action":"LoggedOut","object":"https://example.org/app"}`, Known{}},
	{"an anonymous person, described", `{"actor":{"id":"http://purl.imsglobal.org/caliper/Person","type":"Person"},"action":"Used","object":{"id":"https://example.edu","type":"SoftwareApplication"},"group":{"id":"http://purl.imsglobal.org/caliper/CourseSection","type":"CourseSection"}}`, Known{}},
	{"an anonymous person, as an identifier", `{"actor":"http://purl.imsglobal.org/caliper/Person","action":"Viewed","object":"http://purl.imsglobal.org/caliper/Document"}`, Known{}},
	{"a person of a blank node", `{"actor":{"id":"_:b1","type":"Person"},"action":"Added","object":{"id":"_:b2","type":"Person"},"target":{"id":"_:b3","type":"Group"}}`, Known{}},
	{"a blank node with a name", `{"actor":{"id":"_:b1","type":"Person","name":"Ines"},"action":"Liked","object":"_:b2"}`, Known{Object: "Message"}},
	{"entities without an id", `{"actor":{"type":"Person"},"action":"Started","object":{"type":"Assessment"},"generated":{"type":"Attempt"}}`, Known{}},
	{"the same thing again", `{"actor":{"id":"urn:x:1","type":"SoftwareApplication","name":"Campus"},"action":"TimedOut","object":{"id":"urn:x:2","type":"Session"},"edApp":{"id":"urn:x:1","type":"SoftwareApplication"}}`, Known{}},
	{"a moment of hours", `{"actor":{"type":"Person"},"action":"ChangedVolume","object":{"type":"VideoObject","name":"Tides"},"target":{"type":"MediaLocation","currentTime":"PT1H2M3.50S"}}`, Known{}},
	{"a moment with a leading zero", `{"actor":{"type":"Person"},"action":"Paused","object":{"type":"VideoObject","name":"Tides"},"target":{"type":"MediaLocation","currentTime":"PT03M05S"}}`, Known{}},
	{"a moment in seconds alone", `{"actor":{"type":"Person"},"action":"Rewound","object":{"type":"AudioObject","name":"Tides"},"target":{"type":"MediaLocation","currentTime":"PT185S"}}`, Known{}},
	{"a moment that cannot be read", `{"actor":{"type":"Person"},"action":"Muted","object":{"type":"VideoObject","name":"Tides"},"target":{"type":"MediaLocation","currentTime":"185"}}`, Known{}},
	{"a moment of days", `{"actor":{"type":"Person"},"action":"JumpedTo","object":{"type":"VideoObject","name":"Tides"},"target":{"type":"MediaLocation","currentTime":"P1D"}}`, Known{}},
	{"a moment that is a number", `{"actor":{"type":"Person"},"action":"JumpedTo","object":{"type":"VideoObject","name":"Tides"},"target":{"type":"MediaLocation","id":"urn:x:9","currentTime":185}}`, Known{}},
	{"a moment and no phrase for one", `{"actor":{"type":"Person"},"action":"Viewed","object":{"type":"VideoObject","name":"Tides"},"target":{"type":"MediaLocation","currentTime":"PT9S"}}`, Known{}},
	{"a recording and no moment", `{"actor":{"type":"Person"},"action":"ExitedFullScreen","object":{"type":"VideoObject","name":"Tides"}}`, Known{}},
	{"marked", `{"actor":{"type":"Person"},"action":"MarkedAsUnread","object":{"type":"Thread","name":"Tides"},"eventTime":"2024-03-14T10:16:00+02:00"}`, Known{}},
	{"shared with people", `{"actor":{"type":"Person"},"action":"Shared","object":{"type":"Document","name":"Tides"},"target":{"type":"Group","name":"Herons"}}`, Known{}},
	{"words that begin with a vowel's sound or look so", `{"actor":{"type":"User"},"action":"Linked","object":{"type":"LtiLink"},"target":{"type":"URL"},"referrer":{"type":"EpubVolume"}}`, Known{}},
	{"unknown words", `{"type":"QuizEvent","actor":{"type":"Student","name":"Ines"},"action":"Submited","object":{"type":"Quizz","name":"Two"},"generated":{"type":"Try","id":"urn:x:3"}}`, Known{}},
	{"a group without a type", `{"actor":{"type":"Person"},"action":"Viewed","object":{"type":"Page"},"group":{"name":"Herons"}}`, Known{}},
	{"a time that is none", `{"actor":{"type":"Person"},"action":"Viewed","object":{"type":"Page"},"eventTime":"yesterday"}`, Known{}},
	{"nothing in it", `{"actor":null}`, Known{}},
	{"an event by its type alone", `{"type":"ViewEvent"}`, Known{}},
	{"wrong kinds", `{"actor":7,"action":["Viewed"],"object":[],"target":true,"eventTime":1}`, Known{}},
	{"empty texts", `{"actor":"","action":"","object":{"id":"","type":"","name":""}}`, Known{}},
	{"an entity", `{"type":"Person","id":"urn:x:7"}`, Known{}},
	{"an entity with a stray action", `{"type":"Assessment","id":"urn:x:7","name":"Two","action":"Started"}`, Known{}},
	{"an anonymous entity", `{"type":"Person","id":"http://purl.imsglobal.org/caliper/Person"}`, Known{}},
	{"no object", `[]`, Known{}},
	{"hostile text", `{"actor":{"type":"Per\u001b[31mson","name":"\u001b[2J\u202e"},"action":"Vie\u0007wed","object":{"type":"Page","name":"a\nb\u2028c"},"eventTime":"\u009bnow","group":{"type":"\u200bGroup","name":"\u0000"}}`, Known{}},
	{"long identifiers that part in the middle", `{"actor":"https://example.org/institutions/harrowbay/terms/2026-spring/people/00000000000000000017/profile-of-a-learner","action":"NavigatedTo",
		"object":"https://example.org/institutions/harrowbay/terms/2026-spring/courses/bio-214-section-02/modules/17/resources/reading","referrer":"https://example.org/institutions/harrowbay/terms/2026-spring/courses/bio-214-section-03/modules/17/resources/reading"}`, Known{}},
	{"long names", `{"actor":{"type":"Person","name":"Ines"},"action":"Copied","object":{"type":"Document","name":"What the river left on the meadow after the great flood of the year 1953, and who carried it away"},"generated":{"type":"Document","name":"What the river left on the meadow after the great flood of the year 1954, and who carried it away"}}`, Known{}},
}

func TestSpecialSentences(t *testing.T) {
	var b strings.Builder
	for _, test := range special {
		fmt.Fprintf(&b, "%s\n  %s\n", test.name, Of(parse(t, []byte(test.body)), 0, test.known))
	}
	golden(t, "special.txt", b.String())
}

// Whatever is taken out of an event or put in the place of a value, the sentence
// is one line that a terminal can be given, and ends.
func TestAnySentenceIsOneHarmlessLine(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	strange := []string{`null`, `7`, `""`, `[]`, `{}`, `"\u001b[2J"`, `true`, `{"type":"Person"}`, `"` + strings.Repeat("学", 300) + `"`, `"\u202e\n\r\t"`}
	for _, version := range catalog.Versions() {
		rows, err := fixtures.Load(version, fixtures.Rows)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range rows {
			d := parse(t, f.Data)
			for range 20 {
				node := d.Nodes[1+random.IntN(len(d.Nodes)-1)]
				body := slices.Concat(f.Data[:node.Start], []byte(strange[random.IntN(len(strange))]), f.Data[node.End:])
				said := Of(parse(t, body), 0, Known{})
				if !strings.HasSuffix(said, ".") || said != text.Clean(said) || len(said) > 8000 {
					t.Fatalf("%q\nof %s", said, body)
				}
			}
		}
	}
}

// Labels that differ look different, wherever they differ, and no longer than
// they may be.
func TestShortenedLabelsStayApart(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 2000 {
		base := []byte("https://example.org/" + strings.Repeat("abcdefghi/", 4+random.IntN(30)))
		labels := make([]string, 2+random.IntN(3))
		for i := range labels {
			s := slices.Clone(base)
			switch random.IntN(3) {
			case 0:
				s[random.IntN(len(s))] = 'X'
			case 1:
				s = s[:len(s)-random.IntN(30)]
			case 2:
				at := random.IntN(len(s))
				s = slices.Insert(s, at, []byte("…é")...)
			}
			labels[i] = string(s)
		}
		shown := shorten(labels)
		for i := range labels {
			for j := range i {
				if labels[i] != labels[j] && shown[i] == shown[j] {
					t.Fatalf("%q\nand\n%q\nare both shown as\n%q", labels[i], labels[j], shown[i])
				}
			}
			if w := text.Width(shown[i]); w > maxLabel+(len(labels)-1)*(difference+1) {
				t.Fatalf("%q takes %d cells", shown[i], w)
			}
		}
	}
}

func TestLongTextIsCut(t *testing.T) {
	huge := strings.Repeat("学", 1<<19)
	d := parse(t, []byte(`{"actor":{"type":"`+huge+`","name":"`+huge+`"},"action":"`+huge+`","object":{"id":"`+huge+`x"},"eventTime":"`+huge+`"}`))
	start := time.Now()
	if got := Of(d, 0, Known{}); len(got) > 2000 {
		t.Errorf("a sentence of %d bytes", len(got))
	}
	t.Logf("told in %v", time.Since(start))
}

func TestNothingIsNoEvent(t *testing.T) {
	const want = "This is neither an event nor an entity."
	if got := Of(nil, 0, Known{}); got != want {
		t.Errorf("no document: %s", got)
	}
	if got := Of(parse(t, []byte(`{}`)), document.None, Known{}); got != want {
		t.Errorf("no node: %s", got)
	}
}
