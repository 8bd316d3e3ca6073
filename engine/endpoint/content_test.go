package endpoint

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"caliper-playground/engine/rule"
	"caliper-playground/engine/session"
)

const (
	newContext = "http://purl.imsglobal.org/ctx/caliper/v1p2"
	oldContext = "http://purl.imsglobal.org/ctx/caliper/v1p1"
)

// viewed is an event that fills a row.
const viewed = `{"@context": "` + newContext + `", "id": "urn:uuid:7d1a5b60-3c0e-4a7b-9f58-0b6f2f2c9a11", "type": "ViewEvent",
	"actor": {"id": "https://campus.example/people/31", "type": "Person"}, "action": "Viewed",
	"object": {"id": "https://campus.example/texts/4", "type": "Document"}, "eventTime": "2026-05-04T10:00:00.000Z"}`

func enveloped(items ...string) string {
	return `{"sensor": "https://campus.example/sensor", "sendTime": "2026-05-04T10:00:01.000Z", "dataVersion": "` + newContext + `", "data": [` + strings.Join(items, ",") + `]}`
}

// but replaces one thing in a text, which must be there.
func but(text, old, new string) string {
	if !strings.Contains(text, old) {
		panic(fmt.Sprintf("%q is not in %s", old, text))
	}
	return strings.Replace(text, old, new, 1)
}

// What real senders put into their messages: what they are answered, what the
// content deserves, and what the log says, with tolerances and without.
func TestWhatRealSendersPutIntoTheirMessages(t *testing.T) {
	withObject := func(member string) string {
		return but(viewed, `"type": "Document"`, `"type": "Document", `+member)
	}
	cases := []struct {
		name, body string
		tolerate   string
		status     int
		verdict    rule.Verdict
		marks      int
		note       string // a part of the log's line
		says       string // a part of what is said: cause, a finding or the reason of no mark
	}{
		{name: "sendTime with +0000", body: but(enveloped(viewed), "01.000Z", "01.000+0000"), status: 400, verdict: rule.Fail, note: "sendTime", says: "sendTime"},
		{name: "sendTime with +0000, tolerated", body: but(enveloped(viewed), "01.000Z", "01.000+0000"), tolerate: "time-format", status: 200, verdict: rule.Warn, marks: 1, note: "tolerated: time-format"},
		{name: "sendTime with a space", body: but(enveloped(viewed), "2026-05-04T10:00:01", "2026-05-04 10:00:01"), status: 400, verdict: rule.Fail, note: "sendTime"},
		{name: "sendTime with a space, tolerated", body: but(enveloped(viewed), "2026-05-04T10:00:01", "2026-05-04 10:00:01"), tolerate: "time-format", status: 200, verdict: rule.Warn, marks: 1, note: "tolerated: time-format"},
		{name: "a time without milliseconds", body: but(enveloped(viewed), "00.000Z", "00Z"), status: 200, verdict: rule.Fail, note: "no mark", says: "eventTime"},
		{name: "a time without milliseconds, tolerated", body: but(enveloped(viewed), "00.000Z", "00Z"), tolerate: "time-format", status: 200, verdict: rule.Warn, marks: 1, note: "tolerated: time-format"},
		{name: "Caliper 1.0", body: `{"sensor": "https://campus.example/sensor", "sendTime": "2026-05-04T10:00:01.000Z", "data": [{"@context": "http://purl.imsglobal.org/ctx/caliper/v1/Context", "@id": "x", "@type": "http://purl.imsglobal.org/caliper/v1/NavigationEvent", "action": "http://purl.imsglobal.org/vocab/caliper/v1/action#NavigatedTo"}]}`,
			status: 400, verdict: rule.Fail, note: "this is Caliper 1.0", says: "id and type stand for @id and @type"},
		{name: "an event without an envelope", body: viewed, status: 400, note: "without an envelope", says: "resend"},
		{name: "a bare array", body: "[" + viewed + "]", status: 400, note: "without an envelope", says: "resend"},
		{name: "envelopes in an array", body: "[" + enveloped(viewed) + "]", status: 400, verdict: rule.Fail, note: "an array of envelopes", says: "send each envelope by itself"},
		{name: "an item of another version", body: but(enveloped(viewed), newContext+`", "id"`, oldContext+`", "id"`), status: 200, verdict: rule.Fail, note: "no mark", says: "@context"},
		{name: "an item without a context", body: but(enveloped(viewed), `"@context": "`+newContext+`", `, ""), status: 200, verdict: rule.Fail, note: "no mark", says: "@context"},
		{name: "an item without a context, tolerated", body: but(enveloped(viewed), `"@context": "`+newContext+`", `, ""), tolerate: "missing-context", status: 200, verdict: rule.Warn, marks: 1, note: "tolerated: missing-context"},
		{name: "null", body: enveloped(withObject(`"name": null`)), status: 200, verdict: rule.Warn, marks: 1, says: "/object/name"},
		{name: "an empty array", body: enveloped(withObject(`"keywords": []`)), status: 200, verdict: rule.Warn, marks: 1, says: "/object/keywords"},
		{name: "an empty object", body: enveloped(withObject(`"extensions": {}`)), status: 200, verdict: rule.Warn, marks: 1, says: "/object/extensions"},
		{name: "an empty text", body: enveloped(withObject(`"description": ""`)), status: 200, verdict: rule.Warn, marks: 1, says: "/object/description"},
		{name: "a bare UUID", body: but(enveloped(viewed), "urn:uuid:", ""), status: 200, verdict: rule.Fail, note: "event id form", says: "urn:uuid:"},
		{name: "no profile", body: enveloped(viewed), status: 200, marks: 1, verdict: rule.Pass},
		{name: "a foreign type with its vocabulary", body: enveloped(but(but(viewed, `"@context": "`+newContext+`"`, `"@context": [{"lab": "https://lab.example/terms/"}, "`+newContext+`"]`), `"ViewEvent"`, `"lab:PourEvent"`)), status: 200, verdict: rule.Unjudged, note: "no mark", says: "another vocabulary"},
		{name: "a foreign type without its vocabulary", body: enveloped(but(viewed, `"ViewEvent"`, `"ViewedEvent"`)), status: 200, verdict: rule.Fail, note: "no mark", says: "ViewEvent"},
		{name: "a blank node", body: enveloped(but(viewed, "https://campus.example/people/31", "_:someone")), status: 200, verdict: rule.Pass, marks: 1, says: "/actor/id"},
		{name: "an id without a type in extensions", body: enveloped(withObject(`"extensions": {"thing": {"id": "no IRI at all", "when": "noon"}}`)), status: 200, verdict: rule.Pass, marks: 1},
		{name: "a wrong pairing", body: enveloped(but(but(but(viewed, `"ViewEvent"`, `"ThreadEvent"`), `"Viewed"`, `"Created"`), `"Document"`, `"Thread"`)), status: 200, verdict: rule.Fail, note: "no mark", says: "ThreadEvent"},
		{name: "a JWT", body: "eyJhbGciOiJIUzI1NiJ9.eyJzZW5zb3IiOiJ4In0.c2lnbmF0dXJl", status: 400, verdict: rule.Fail, note: "signed JWT", says: "signing"},
		{name: "a duration with a leading zero", body: enveloped(but(viewed, `"type": "Document"`, `"type": "VideoObject", "duration": "PT05M21S"`)), status: 200, verdict: rule.Pass, marks: 1},
		{name: "a duration with a fraction", body: enveloped(but(viewed, `"type": "Document"`, `"type": "VideoObject", "duration": "PT5.171946S"`)), status: 200, verdict: rule.Pass, marks: 1},
		{name: "no duration", body: enveloped(but(viewed, `"type": "Document"`, `"type": "VideoObject", "duration": "P0D"`)), status: 200, verdict: rule.Pass, marks: 1},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			tolerances := rule.Tolerances{TimeFormat: c.tolerate == "time-format", MissingContext: c.tolerate == "missing-context"}
			e, s := startJudging(t, session.Options{Tolerances: tolerances}, Options{})
			a := speak(t, e, post(c.body), false)
			m, err := s.Message(1)
			if err != nil {
				t.Fatal(err)
			}
			if a.status != c.status || m.Status != c.status || string(m.Exchange.Reply) != a.body {
				t.Fatalf("answered %d %s; the journal has %d %s", a.status, a.body, m.Status, m.Exchange.Reply)
			}
			if m.Verdict != c.verdict && c.status == 200 || m.Marks < min(c.marks, 1) || c.marks == 0 && m.Marks > 0 {
				t.Errorf("verdict %v, %d marks; want %v, %d", m.Verdict, m.Marks, c.verdict, c.marks)
			}
			if !strings.Contains(m.Note, c.note) || c.note == "" && m.Note != "" {
				t.Errorf("the log says %q, want %q", m.Note, c.note)
			}
			if said := allThatIsSaid(m); !strings.Contains(said, c.says) {
				t.Errorf("%q is not in %s", c.says, said)
			}
			if used := strings.Join(m.Exchange.Tolerated, " "); used != c.tolerate {
				t.Errorf("tolerated %q, want %q", used, c.tolerate)
			}
		})
	}
}

// startJudging serves a session that judges and journals.
func startJudging(t *testing.T, so session.Options, eo Options) (*Endpoint, *session.Session) {
	t.Helper()
	so.Dir, so.ID, so.Token = t.TempDir(), testID, testToken
	s, err := session.New(so)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	e := New(eo)
	e.Add(s)
	if err := e.Start(context.Background()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = e.Close(context.Background()) })
	return e, s
}

func allThatIsSaid(m session.Message) string {
	var b strings.Builder
	fmt.Fprintln(&b, m.Exchange.Cause, m.Exchange.Help)
	for _, f := range m.Assessment.Findings {
		fmt.Fprintln(&b, f.Rule, f.Severity, f.Pointer, f.Message, f.Fix)
	}
	for _, item := range m.Assessment.Items {
		fmt.Fprintln(&b, item.Uncredited)
	}
	return b.String()
}

// TestAWrappedCopyIsAccepted sends what the answer to a bare event or array
// says to resend.
func TestAWrappedCopyIsAccepted(t *testing.T) {
	e, s := startJudging(t, session.Options{}, Options{})
	other := but(viewed, "7d1a5b60", "8e2b6c71")
	for i, body := range []string{viewed, "[" + other + "," + but(viewed, "7d1a5b60", "9f3c7d82") + "]"} {
		a := speak(t, e, post(body), false)
		p := a.problem(t)
		if a.status != 400 || !json.Valid(p.Resend) {
			t.Fatalf("%d %s", a.status, a.body)
		}
		if again := speak(t, e, post(string(p.Resend)), false); again.status != 200 {
			t.Errorf("the copy was answered %d %s", again.status, again.body)
		}
		m, err := s.Message(2*i + 2)
		if err != nil || m.Items != i+1 || m.Marks < i+1 || m.Errors+m.Warnings > 0 {
			t.Errorf("%+v, %v", m.Entry, err)
		}
	}
	for _, body := range []string{`{"hello": "world"}`, `{`, but(viewed, `"eventTime"`, `"x": "`+strings.Repeat("x", maxResend)+`", "eventTime"`)} {
		if p := speak(t, e, post(body), false).problem(t); p.Resend != nil {
			t.Errorf("a copy of %.30s: %s", body, p.Resend)
		}
	}
}

// TestRepeatsAreShown sends an event twice, and its id with other content.
func TestRepeatsAreShown(t *testing.T) {
	e, s := startJudging(t, session.Options{}, Options{})
	for i, want := range []struct {
		body, note     string
		marks, repeats int
	}{
		{enveloped(viewed), "", 1, 0},
		{enveloped(viewed), "repeat of message 1", 0, 1},
		{enveloped(strings.Join(strings.Fields(viewed), " ")), "repeat of message 1", 0, 1},
		{enveloped(but(viewed, "texts/4", "texts/5")), "already used in message 1", 1, 0},
	} {
		if a := speak(t, e, post(want.body), false); a.status != 200 {
			t.Fatalf("%d %s", a.status, a.body)
		}
		m, err := s.Message(i + 1)
		if err != nil || !strings.Contains(m.Note, want.note) || min(m.Marks, 1) != want.marks || m.Repeats != want.repeats {
			t.Errorf("message %d is %+v, %v", i+1, m.Entry, err)
		}
	}
}
