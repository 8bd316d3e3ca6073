package load

import (
	"testing"

	"caliper-playground/ui/page"
)

// TestAFilterThatIsOverEndsBeside holds what reads texts for a filter that another one has
// replaced to be ended by a command, and not while the screen waits.
func TestAFilterThatIsOverEndsBeside(t *testing.T) {
	stopped := false
	l := &Page{batch: &batch{sieve: &sieve{}}}
	cmd := l.siftMore(&sieve{}, func() sifted { return sifted{} }, func() { stopped = true })
	end := cmd().(page.Result).Take()
	if stopped {
		t.Fatal("it was ended in Update")
	}
	if end == nil || end() != nil || !stopped {
		t.Error("nothing ends it")
	}
}
