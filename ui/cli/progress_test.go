package cli

import (
	"bytes"
	"context"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

func TestProgressSaysWhyItWaits(t *testing.T) {
	var out bytes.Buffer
	p := &progressLine{w: &out, terminal: true, since: time.Now()}
	p.wait("the endpoint answers 503", time.Second)
	if out.Len() != 0 || p.shown {
		t.Errorf("a short pause is said: %q", out.String())
	}
	p.wait("the endpoint answers\x1b[2J 429", 7*time.Second)
	if got := out.String(); got != "\rthe endpoint answers␛[2J 429; the next attempt is in 7s\x1b[K" {
		t.Errorf("it says %q", got)
	}
	p.clear()
	if !strings.HasSuffix(out.String(), "\r\x1b[K") || p.shown {
		t.Errorf("the line stays: %q", out.String())
	}
	(&progressLine{}).wait("nobody looks on", time.Minute)
}

// TestProgressEveryTenSeconds runs by a clock of its own: 30 seconds of a run that
// does a document a second.
func TestProgressEveryTenSeconds(t *testing.T) {
	for terminal, want := range map[bool][]string{
		false: {"caliper-playground: 10 of 40 documents, 1 failed, 1.0 a second, 30s left\n", "caliper-playground: 20 of 40", "caliper-playground: 30 of 40"},
		true:  {"\r1 documents, 1 failed", "\r30 of 40 documents, 1 failed, 1.0 a second, 10s left\x1b[K"},
	} {
		synctest.Test(t, func(t *testing.T) {
			var out bytes.Buffer
			var lock sync.Mutex
			p := &progressLine{w: &out, terminal: terminal, since: time.Now()}
			end := p.begin(t.Context(), &lock, func(context.Context) (int, bool) { return 40, true })
			for range 30 {
				time.Sleep(time.Second - time.Millisecond)
				lock.Lock()
				p.done(1, 1)
				lock.Unlock()
				time.Sleep(time.Millisecond)
				synctest.Wait()
			}
			end()
			for _, w := range want {
				if !strings.Contains(out.String(), w) {
					t.Errorf("%q is not in %q", w, out.String())
				}
			}
			if n := strings.Count(out.String(), "\n"); !terminal && n != 3 {
				t.Errorf("%d lines", n)
			}
		})
	}
}
