package endpoint

import (
	"testing"
	"time"
)

func TestDeadlineIsAppliedWhenItMatters(t *testing.T) {
	now := time.Now()
	for _, c := range []struct {
		name            string
		applied, wanted time.Time
		due             bool
	}{
		{"none either way", time.Time{}, time.Time{}, false},
		{"a first one", time.Time{}, now, true},
		{"lifted", now, time.Time{}, true},
		{"the same", now, now, false},
		{"a little later", now, now.Add(slack / 2), false},
		{"much later", now, now.Add(2 * slack), true},
		{"a little earlier", now, now.Add(-slack / 8), false},
		{"earlier", now, now.Add(-slack), true},
	} {
		d := deadline{applied: c.applied}
		if d.want(c.wanted); d.due() != c.due {
			t.Errorf("%s: due %t", c.name, d.due())
		}
	}
	var d deadline
	if d.want(now.Add(time.Hour)) || d.want(time.Time{}) || !d.want(now.Add(-time.Hour)) {
		t.Error("only a limit that has passed is applied at once")
	}
}
