package endpoint

import (
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"

	"caliper-playground/engine/session"
)

func TestATokenOpensItsOwnSessionAlone(t *testing.T) {
	e, first := start(t, Options{})
	second := newFake()
	second.id, second.token = "bench-2", "another-token-456"
	e.Add(second)
	if a := speak(t, e, request("POST", "/caliper/bench-2/message", `{}`, "Authorization: Bearer another-token-456"), false); a.status != 200 {
		t.Errorf("the second with its own token: %d", a.status)
	}
	a := speak(t, e, request("POST", "/caliper/bench-2/message", `{}`), false)
	if a.status != 401 || !strings.Contains(a.problem(t).Detail, "another session") {
		t.Errorf("the second with the first's token: %d %s", a.status, a.body)
	}
	received, refused := second.exchanges()
	if got, _ := first.exchanges(); len(got) != 0 || len(received) != 1 || len(refused) != 1 {
		t.Errorf("first %d, second %d and %d", len(got), len(received), len(refused))
	}
	e.Remove("bench-2")
	if a := speak(t, e, request("POST", "/caliper/bench-2/message", `{}`, "Authorization: Bearer another-token-456"), false); a.status != 404 {
		t.Errorf("after Remove: %d", a.status)
	}
}

// TestTheToleranceIsEachSessionsOwn switches it on and off while the endpoint
// runs, for one of two sessions.
func TestTheToleranceIsEachSessionsOwn(t *testing.T) {
	e, first := start(t, Options{})
	second := newFake()
	second.id, second.token = "bench-2", "another-token-456"
	e.Add(second)
	ask := func(id, token string) int {
		return speak(t, e, request("POST", "/caliper/"+id+"/message", `{}`, "Authorization: "+token), false).status
	}
	for _, step := range []struct {
		on            bool
		first, second int
	}{{false, 401, 401}, {true, 200, 401}, {false, 401, 401}} {
		first.bareToken.Store(step.on)
		if a, b := ask(first.id, first.token), ask(second.id, second.token); a != step.first || b != step.second {
			t.Errorf("with the first's on %v: %d and %d, want %d and %d", step.on, a, b, step.first, step.second)
		}
		if got := ask(first.id, second.token); got != 401 {
			t.Errorf("with the first's on %v, the second's token opens it: %d", step.on, got)
		}
	}
}

// TestWhatReachedNoSession belongs to the endpoint's own log, however near a
// session's URL it came; what is for one that is not served is told as that.
func TestWhatReachedNoSession(t *testing.T) {
	e, first := start(t, Options{Recorded: func(id string) bool { return id == "class-5" }})
	second := newFake()
	second.id = "bench-10" // whose name begins as the first's does
	e.Add(second)
	for _, test := range []struct{ method, path, cause string }{
		{"GET", "/favicon.ico", "no session is served under /favicon.ico"},
		{"POST", "/caliper/bench-1/messages", "no session is served under"},
		{"POST", "/caliper/bench-10", "no session is served under"},
		{"POST", "/caliper/bench-1/message/?token=right-token-123", "no session is served under"},
		{"POST", "/caliper/class-5/message", "class-5 is not served"},
	} {
		_, seen := e.Strays().Since(0)
		a := speak(t, e, request(test.method, test.path, `{}`), false)
		strays, all := e.Strays().Since(seen)
		if a.status != 404 || len(strays) != 1 || all != seen+1 || !strings.Contains(strays[0].Cause, test.cause) || strings.Contains(strays[0].Path, testToken) {
			t.Errorf("%s %s: %d, the log has %+v", test.method, test.path, a.status, strays)
		}
	}
	first.strays, second.strays = NewStrayLog(), NewStrayLog()
	for _, f := range []*fake{first, second} {
		if received, refused := f.exchanges(); len(received)+len(refused) != 0 {
			t.Errorf("%s was told of %+v %+v", f.id, received, refused)
		}
	}
}

// TestTheEndpointsOwnLogHasABound is strangers who send without end.
func TestTheEndpointsOwnLogHasABound(t *testing.T) {
	l := NewStrayLog()
	for i := range 3 * maxStrays {
		l.add(Stray{Status: i})
	}
	strays, all := l.Since(0)
	if len(strays) != maxStrays || all != 3*maxStrays || strays[0].Status != 2*maxStrays {
		t.Errorf("%d of %d kept, from %d", len(strays), all, strays[0].Status)
	}
	if last, _ := l.Since(all - 1); len(last) != 1 || last[0].Status != all-1 {
		t.Errorf("since the last but one: %+v", last)
	}
}

// TestAStrangerIsNotedAsOne sends without the token, and with it in every place
// and form where a sensor may put it.
func TestAStrangerIsNotedAsOne(t *testing.T) {
	for _, test := range []struct {
		header   string
		stranger bool
	}{
		{"Authorization: Bearer " + testToken, false},
		{"Authorization: " + testToken, false},
		{"Authorization: Basic " + testToken, false},
		{"Authorization: Bearer Bearer " + testToken, false},
		{"X-Api-Key: " + testToken, false},
		{"Authorization: Bearer wrong", true},
		{"Authorization:", true},
	} {
		e, f := start(t, Options{})
		headers := []string{test.header}
		if !strings.HasPrefix(test.header, "Authorization") {
			headers = append(headers, "Authorization:")
		}
		speak(t, e, request("POST", testPath, `{}`, headers...), false)
		received, refused := f.exchanges()
		if all := append(received, refused...); len(all) != 1 || all[0].Stranger != test.stranger {
			t.Errorf("%s: %+v", test.header, all)
		}
	}
}

// TestATokenIsHiddenWhereOneStands looks for tokens in the journal and in what
// is answered, also where the request could not be read.
func TestATokenIsHiddenWhereOneStands(t *testing.T) {
	e, s := startJudging(t, session.Options{}, Options{})
	for _, raw := range []string{
		request("POST", testPath+"?token="+testToken, `{}`, "X-Api-Key: "+testToken, "Authorization:"),
		request("POST", testPath+"/?of="+testToken, `{}`),
		"POST /x HTTP/1.1\r\nHost: http://x/\r\nAuthorization: " + testToken + "\r\n\r\n",
		"Authorization: Bearer " + testToken + "\r\n\r\n",
		"GET /x?token=" + testToken + "\r\n\r\n",
		"POST /x HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization Bearer " + testToken + "\r\n\r\n",
		"POST /x HTTP/1.1\r\nHost: 127.0.0.1\r\n" + testToken + "\r\n\r\n",
	} {
		if a := speak(t, e, raw, false); strings.Contains(a.body, testToken) {
			t.Errorf("the answer has it: %s", a.body)
		}
	}
	journal, err := os.ReadFile(s.Journal())
	if err != nil {
		t.Fatal(err)
	}
	strays, all := e.Strays().Since(0)
	for _, stray := range strays {
		if said := fmt.Sprint(stray); strings.Contains(said, testToken) {
			t.Errorf("the endpoint's own log has it: %s", said)
		}
	}
	if n := all + strings.Count(string(journal), "\n"); n != 8 || strings.Contains(string(journal), testToken) {
		t.Errorf("%d lines: %s", n, journal)
	}
}

func TestAFaultIsAnsweredAndTheEndpointLivesOn(t *testing.T) {
	var mu sync.Mutex
	var notices []string
	e, f := start(t, Options{Notify: func(s string) { mu.Lock(); defer mu.Unlock(); notices = append(notices, s) }})
	f.fault = "index out of range"
	if a := speak(t, e, post(`{}`), false); a.status != 500 || a.problem(t).Help == "" {
		t.Errorf("%d %s", a.status, a.body)
	}
	f.fault = nil
	if a := speak(t, e, post(`{}`), false); a.status != 200 {
		t.Errorf("afterwards: %d", a.status)
	}
	mu.Lock()
	defer mu.Unlock()
	if len(notices) != 1 || !strings.Contains(notices[0], "index out of range") || strings.Contains(notices[0], testToken) {
		t.Errorf("notices: %v", notices)
	}
}

func TestManySendersAtOnce(t *testing.T) {
	e, f := start(t, Options{MaxConnections: 8})
	var senders sync.WaitGroup
	for i := range 32 {
		senders.Go(func() {
			for n := range 5 {
				if a := speak(t, e, post(fmt.Sprintf(`{"i":%d,"n":%d}`, i, n)), false); a.status != 200 {
					t.Errorf("%d %s", a.status, a.body)
				}
			}
		})
	}
	senders.Wait()
	received, _ := f.exchanges()
	distinct := map[string]bool{}
	for _, x := range received {
		distinct[string(x.Body)] = true
	}
	if len(distinct) != 160 {
		t.Errorf("%d messages arrived, want 160", len(distinct))
	}
}
