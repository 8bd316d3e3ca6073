//go:build unix

package cli_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
)

// TestProbeAsksBeforeItSends lists on a terminal what it will send, and sends it only to
// whom says yes. Ctrl+c ends it, before and in the middle.
func TestProbeAsksBeforeItSends(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, keys string
		sends      bool
		says       string
	}{
		{"no", "n\r", false, "nothing was sent"},
		{"enter alone", "\r", false, "nothing was sent"},
		{"another word", "yes please\r", false, "nothing was sent"},
		{"ctrl+c", "\x03", false, "nothing was sent"},
		{"yes", "y\r", true, "stopped before the end"},
		{"yes in full", "Yes\r", true, "stopped before the end"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			var came atomic.Int32
			first := make(chan struct{})
			server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
				if came.Add(1) == 1 {
					close(first)
				}
			}))
			defer server.Close()
			s := open(t, 120, 60, "probe", server.URL, "--token", "sesame")
			s.await(`Go on\? \[y/N\] `)
			if text := s.text(); !strings.Contains(text, "a good envelope of Caliper 1.1") || !strings.Contains(text, "one byte more") || came.Load() > 0 {
				t.Errorf("before it asks %d requests came, and it says %s", came.Load(), text)
			}
			s.press(test.keys)
			if test.sends {
				<-first
				s.press("\x03")
			}
			s.await(test.says)
			<-s.end
			_ = s.cmd.Wait() // what it ends with is told by its state
			if status := s.cmd.ProcessState.ExitCode(); status != 3 || came.Load() > 0 != test.sends {
				t.Errorf("status %d, %d requests", status, came.Load())
			}
		})
	}
}
