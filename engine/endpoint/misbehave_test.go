package endpoint

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"caliper-playground/catalog"
	"caliper-playground/engine/sensor"
	"caliper-playground/engine/session"
)

func TestParseMisbehaviour(t *testing.T) {
	for s, want := range map[string]Misbehaviour{
		"429":                                {What: TooMany},
		"429 every 5, retry-after 2s":        {What: TooMany, When: When{Every: 5}, RetryAfter: 2 * time.Second},
		"503 first 3 for 1m, retry-after 1m": {What: Unavailable, When: When{First: 3, For: time.Minute}, RetryAfter: time.Minute},
		"500 10%":                            {What: Fault, When: When{Percent: 10}},
		"503 2.5% for 5m":                    {What: Unavailable, When: When{Percent: 2.5, For: 5 * time.Minute}},
		"slow 2s":                            {What: Slow, Delay: 2 * time.Second},
		"slow 200ms for 10s first 4":         {What: Slow, Delay: 200 * time.Millisecond, When: When{First: 4, For: 10 * time.Second}},
		"drop-before every 2":                {What: DropBefore, When: When{Every: 2}},
		"drop-after first 1":                 {What: DropAfter, When: When{First: 1}},
		"body {}":                            {What: Body, Body: "{}"},
		`body "all is well" every 3`:         {What: Body, Body: "all is well", When: When{Every: 3}},
		"body said first of all":             {What: Body, Body: "said first of all"},
		"redirect first 1":                   {What: Redirect, When: When{First: 1}},
	} {
		got, err := ParseMisbehaviour(s)
		written := got.String()
		got.written = ""
		if err != nil || got != want || written != s {
			t.Errorf("%q: %+v, %v, written %q", s, got, err, written)
		}
	}
	for s, word := range map[string]string{
		"": "it says nothing", "404": `no "404"`, "slow": "needs a time", "slow soon": `"soon" is no time`, "slow 2h": "up to an hour", "body": "needs a text",
		"429 every": "cannot be made sense of", "429 every 0": "no number", "429 every x": "no number", "429 every 2 first 3": "cannot be made sense of",
		"429 0%": "no share", "429 101%": "no share", "429 NaN%": "no share", "429 for": "cannot be made sense of", "429 for ever": "no time",
		"429, retry-after soon": "no time", "slow 1s, retry-after 2s": "retry-after goes with", "drop-before, retry-after 2s": "retry-after goes with", "429 now and then": "cannot be made sense of",
		"429 -5%": "no share", "body every 2, retry-after 1s": "retry-after goes with",
	} {
		if got, err := ParseMisbehaviour(s); err == nil || !strings.Contains(err.Error(), word) || !strings.Contains(err.Error(), "'429 every 5, retry-after 2s'") {
			t.Errorf("%q: %+v, %v", s, got, err)
		}
	}
}

func TestWhenHolds(t *testing.T) {
	for s, want := range map[string]string{"429": "1234567", "429 every 3": "36", "429 first 2": "12", "429 100%": "1234567", "429 for 5s": "1234", "429 every 2 for 5s": "24"} {
		m, err := ParseMisbehaviour(s)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for n := 1; n <= 7; n++ {
			if m.When.holds(n, time.Duration(n)*time.Second+time.Millisecond) {
				got += fmt.Sprint(n)
			}
		}
		if got != want {
			t.Errorf("%s: %s, want %s", s, got, want)
		}
	}
	w, hits := When{Percent: 20}, 0
	for n := range 10_000 {
		if w.holds(n, 0) {
			hits++
		}
	}
	if hits < 1500 || hits > 2500 {
		t.Errorf("20%% are %d of 10000", hits)
	}
}

// misbehave starts an endpoint that judges and does that.
func misbehave(t *testing.T, acts ...string) (*Endpoint, *session.Session) {
	t.Helper()
	var all []Misbehaviour
	for _, s := range acts {
		m, err := ParseMisbehaviour(s)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, m)
	}
	return startJudging(t, session.Options{}, Options{Misbehaviour: all})
}

func goodEnvelope(n int) []byte {
	return sensor.Envelope("https://s.example/", time.Now(), catalog.V1p2, fmt.Appendf(nil, `{"@context":"http://purl.imsglobal.org/ctx/caliper/v1p2","id":"urn:uuid:0b0e6f0a-8f0d-4c43-9a55-5e3d1a2b7c%02d","type":"ViewEvent","profile":"ReadingProfile","actor":{"id":"https://x.example/1","type":"Person"},"action":"Viewed","object":{"id":"https://x.example/2","type":"Document"},"eventTime":"2025-03-04T09:15:00.000Z"}`, n))
}

// TestMisbehaviourAsSendersSeeIt sends three messages to each, once.
func TestMisbehaviourAsSendersSeeIt(t *testing.T) {
	for _, c := range []struct {
		acts     []string
		statuses string // 0 where the connection was closed
		notes    []string
		totals   session.Totals
		header   string
		body     string
	}{
		{[]string{"429 every 2, retry-after 1500ms"}, "200 429 200", []string{"", "on purpose: 429 every 2, retry-after 1500ms", ""}, session.Totals{Messages: 3, Accepted: 2, OnPurpose: 1}, "Retry-After: 2", "on purpose"},
		{[]string{"500 first 1", "503 first 2"}, "500 503 200", []string{"on purpose: 500 first 1", "on purpose: 503 first 2", ""}, session.Totals{Messages: 3, Accepted: 1, OnPurpose: 2}, "", ""},
		{[]string{"drop-before first 1"}, "0 200 200", []string{"on purpose: drop-before first 1", "", ""}, session.Totals{Messages: 3, Accepted: 2, OnPurpose: 1}, "", ""},
		{[]string{"drop-after first 1"}, "0 200 200", []string{"on purpose: drop-after first 1", "", ""}, session.Totals{Messages: 3, Accepted: 3}, "", ""},
		{[]string{"body 'all is well'"}, "200 200 200", []string{"on purpose: body 'all is well'"}, session.Totals{Messages: 3, Accepted: 3}, "Content-Length: 11", "all is well"},
		{[]string{"redirect first 1"}, "307 200 200", []string{"on purpose: redirect first 1", "", ""}, session.Totals{Messages: 3, Accepted: 2, OnPurpose: 1}, "Location: http://127.0.0.1:", ""},
		{[]string{"slow 1ms", "503 every 3"}, "200 200 503", []string{"on purpose: slow 1ms", "on purpose: slow 1ms", "on purpose: slow 1ms and 503 every 3"}, session.Totals{Messages: 3, Accepted: 2, OnPurpose: 1}, "", ""},
	} {
		t.Run(strings.Join(c.acts, " and "), func(t *testing.T) {
			e, s := misbehave(t, c.acts...)
			var statuses []string
			var seen, bodies strings.Builder
			for n := range 3 {
				status, header, body := postOnce(t, e, s, goodEnvelope(n))
				statuses = append(statuses, fmt.Sprint(status))
				_ = header.Write(&seen)
				bodies.WriteString(body)
			}
			if got := strings.Join(statuses, " "); got != c.statuses {
				t.Errorf("answered %s, want %s", got, c.statuses)
			}
			if !strings.Contains(seen.String(), c.header) || !strings.Contains(bodies.String(), c.body) {
				t.Errorf("header %q, body %q", seen.String(), bodies.String())
			}
			totals := s.Totals()
			c.totals.Counts, c.totals.Repeated = totals.Counts, 0
			if totals != c.totals {
				t.Errorf("%+v, want %+v", totals, c.totals)
			}
			for i, want := range c.notes {
				entry := s.Entries(i, i+1)[0]
				if entry.Note != want || (want == "") != (entry.Act == "") || entry.Failed() {
					t.Errorf("message %d: %+v", i+1, entry)
				}
			}
		})
	}
}

func postOnce(t *testing.T, e *Endpoint, s *session.Session, body []byte) (status int, header http.Header, answer string) {
	t.Helper()
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	request, err := http.NewRequest(http.MethodPost, e.URL(s.ID()), bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Authorization", "Bearer "+s.Token())
	response, err := client.Do(request)
	if err != nil {
		if !errors.Is(err, io.EOF) {
			t.Fatal(err)
		}
		return 0, http.Header{}, ""
	}
	defer response.Body.Close()
	b, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, response.Header, string(b)
}

// TestRetriesAreRecognised has our own sensor go through all of it: each message is
// there once in the end, and the log says which are retries.
func TestRetriesAreRecognised(t *testing.T) {
	e, s := misbehave(t, "503 first 1", "drop-before every 4", "drop-after every 5")
	var payloads []sensor.Payload
	for n := range 4 {
		payloads = append(payloads, sensor.Payload{Raw: goodEnvelope(n)})
	}
	report, err := sensor.New(sensor.Options{URL: e.URL(s.ID()), Token: s.Token(), Retries: 5}).Send(context.Background(), payloads, nil)
	if err != nil || report.Accepted != 4 || report.Retries != 3 {
		t.Fatalf("%v %+v", err, report)
	}
	retries := 0
	for _, entry := range s.Entries(0, s.Len()) {
		if entry.Retry == 0 {
			continue
		}
		retries++
		if before := s.Entries(entry.Retry-1, entry.Retry)[0]; before.Act == "" || !strings.Contains(entry.Note, fmt.Sprintf("a proper retry of message %d", entry.Retry)) && entry.Act == "" {
			t.Errorf("%+v is a retry of %+v", entry, before)
		}
	}
	totals := s.Totals()
	if retries != report.Retries || totals.Retries != retries || totals.Refused != 0 || totals.Pass != 4 || totals.OnPurpose != 2 {
		t.Errorf("%d retries, the sensor says %d; %+v", retries, report.Retries, totals)
	}
	postOnce(t, e, s, goodEnvelope(0)) // it was made good: now it is sent for nothing, and then dropped
	if again := s.Entries(7, 8)[0]; again.Retry != 0 {
		t.Errorf("what was made good is taken for a retry: %+v", again)
	}
}

func TestARetryTooEarlyIsSaid(t *testing.T) {
	e, s := misbehave(t, "429 first 1, retry-after 1h")
	for range 2 {
		postOnce(t, e, s, goodEnvelope(1))
	}
	if note := s.Entries(1, 2)[0].Note; !strings.HasPrefix(note, "a retry of message 1 too early: after ") {
		t.Errorf("it says %q", note)
	}
}

func TestMisbehaviourIsSwitched(t *testing.T) {
	e, s := misbehave(t)
	m, err := ParseMisbehaviour("503 first 1")
	if err != nil {
		t.Fatal(err)
	}
	var got []int
	for n, all := range [][]Misbehaviour{nil, {m}, nil, {m}} {
		e.SetMisbehaviour(all)
		for i := range 2 {
			status, _, _ := postOnce(t, e, s, goodEnvelope(2*n+i))
			got = append(got, status)
		}
	}
	if fmt.Sprint(got) != "[200 200 503 200 200 200 503 200]" {
		t.Errorf("answered %v", got)
	}
}
