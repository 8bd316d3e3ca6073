package session

import (
	"strings"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/rule"
)

func TestAnswers(t *testing.T) {
	good := view{id: event(1)}.String()
	bad := strings.Replace(good, `"Viewed"`, `"Looked"`, 1)
	oldShape := `{"sensor": "https://school.example/sensor", "sendTime": "2026-03-02T08:15:01.000Z", "data": [{
		"@context": "http://purl.imsglobal.org/ctx/caliper/v1/Context", "@type": "http://purl.imsglobal.org/caliper/v1/ViewEvent",
		"actor": {"@id": "https://school.example/people/4", "@type": "http://purl.imsglobal.org/caliper/v1/lis/Person"}}]}`
	tests := []struct {
		name, body string
		reject     bool
		status     int
		cause      string // a part of it; help must be there too
	}{
		{name: "a good envelope", body: envelope(context1p2, good), status: 200},
		{name: "content with an error", body: envelope(context1p2, bad), status: 200},
		{name: "content with an error, rejected", body: envelope(context1p2, bad), reject: true, status: 422, cause: "1 error"},
		{name: "good content, rejecting", body: envelope(context1p2, good), reject: true, status: 200},
		{name: "an empty body", body: "", status: 400, cause: "empty"},
		{name: "cut-off JSON", body: `{"sensor":"http`, status: 400, cause: "breaks off"},
		{name: "no JSON", body: `sensor=1`, status: 400, cause: "not JSON"},
		{name: "a message that was encoded twice", body: `"{\"sensor\": \"https://example.org/s\", \"data\": [], \"dataVersion\": \"http://purl.imsglobal.org/ctx/caliper/v1p2\"}"`, status: 400, cause: "that text, once decoded"},
		{name: "an xAPI statement", body: `{"actor": {"mbox": "mailto:a@example.org"}, "verb": {"id": "http://adlnet.gov/expapi/verbs/completed"}, "object": {"id": "https://example.org/1"}}`, status: 400, cause: "xAPI statement"},
		{name: "a JWT", body: "eyJhbGciOiJIUzI1NiJ9.eyJzZW5zb3IiOiJ4In0.dGVzdA", status: 400, cause: "signed JWT"},
		{name: "JSON, no envelope", body: `{"hello": 1}`, status: 400, cause: "no Caliper envelope"},
		{name: "a bare event", body: good, status: 400, cause: "event without an envelope"},
		{name: "a bare array", body: "[" + good + "]", status: 400, cause: "array without an envelope"},
		{name: "envelopes in an array", body: "[" + envelope(context1p2, good) + "]", status: 400, cause: "an array of envelopes"},
		{name: "packed, and nobody says so", body: "\x1f\x8b\x08\x00rest", status: 400, cause: "packed with gzip, but no Content-Encoding"},
		{name: "a bare entity", body: `{"@context": "` + context1p2 + `", "id": "https://school.example/p", "type": "Person"}`, status: 400, cause: "entity without an envelope"},
		{name: "a Kafka wrapper", body: `{"records":[{"value":{}}]}`, status: 400, cause: "Kafka"},
		{name: "no data", body: envelope(context1p2), status: 400, cause: "data"},
		{name: "sendTime with an offset", body: strings.Replace(envelope(context1p2, good), "01.000Z", "01.000+0000", 1), status: 400, cause: "sendTime"},
		{name: "Caliper 1.0", body: oldShape, status: 400, cause: "Caliper 1.0"},
		{name: "an unknown version", body: envelope("http://purl.imsglobal.org/ctx/caliper/v9p9", good), status: 422, cause: "dataVersion"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := start(t, options(t))
			x := post(test.body)
			x.RejectInvalid = test.reject
			m, err := s.Receive(x)
			if err != nil {
				t.Fatal(err)
			}
			if m.Status != test.status || m.Exchange.Status != test.status {
				t.Fatalf("status %d, want %d; cause %q", m.Status, test.status, m.Exchange.Cause)
			}
			if !strings.Contains(m.Exchange.Cause, test.cause) {
				t.Errorf("cause %q does not say %q", m.Exchange.Cause, test.cause)
			}
			refused := test.status != 200
			if refused != (m.Exchange.Help != "") || refused != (m.Exchange.Cause != "") {
				t.Errorf("cause %q, help %q for status %d", m.Exchange.Cause, m.Exchange.Help, m.Status)
			}
			if refused && (m.Marks != 0 || marks(s) != 0 || s.Totals().Refused != 1 || m.Note != m.Exchange.Cause) {
				t.Errorf("%d marks, note %q, totals %+v", m.Marks, m.Note, s.Totals())
			}
			sameMessages(t, s, []Message{m})
		})
	}
}

// sent is one message of a story and what becomes of it.
type sent struct {
	body           string
	marks, repeats int
	note           string // a part of it; "" where there is none
	finding        string // a part of the message of an event-id-reused finding
}

func TestMarks(t *testing.T) {
	plain := view{id: event(1), title: "one"}
	changed := view{id: event(1), title: "two"}
	spaced := strings.NewReplacer(": ", " :\n\t", ", ", " ,  ").Replace(plain.String())
	described := view{id: event(1), object: `{"id": "https://school.example/texts/9", "type": "Document"}`}
	iri := view{id: event(2), object: `"https://school.example/texts/9"`}
	wrong := strings.Replace(plain.String(), `"Viewed"`, `"Looked"`, 1)
	noProfile := func(v view) string { return strings.Replace(v.String(), `"profile": "ReadingProfile", `, "", 1) }
	forum := view{id: event(3), object: `{"id": "https://school.example/forum", "type": "Forum"}`}
	forumIRI := view{id: event(4), object: `"https://school.example/forum"`}
	tests := []struct {
		name  string
		story []sent
		total int // marks on the scorecard
	}{
		{"one event", []sent{{body: plain.String(), marks: 1}}, 1},
		{"the same again", []sent{{body: plain.String(), marks: 1}, {body: plain.String(), repeats: 1, note: "repeat of message 1"}}, 1},
		{"the same, printed otherwise", []sent{{body: plain.String(), marks: 1}, {body: spaced, repeats: 1, note: "repeat of message 1"}}, 1},
		{"the same twice in one message", []sent{{body: plain.String() + "," + plain.String(), marks: 1, repeats: 1, note: "repeat within"}}, 1},
		{"other content", []sent{
			{body: plain.String(), marks: 1},
			{body: changed.String(), marks: 1, note: "already used in message 1", finding: "in message 1"},
		}, 2},
		{"other content, each again", []sent{
			{body: plain.String(), marks: 1},
			{body: changed.String(), marks: 1, note: "already used in message 1", finding: "in message 1"},
			{body: changed.String(), repeats: 1, note: "repeat of message 2"},
			{body: plain.String(), repeats: 1, note: "repeat of message 1"},
		}, 2},
		{"other content in one message", []sent{
			{body: plain.String() + "," + changed.String(), marks: 2, note: "already used", finding: "other content"},
		}, 2},
		{"the letters of an id in the other case", []sent{
			{body: view{id: "urn:uuid:abcdef01-0000-4000-8000-000000000000"}.String(), marks: 1},
			{body: view{id: "urn:uuid:ABCDEF01-0000-4000-8000-000000000000"}.String(), marks: 1, note: "already used in message 1", finding: "in message 1"},
		}, 2},
		{"an error earns nothing", []sent{{body: wrong, note: "no mark: action unknown"}}, 0},
		{"mended and sent again", []sent{
			{body: wrong, note: "no mark: action unknown"},
			{body: plain.String(), marks: 1, note: "already used in message 1", finding: "in message 1"},
		}, 1},
		{"one of two", []sent{{body: view{id: event(7)}.String() + "," + wrong, marks: 1, note: "no mark for 1 of 2: action unknown"}}, 1},
		{"an IRI described before", []sent{{body: noProfile(forum), marks: 2}, {body: noProfile(forumIRI), marks: 2}}, 4},
		{"an IRI not described", []sent{{body: noProfile(forumIRI), marks: 1}}, 1},
		{"an IRI described later", []sent{{body: noProfile(iri), marks: 1}, {body: noProfile(described), marks: 1}}, 2},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			o := options(t)
			s := start(t, o)
			var messages []Message
			for i, want := range test.story {
				m := receive(t, s, envelope(context1p2, want.body))
				messages = append(messages, m)
				if m.Marks != want.marks || m.Repeats != want.repeats || (m.Note == "") != (want.note == "") || !strings.Contains(m.Note, want.note) {
					t.Errorf("message %d: %d marks, %d repeats, note %q; want %d, %d, %q\n%v",
						i+1, m.Marks, m.Repeats, m.Note, want.marks, want.repeats, want.note, m.Assessment.Findings)
				}
				checkReuse(t, m, want.finding)
				checkCredits(t, m)
			}
			if got := marks(s); got != test.total {
				t.Errorf("%d marks on the scorecard, want %d", got, test.total)
			}
			sameMessages(t, s, messages)
			sameState(t, reopen(t, s, o), s)
		})
	}
}

// checkReuse looks for the finding about a reused id, and whether it points to
// the id.
func checkReuse(t *testing.T, m Message, want string) {
	t.Helper()
	var found []rule.Finding
	for _, f := range m.Assessment.Findings {
		if f.Rule == reusedRule {
			found = append(found, f)
		}
	}
	if want == "" {
		if len(found) > 0 {
			t.Errorf("message %d: unexpected %v", m.Seq, found)
		}
		return
	}
	if len(found) != 1 || !strings.Contains(found[0].Message, want) || found[0].Severity != rule.Warning {
		t.Fatalf("message %d: findings %+v; want one warning that says %q", m.Seq, found, want)
	}
	f := found[0]
	if place := string(m.Exchange.Body[f.Start:f.End]); !strings.HasPrefix(place, `"urn:uuid:`) || f.Line < 1 || f.Column < 2 {
		t.Errorf("the finding points to %q, line %d, column %d", place, f.Line, f.Column)
	}
	if m.Verdict != rule.Warn || m.Warnings < 1 {
		t.Errorf("verdict %v with %d warnings", m.Verdict, m.Warnings)
	}
}

// checkCredits compares what the items say with what was marked.
func checkCredits(t *testing.T, m Message) {
	t.Helper()
	credits := 0
	for _, item := range m.Assessment.Items {
		credits += len(item.Credits)
		if len(item.Credits) == 0 && item.Kind == "event" && item.Uncredited == "" {
			t.Errorf("message %d, %s: no credit and no reason", m.Seq, item.Pointer)
		}
	}
	if credits != m.Marks {
		t.Errorf("message %d: %d credits, %d marks", m.Seq, credits, m.Marks)
	}
}

func TestOtherVersionFillsNoRow(t *testing.T) {
	o := options(t)
	s := start(t, o)
	m := receive(t, s, envelope(context1p1, view{id: event(1), context: context1p1}.String()))
	if m.Status != 200 || m.Marks != 0 || marks(s) != 0 || m.Assessment.Spec != catalog.V1p1 || !strings.Contains(m.Note, "Caliper 1.1") {
		t.Errorf("status %d, %d marks, spec %s, note %q", m.Status, m.Marks, m.Assessment.Spec, m.Note)
	}
	if item := m.Assessment.Items[0]; len(item.Credits) != 0 || !strings.Contains(item.Uncredited, "1.2") {
		t.Errorf("credits %v, uncredited %q", item.Credits, item.Uncredited)
	}
	o.ID, o.Spec = "older", catalog.V1p1
	if m := receive(t, start(t, o), string(m.Exchange.Body)); m.Marks == 0 {
		t.Errorf("a session of its own version gives no mark: %q", m.Note)
	}
}

// TestUnjudgedCountsApart has an event whose object another vocabulary describes.
func TestUnjudgedCountsApart(t *testing.T) {
	o := options(t)
	s := start(t, o)
	foreign := strings.NewReplacer(`"@context": "`+context1p2+`"`, `"@context": ["https://school.example/terms", "`+context1p2+`"]`, `"Document"`, `"Herbarium"`).
		Replace(view{id: event(1), title: "one"}.String())
	m := receive(t, s, envelope(context1p2, foreign, view{id: event(2), title: "two"}.String()))
	if m.Status != 200 || m.Verdict != rule.Unjudged || m.Marks != 1 || m.Errors+m.Warnings != 0 || !strings.Contains(m.Note, "no mark for 1 of 2") {
		t.Errorf("the entry is %+v", m.Entry)
	}
	for _, s := range []*Session{s, reopen(t, s, o)} {
		if got := s.Totals().Counts; got != (rule.Counts{Pass: 1, Unjudged: 1}) {
			t.Errorf("the totals are %+v", got)
		}
	}
}

// TestForeignAcrossMessages: what one message describes in another vocabulary's
// terms, the next ones may refer to, and are not judged.
func TestForeignAcrossMessages(t *testing.T) {
	o := options(t)
	s := start(t, o)
	describe := func(context, typ string) string {
		return envelope(context1p2, `{"@context": `+context+`, "id": "https://school.example/texts/9", "type": "`+typ+`"}`)
	}
	byIRI := func(n int) string {
		return envelope(context1p2, view{id: event(n), object: `"https://school.example/texts/9"`}.String())
	}
	receive(t, s, describe(`["https://school.example/terms", "`+context1p2+`"]`, "Herbarium"))
	if m := receive(t, s, byIRI(1)); m.Verdict != rule.Unjudged || m.Marks != 0 || !strings.Contains(m.Note, "another vocabulary") {
		t.Errorf("referred to, the entry is %+v", m.Entry)
	}
	s = reopen(t, s, o)
	if m := receive(t, s, byIRI(2)); m.Verdict != rule.Unjudged {
		t.Errorf("when the session is resumed, the entry is %+v", m.Entry)
	}
	receive(t, s, describe(`"`+context1p2+`"`, "Document"))
	if m := receive(t, s, byIRI(3)); m.Verdict != rule.Pass || m.Marks != 1 {
		t.Errorf("described in Caliper's terms, the entry is %+v", m.Entry)
	}
}

// TestAnotherVersionIsToldFirst: whatever else is wrong with a message, that it
// does not count here is said before it.
func TestAnotherVersionIsToldFirst(t *testing.T) {
	s := start(t, options(t))
	wrong := strings.Replace(view{id: event(1), title: "one", context: context1p1}.String(), `"Viewed"`, `"Vieved"`, 1)
	for _, name := range []string{"the first time", "as a repeat"} {
		m := receive(t, s, envelope(context1p1, wrong))
		why := m.Assessment.Items[0].Uncredited
		if !strings.HasPrefix(why, "it is Caliper 1.1") || !strings.Contains(why, "--spec 1.1") || !strings.Contains(m.Note, "Caliper 1.1") {
			t.Errorf("%s: note %q, no mark: %s", name, m.Note, why)
		}
	}
}

func TestStrictReuseIsAnError(t *testing.T) {
	o := options(t)
	o.RejectInvalid = true
	s := start(t, o)
	receive(t, s, envelope(context1p2, view{id: event(1), title: "one"}.String()))
	s.SetJudging(true, rule.Tolerances{})
	body := envelope(context1p2, view{id: event(1), title: "two"}.String())
	m := receive(t, s, body)
	if m.Status != 422 || m.Marks != 0 || m.Verdict != rule.Fail {
		t.Errorf("status %d, %d marks, verdict %v", m.Status, m.Marks, m.Verdict)
	}
	s.SetJudging(false, rule.Tolerances{})
	if m := receive(t, s, body); m.Repeats != 0 || m.Marks != 1 {
		t.Errorf("after a refusal the event is no repeat: %d repeats, %d marks", m.Repeats, m.Marks)
	}
}

func TestTotals(t *testing.T) {
	s := start(t, options(t))
	good := view{id: event(1)}.String()
	wrong := strings.Replace(view{id: event(2)}.String(), `"Viewed"`, `"Looked"`, 1)
	warned := strings.Replace(view{id: event(3)}.String(), `"name": ""`, `"name": null`, 1)
	receive(t, s, envelope(context1p2, good, wrong, warned, good))
	receive(t, s, "{")
	if _, err := s.Refuse(Exchange{Method: "POST", Path: "/caliper/lesson/message", Status: 401, Cause: "no token", Help: "send one"}); err != nil {
		t.Fatal(err)
	}
	want := Totals{Messages: 3, Accepted: 1, Refused: 2, Counts: rule.Counts{Pass: 0, Warn: 2, Fail: 1}, Repeated: 1}
	if good := s.Totals(); good != want {
		t.Errorf("totals %+v, want %+v", good, want)
	}
	if e := s.Entries(2, 3)[0]; e.Judged || e.Note != "no token" || e.Status != 401 {
		t.Errorf("the refusal's entry is %+v", e)
	}
}

func TestToleranceIsTaken(t *testing.T) {
	s := start(t, options(t))
	body := strings.Replace(envelope(context1p2, view{id: event(1)}.String()), "01.000Z", "01.000+0000", 1)
	if m := receive(t, s, body); m.Status != 400 {
		t.Errorf("status %d without the tolerance", m.Status)
	}
	s.SetJudging(false, rule.Tolerances{TimeFormat: true})
	if m := receive(t, s, body); m.Status != 200 || m.Marks != 1 || m.Warnings == 0 {
		t.Errorf("status %d, %d marks, %d warnings with it", m.Status, m.Marks, m.Warnings)
	}
}

func TestAnswerIsJournaled(t *testing.T) {
	s := start(t, options(t))
	x := post(`{"hello": 1}`)
	x.Answer = func(m *Message) []byte { return []byte(m.Exchange.Cause) }
	m, err := s.Receive(x)
	if err != nil {
		t.Fatal(err)
	}
	if string(m.Exchange.Reply) != m.Exchange.Cause || m.Exchange.Answer != nil {
		t.Errorf("reply %q", m.Exchange.Reply)
	}
	sameMessages(t, s, []Message{m})
}

func TestEntriesAreBroughtIntoRange(t *testing.T) {
	s := start(t, options(t))
	for i := range 5 {
		receive(t, s, envelope(context1p2, view{id: event(i)}.String()))
	}
	for _, test := range []struct{ from, to, want int }{{0, 5, 5}, {-3, 2, 2}, {4, 99, 1}, {5, 9, 0}, {3, 2, 0}, {-9, -1, 0}} {
		if got := s.Entries(test.from, test.to); len(got) != test.want {
			t.Errorf("Entries(%d, %d) has %d, want %d", test.from, test.to, len(got), test.want)
		}
	}
	for _, seq := range []int{0, -1, 6} {
		if _, err := s.Message(seq); err == nil || !strings.Contains(err.Error(), "it has 5") {
			t.Errorf("Message(%d): %v", seq, err)
		}
	}
}

// A message is headed by its first event, whatever is described before it.
func TestAMessageIsHeadedByItsEvents(t *testing.T) {
	person := `{"@context": "` + context1p2 + `", "id": "https://school.example/p", "type": "Person"}`
	for _, c := range []struct {
		items []string
		event string
	}{
		{[]string{person, view{id: event(1)}.String()}, "ViewEvent"},
		{[]string{view{id: event(1)}.String(), person}, "ViewEvent"},
		{[]string{person, person}, "Person"},
	} {
		o := options(t)
		s := start(t, o)
		if m := receive(t, s, envelope(context1p2, c.items...)); m.Event != c.event || m.Items != len(c.items) {
			t.Errorf("%d items are headed by %q, not %q", m.Items, m.Event, c.event)
		}
	}
}
