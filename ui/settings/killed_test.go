package settings

import (
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// A program that is killed at any moment while it keeps the screen's state leaves one
// that can be used: the new one or the old one.
func TestKilledWhileTheStateIsKept(t *testing.T) {
	const writes = "SETTINGS_TEST_WRITES"
	// Each tells itself from the others at its end.
	generation := func(i int) Remembered {
		return Remembered{Welcomed: true, Session: strconv.Itoa(i), Filter: strings.Repeat("x", 512<<10), Page: strconv.Itoa(i)}
	}
	if path := os.Getenv(writes); path != "" { // this is the child
		k, _, _ := OpenKeeper(path)
		for i := int(time.Now().UnixMilli()); ; i++ {
			if err := k.Save(i, generation(i)); err != nil {
				panic(err)
			}
		}
	}
	path := filepath.Join(t.TempDir(), StateFile)
	k, _, _ := OpenKeeper(path)
	if err := k.Save(1, generation(0)); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for range 12 {
		child := exec.Command(os.Args[0], "-test.run=^"+t.Name()+"$")
		child.Env = append(os.Environ(), writes+"="+path)
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		for before, err := os.Stat(path); err == nil; time.Sleep(time.Millisecond) { // until it has begun
			if now, err := os.Stat(path); err != nil || !now.ModTime().Equal(before.ModTime()) {
				break
			}
		}
		time.Sleep(rand.N(20 * time.Millisecond))
		if err := child.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = child.Wait() // it was killed
		_, s, notice := OpenKeeper(path)
		if notice != "" || s.Page == "" || s.Page != s.Session || len(s.Filter) != 512<<10 {
			t.Fatalf("%q, and it is %q and %q with %d bytes", notice, s.Session, s.Page, len(s.Filter))
		}
		seen[s.Page] = true
	}
	if len(seen) < 6 {
		t.Errorf("%d different states were left: nothing was killed at work", len(seen))
	}
}
