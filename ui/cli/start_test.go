package cli_test

import (
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"testing"
)

// What a package of ours may do before main, where nobody has asked for
// anything yet: a few tables. What takes more is made at its first use.
const (
	initBytes  = 16 << 10
	initAllocs = 64
)

// initTrace is a line that the runtime writes for an initialised package.
var initTrace = regexp.MustCompile(`(?m)^init (` + module + `\S*) @.* (\d+) bytes, (\d+) allocs$`)

// TestNothingLargeIsMadeBeforeItIsAskedFor counts memory, which, other than
// time, is the same on every machine.
func TestNothingLargeIsMadeBeforeItIsAskedFor(t *testing.T) {
	t.Parallel()
	cmd := exec.Command(program(t), "--version")
	cmd.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	packages := initTrace.FindAllSubmatch(out, -1)
	if len(packages) == 0 {
		t.Fatalf("no package of ours is in %s", out)
	}
	for _, p := range packages {
		bytes, _ := strconv.Atoi(string(p[2]))
		allocs, _ := strconv.Atoi(string(p[3]))
		if bytes > initBytes || allocs > initAllocs {
			t.Errorf("%s makes %d bytes in %d pieces before main; at most %d in %d belong there", p[1], bytes, allocs, initBytes, initAllocs)
		}
	}
}
