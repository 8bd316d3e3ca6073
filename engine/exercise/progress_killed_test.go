package exercise

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// TestKilledWhileProgressIsKept kills a program at any moment while it writes how far
// somebody has come: what it had written before is there, or what it was just writing,
// and nothing of the other exercises is lost.
func TestKilledWhileProgressIsKept(t *testing.T) {
	const writes, counter = "EXERCISES_TEST_WRITES", "one-word"
	if state := os.Getenv(writes); state != "" { // this is the child
		p, err := OpenProgress(state)
		if err != nil {
			panic(err)
		}
		for i := p.Of(counter).Hints + 1; ; i++ {
			if err := p.Change(counter, func(s *Standing) { s.Hints, s.Answer = i, strings.Repeat(strconv.Itoa(i%10), 256<<10) }); err != nil {
				panic(err)
			}
			fmt.Println(i)
		}
	}
	state := t.TempDir()
	p, err := OpenProgress(state)
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2026, 3, 2, 9, 15, 0, 0, time.UTC)
	for _, e := range BuiltIn()[2:20] {
		if err := p.Solve(e.Name, e.Solution, at); err != nil {
			t.Fatal(err)
		}
	}
	for range 12 {
		child := exec.Command(os.Args[0], "-test.run=^"+t.Name()+"$")
		child.Env = append(os.Environ(), writes+"="+state)
		out, err := child.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		written, lines := 0, bufio.NewScanner(out)
		for kill := rand.IntN(8); lines.Scan(); kill-- {
			written, _ = strconv.Atoi(lines.Text()) // the child prints nothing else
			if kill == 0 {
				time.Sleep(rand.N(4 * time.Millisecond))
				if err := child.Process.Kill(); err != nil {
					t.Fatal(err)
				}
			}
		}
		_ = child.Wait() // it was killed
		again, err := OpenProgress(state)
		if err != nil {
			t.Fatal(err)
		}
		s := again.Of(counter)
		if s.Hints != written && s.Hints != written+1 || s.Answer != strings.Repeat(strconv.Itoa(s.Hints%10), 256<<10) {
			t.Fatalf("it had written %d, and there is %d with an answer of %d bytes", written, s.Hints, len(s.Answer))
		}
		for _, e := range BuiltIn()[2:20] {
			if s := again.Of(e.Name); !s.Solved.Equal(at) || s.Answer != e.Solution {
				t.Fatalf("of %s there is %+v", e.Name, s)
			}
		}
		if err := again.Solve("name-the-action", "", at); err != nil { // nobody holds the lock still
			t.Fatal(err)
		}
	}
}

// TestProgressOfSeveralPrograms loses nothing of what several write at the same time.
func TestProgressOfSeveralPrograms(t *testing.T) {
	state := t.TempDir()
	course := BuiltIn()
	var all sync.WaitGroup
	for i := range 4 {
		all.Go(func() {
			p, err := OpenProgress(state)
			for at := i; at < 60 && err == nil; at += 4 {
				err = p.Solve(course[at].Name, course[at].Solution, time.Unix(1, 0))
			}
			if err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	p, err := OpenProgress(state)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range course[:60] {
		if !p.Of(e.Name).Done() {
			t.Errorf("that %s is solved is lost", e.Name)
		}
	}
}
