package report

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/expect"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/session"
)

// received are a judged message of two items and one that was not read.
func received() []session.Message {
	at := time.Date(2025, 3, 4, 9, 15, 0, 0, time.UTC)
	return []session.Message{
		{
			Entry: session.Entry{Seq: 1, Time: at, Status: 200, Judged: true, Verdict: rule.Warn, Items: 2,
				Event: "ViewEvent", Action: "Viewed" + hostile, Object: "Document"},
			Assessment: &conformance.Assessment{Verdict: rule.Warn,
				Findings: []rule.Finding{
					{Rule: "envelope-value", Severity: rule.Warning, Pointer: "/sensor", Line: 1, Column: 1, Message: "no IRI"},
					{Rule: "value-empty", Severity: rule.Warning, Pointer: "/data/0/name", Line: 2, Column: 2, Message: hostile},
				},
				Items: []conformance.Item{
					{Pointer: "/data/0", Kind: "event", Verdict: rule.Warn, Credits: []conformance.Credit{{Profile: "ReadingProfile", Event: "ViewEvent", Action: "Viewed"}}},
					{Pointer: "/data/1", Kind: "entity"},
				}},
		},
		{
			Entry:    session.Entry{Seq: 2, Time: at, Status: 401, Note: "the token is right, \"Bearer\" is missing"},
			Exchange: session.Exchange{Cause: "no scheme", Help: "write Bearer in front"},
		},
	}
}

func TestServeJSON(t *testing.T) {
	var out bytes.Buffer
	s, err := NewServe(JSON, &out, false)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Open(Opening{Endpoint: "http://127.0.0.1:1/caliper/s/message", Token: "t", Session: "s", Journal: "/j"}); err != nil {
		t.Fatal(err)
	}
	for _, m := range received() {
		if err := s.Message("s", "", m, expect.Outcome{}); err != nil {
			t.Fatal(err)
		}
	}
	lines := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
	if len(lines) != 3 || lines[0] != `{"kind":"session","schema":"caliper-playground/serve/1","endpoint":"http://127.0.0.1:1/caliper/s/message","token":"t","session":"s","journal":"/j"}` {
		t.Fatalf("got %q", lines)
	}
	if strings.ContainsAny(out.String(), "\x1b\u202e\r") {
		t.Error("control characters are not escaped")
	}
	var first, second Received
	if err := json.Unmarshal([]byte(lines[1]), &first); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(lines[2]), &second); err != nil {
		t.Fatal(err)
	}
	if len(first.Items) != 2 || len(first.Items[0].Findings) != 1 || len(first.Items[1].Findings) != 0 || len(first.Findings) != 1 {
		t.Errorf("findings are not where they belong: %s", lines[1])
	}
	if strings.Contains(out.String(), "null") {
		t.Errorf("a list is null: %s", out.String())
	}
	if second.Status != 401 || second.Verdict != "" || second.Cause != "no scheme" || second.Help == "" {
		t.Errorf("the refusal is %s", lines[2])
	}
}

func TestServeTextOfTwoAddresses(t *testing.T) {
	var out bytes.Buffer
	s, err := NewServe(Text, &out, false)
	if err != nil {
		t.Fatal(err)
	}
	o := Opening{Endpoint: "http://127.0.0.1:1/m", Also: []string{"https://127.0.0.1:2/m"}, Token: "t", Session: "s", Journal: "/j", Authority: "/ca.pem"}
	if err := s.Open(o); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"Trust     /ca.pem\n",
		"curl -i http://127.0.0.1:1/m -H 'Authorization: Bearer t' -H",
		"curl -i --cacert /ca.pem https://127.0.0.1:2/m -H 'Authorization: Bearer t' -H",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is not in:\n%s", want, out.String())
		}
	}
}

func TestServeText(t *testing.T) {
	var out bytes.Buffer
	s, err := NewServe(Text, &out, false)
	if err != nil {
		t.Fatal(err)
	}
	o := Opening{Endpoint: "https://127.0.0.1:1/caliper/s/message", Token: "t", Session: "s", Journal: "/j", Authority: "/ca.pem"}
	if err := s.Open(o); err != nil {
		t.Fatal(err)
	}
	for _, m := range received() {
		if err := s.Message("s", "", m, expect.Outcome{}); err != nil {
			t.Fatal(err)
		}
	}
	for _, want := range []string{
		"curl -i --cacert /ca.pem https://127.0.0.1:1/caliper/s/message -H 'Authorization: Bearer t' -H 'Content-Type: application/json' --data-binary @envelope.json\n",
		"200 ! ViewEvent", "→ Document and 1 more item", "401 – (not read)   the token is right",
		"\n                     write Bearer in front\n", "\n                     envelope-value   /sensor, line 1: no IRI\n",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is not in:\n%s", want, out.String())
		}
	}
	if strings.ContainsAny(out.String(), "\x1b\u202e\r") {
		t.Error("control characters get through")
	}
}

func TestServeTextSaysWhatIsToBeMended(t *testing.T) {
	at := time.Date(2025, 3, 4, 9, 15, 0, 0, time.UTC)
	finding := func(severity rule.Severity, pointer, message string) rule.Finding {
		return rule.Finding{Rule: "r", Severity: severity, Pointer: pointer, Line: 7, Message: message}
	}
	judged := func(status int, findings ...rule.Finding) session.Message {
		return session.Message{
			Entry:      session.Entry{Seq: 1, Time: at, Status: status, Judged: true, Verdict: rule.Fail, Event: "ViewEvent", Action: "Viewed", Note: "no mark: r"},
			Exchange:   session.Exchange{Cause: "the cause", Help: "the way out"},
			Assessment: &conformance.Assessment{Verdict: rule.Fail, Findings: findings},
		}
	}
	malformed := judged(400, finding(rule.Error, "/sendTime", "the cause"), finding(rule.Error, "/data/0/eventTime", "late"))
	malformed.Assessment.Transport = conformance.MalformedEnvelope
	known := finding(rule.Error, "/1", "a")
	known.Expected = true
	mended := finding(rule.Error, "/1", "a")
	mended.Fix = []rule.Op{{Op: "replace", Path: "/1", Value: []byte(` "Viewed" `)}}
	mended.Choices = []rule.Choice{{Title: "Person"}, {Title: "Group"}}
	unmarkedEvent := judged(200, finding(rule.Error, "/1", "a"))
	unmarkedEvent.Assessment.Items = []conformance.Item{{Kind: "event", Uncredited: "the nearest row is another."}}
	cases := []struct {
		name    string
		message session.Message
		outcome expect.Outcome
		want    []string
	}{
		{"nothing", judged(200), expect.Outcome{}, nil},
		{"errors before warnings, and no remarks", judged(200, finding(rule.Warning, "/data/0/name", "late"), finding(rule.Info, "/x", "remark"), finding(rule.Error, "/data/0/action", "wrong")), expect.Outcome{},
			[]string{"r   /data/0/action, line 7: wrong", "r   /data/0/name, line 7: late"}},
		{"at the document itself", judged(200, finding(rule.Error, "", "empty")), expect.Outcome{}, []string{"r   line 7: empty"}},
		{"more than fit", judged(200, finding(rule.Error, "/1", "a"), finding(rule.Error, "/2", "b"), finding(rule.Error, "/3", "c"), finding(rule.Error, "/4", "d")), expect.Outcome{},
			[]string{"r   /1, line 7: a", "r   /2, line 7: b", "r   /3, line 7: c", "and 1 finding more; --format json lists all"}},
		{"refused for its content", judged(422, finding(rule.Error, "/1", "a")), expect.Outcome{}, []string{"r   /1, line 7: a"}},
		{"refused for its form", judged(400, finding(rule.Error, "/1", "a")), expect.Outcome{}, []string{"the way out", "r   /1, line 7: a"}},
		{"refused for a field of the envelope", malformed, expect.Outcome{}, []string{"the way out", "r   /sendTime, line 7", "r   /data/0/eventTime, line 7: late"}},
		{"known for another thing", judged(400, finding(rule.Error, "", "the cause: the way out")), expect.Outcome{}, []string{"the way out", "r   line 7"}},
		{"what mends it", judged(200, mended), expect.Outcome{}, []string{"r   /1, line 7: a", `  mend: set /1 to "Viewed"`, "  choose: Person or Group"}},
		{"an event without a mark", unmarkedEvent, expect.Outcome{}, []string{"r   /1, line 7: a", "no mark: the nearest row is another."}},
		{"not read", session.Message{Entry: session.Entry{Status: 401}, Exchange: session.Exchange{Help: "the way out"}}, expect.Outcome{}, []string{"the way out"}},
		{"the configuration", session.Message{Entry: session.Entry{Status: 200}}, expect.Outcome{}, nil},
		{"as expected", judged(200, known), expect.Outcome{State: expect.Expected}, nil},
		{"other than expected", judged(200, known, finding(rule.Error, "/2", "b")), expect.Outcome{State: expect.Failed, Changes: []expect.Change{{Words: "new finding: b", Found: true}}},
			[]string{"new finding: b", "r   /2, line 7: b"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := advised(c.message, c.outcome); !slices.Equal(got, c.want) {
				t.Errorf("it says %q, not %q", got, c.want)
			}
		})
	}
}

func TestServeTextNamesWhatWasNoEvent(t *testing.T) {
	cases := []struct {
		name  string
		entry session.Entry
		want  string
	}{
		{"refused before it was read", session.Entry{Status: 401, Note: "why"}, "401 – (not read)   why\n"},
		{"not JSON", session.Entry{Status: 400, Judged: true, Verdict: rule.Fail, Note: "why"}, "400 ✗ (no event)   why\n"},
		{"a question", session.Entry{Status: 200, Note: "asked"}, "200 – (no message)   asked\n"},
		{"no TLS, so no answer", session.Entry{Status: 0, Note: "why"}, "  – – (not read)   why\n"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var out bytes.Buffer
			s, err := NewServe(Text, &out, false)
			if err != nil {
				t.Fatal(err)
			}
			if err := s.Message("s", "", session.Message{Entry: c.entry}, expect.Outcome{}); err != nil {
				t.Fatal(err)
			}
			if !strings.HasSuffix(out.String(), c.want) {
				t.Errorf("it says %q, not %q", out.String(), c.want)
			}
		})
	}
}
