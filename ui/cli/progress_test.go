package cli

import (
	"bytes"
	"strings"
	"testing"
	"time"
)

func TestProgressSaysWhyItWaits(t *testing.T) {
	var out bytes.Buffer
	p := &progressLine{w: &out, since: time.Now()}
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
