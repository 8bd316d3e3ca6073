package endpoint

import (
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestTroubleIsSaidOnceThenFromTimeToTime(t *testing.T) {
	var tr trouble
	full, gone := errors.New("no space left"), errors.New("deleted")
	now := time.Unix(1_000_000, 0)
	steps := []struct {
		after time.Duration
		err   error // nil: a request that was written
		want  string
	}{
		{0, nil, ""},
		{0, full, "no space left"},
		{time.Second, full, ""},
		{time.Second, full, ""},
		{troublePause, full, "no space left (and 2 requests more since this was last said)"},
		{time.Second, gone, "deleted"},
		{time.Second, full, "no space left"},
		{time.Second, nil, "the journal is written again; 6 requests got no place in it"},
		{time.Second, nil, ""},
		{time.Second, full, "no space left"},
		{time.Second, nil, "the journal is written again; 1 request got no place in it"},
	}
	for i, step := range steps {
		now = now.Add(step.after)
		got := ""
		if step.err == nil {
			got = tr.over()
		} else {
			got = tr.met(step.err, now)
		}
		if got != step.want {
			t.Errorf("step %d says %q, want %q", i, got, step.want)
		}
	}
}

func TestAFloodOfTroubleIsNoFloodOfWords(t *testing.T) {
	var mu sync.Mutex
	var said []string
	e, f := start(t, Options{Notify: func(line string) {
		mu.Lock()
		defer mu.Unlock()
		said = append(said, line)
	}})
	lines := func() []string {
		mu.Lock()
		defer mu.Unlock()
		return slices.Clone(said)
	}
	fail := func(err error) {
		f.mu.Lock()
		defer f.mu.Unlock()
		f.fail = err
	}
	fail(errors.New("the disk is full"))
	for range 20 {
		if a := speak(t, e, post(`{}`), false); a.status != 503 || a.header.Get("Retry-After") == "" || !strings.Contains(a.body, `"status":503`) {
			t.Fatalf("answered %d: %s", a.status, a.body)
		}
	}
	if lines := lines(); len(lines) != 1 || !strings.Contains(lines[0], "disk is full") {
		t.Errorf("said %q", lines)
	}
	fail(nil)
	if a := speak(t, e, post(`{}`), false); a.status != 200 {
		t.Fatalf("afterwards answered %d", a.status)
	}
	if lines := lines(); len(lines) != 2 || !strings.Contains(lines[1], "20 requests") {
		t.Errorf("said %q", lines)
	}
}
