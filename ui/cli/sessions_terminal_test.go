//go:build unix

package cli_test

import (
	"strings"
	"testing"
)

// TestAClassOfThree is a trainer with three learners: each posts to a URL and
// with a token of its own, the trainer goes from one to the next and sees each
// one's mark; a neighbour's token opens nothing.
func TestAClassOfThree(t *testing.T) {
	s := open(t, 120, 40, "--no-color", "--sessions", "3", "--session", "class", "--state", t.TempDir())
	s.await(`class-1 1 of 3`)
	learners := make([]learner, 3)
	for i := range learners {
		learners[i] = s.learner()
		if i < 2 {
			s.press("}")
			s.await([]string{`class-2 2 of 3`, `class-3 3 of 3`}[i])
		}
	}
	for i, a := range learners {
		if a.url == "" || !strings.HasSuffix(a.url, []string{"class-1", "class-2", "class-3"}[i]+"/message") {
			t.Fatalf("learner %d was told %q", i+1, a.url)
		}
		for j, b := range learners {
			want := 401
			if i == j {
				want = 200
			}
			if got := post(t, a.url, b.token, envelope); got != want {
				t.Errorf("the URL of learner %d with the token of learner %d is answered %d, want %d", i+1, j+1, got, want)
			}
		}
	}
	// The third is shown, and stays: what came to the others is counted.
	s.await(`\+6 in 2 others`)
	s.await(`Reading[^\n]*1/2`)
	s.press("O")
	s.await(`SESSIONS`)
	s.await(`class-1 +stuck +3 +2 +0`)
	s.press("g")
	s.await(`› class-1`)
	s.press("\r")
	s.await(`\+3 in 1 other`)
	s.press("}")
	s.await(`another session of this endpoint`)

	// One comes late.
	s.press("A")
	s.await(`Session class-4 has begun`)
	late := s.learner()
	if got := post(t, late.url, late.token, envelope); got != 200 || !strings.HasSuffix(late.url, "/class-4/message") {
		t.Errorf("%s is answered %d", late.url, got)
	}
	if got := post(t, late.url, learners[0].token, envelope); got != 401 {
		t.Errorf("a neighbour's token at the late one's URL is answered %d", got)
	}
	s.quit()
}

// learner is what one learner is told.
type learner struct{ url, token string }

// learner reads the page that says how to reach the session shown, and closes it.
func (s *terminal) learner() learner {
	s.t.Helper()
	before := len(s.text())
	s.press("u")
	url := s.awaitSince(before, `POST\s+(http://127\.0\.0\.1:\d+/caliper/[\w-]+/message)`)[1]
	s.press("*")
	token := s.awaitSince(before, `Bearer (\w+)`)[1]
	before = len(s.text())
	s.press("q")
	s.awaitSince(before, `PROFILES`)
	return learner{url, token}
}

// TestATolerancesUseIsSeenOnTheBench switches one on while the endpoint runs.
func TestATolerancesUseIsSeenOnTheBench(t *testing.T) {
	s := open(t, 80, 24, "--no-color", "--token", "sesame", "--session", "class", "--listen", "127.0.0.1:0", "--state", t.TempDir())
	address := s.await(`(127\.0\.0\.1:\d+)`)[1]
	url := "http://" + address + "/caliper/class/message"
	if got := postWith(t, url, "sesame", envelope); got != 401 {
		t.Errorf("a bare token is answered %d", got)
	}
	s.await(`Log 1 `)
	s.press("L")
	s.await(`\[ \] bare-token`)
	s.press("\r")
	s.await(`bare-token is on from the next message on`)
	if got := postWith(t, url, "sesame", envelope); got != 200 {
		t.Errorf("tolerated, it is answered %d", got)
	}
	if got := postWith(t, url, "open", envelope); got != 401 {
		t.Errorf("another bare token is answered %d", got)
	}
	s.press("q")
	s.await(`Log 3`)
	s.press("\t")
	s.await(`tolerated: bare-token`)
	s.quit()
}

// TestTheEndpointMisbehavesFromTheBench has the endpoint refuse a message on purpose,
// and take its repeat.
func TestTheEndpointMisbehavesFromTheBench(t *testing.T) {
	s := open(t, 80, 24, "--no-color", "--token", "sesame", "--session", "class", "--listen", "127.0.0.1:0", "--state", t.TempDir())
	address := s.await(`(127\.0\.0\.1:\d+)`)[1]
	url := "http://" + address + "/caliper/class/message"
	s.press("U")
	s.await(`\[ \] 503 first 3`)
	s.press("jje")
	s.await(`do 503 first 3`)
	s.press("\x7f1\r")
	s.await(`\[x\] 503 first 1`)
	for _, want := range []int{503, 200} {
		if got := postWith(t, url, "Bearer sesame", envelope); got != want {
			t.Errorf("it is answered %d, not %d", got, want)
		}
	}
	s.press("q")
	s.await(`1 refused on purpose`)
	s.press("\t")
	s.await(`on purpose: 503 first 1`)
	s.await(`a proper retry of`)
	s.quit()
}
