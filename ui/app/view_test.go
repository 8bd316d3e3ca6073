package app

import (
	"testing"

	"caliper-playground/engine/text"
)

func TestFitURLKeepsTheHostAndTheEnd(t *testing.T) {
	const url = "http://127.0.0.1:41873/caliper/7c1e5b07-5e2a-4d41/message"
	for width, want := range map[int]string{
		200: url,
		56:  "http://127.0.0.1:41873/caliper/7c1e5b07-5e2a-4d…/message",
		40:  "http://127.0.0.1:41873/caliper/…/message",
		12:  "http://127.…",
		0:   "",
	} {
		got := fitURL(url, width)
		if got != want || text.Width(got) > max(0, width) {
			t.Errorf("at %d: %q, want %q", width, got, want)
		}
	}
}
