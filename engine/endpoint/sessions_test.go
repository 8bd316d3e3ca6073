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

func TestWhoIsToldOfWhatReachedNoSession(t *testing.T) {
	e, first := start(t, Options{})
	second := newFake()
	second.id = "bench-2"
	e.Add(second)
	speak(t, e, request("POST", "/caliper/bench-2/messages", `{}`), false)
	if x := second.lastRefused(t); x.Status != 404 {
		t.Errorf("the session in the path was told of %+v", x)
	}
	speak(t, e, request("POST", "/elsewhere", `{}`), false)
	if x := first.lastRefused(t); x.Status != 404 || x.Path != "/elsewhere" {
		t.Errorf("the first session was told of %+v", x)
	}
	fresh := newFake() // of the first's name, in its place
	e.Add(fresh)
	speak(t, e, request("POST", "/elsewhere/again", `{}`), false)
	if x := fresh.lastRefused(t); x.Path != "/elsewhere/again" {
		t.Errorf("the one in the first's place was told of %+v", x)
	}
	var notices []string
	lonely := New(Options{Notify: func(s string) { notices = append(notices, s) }})
	if err := lonely.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	speak(t, lonely, request("POST", "/elsewhere", `{}`), false)
	if err := lonely.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	if len(notices) != 1 || !strings.Contains(notices[0], "404") {
		t.Errorf("without a session: %v", notices)
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
	if n := strings.Count(string(journal), "\n"); n != 8 || strings.Contains(string(journal), testToken) {
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
