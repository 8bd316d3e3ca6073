package certify

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

// A program that is killed at any moment while it keeps the state of a certification
// leaves one that can be gone on with: the new one or the old one.
func TestKilledWhileTheStateIsKept(t *testing.T) {
	const writes = "CERTIFY_TEST_WRITES"
	// Each tells itself from the others at its end.
	put := func(k *Keeper, i int) error {
		s := k.State()
		s.Product = Product{Name: strconv.Itoa(i), Description: strings.Repeat("x", 512<<10), Spec: "1.2", MemberOrganization: strconv.Itoa(i)}
		k.Put(s)
		return k.Flush()
	}
	if path := os.Getenv(writes); path != "" { // this is the child
		k := OpenKeeper(path, owner())
		for i := int(time.Now().UnixMilli()); ; i++ {
			if err := put(k, i); err != nil {
				panic(err)
			}
		}
	}
	path := filepath.Join(t.TempDir(), "class.certification.json")
	if err := put(OpenKeeper(path, owner()), 0); err != nil {
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
		k := OpenKeeper(path, owner())
		p := k.State().Product
		if k.Notice() != "" || p.Name == "" || p.Name != p.MemberOrganization || len(p.Description) != 512<<10 {
			t.Fatalf("%q, and it is %q and %q with %d bytes", k.Notice(), p.Name, p.MemberOrganization, len(p.Description))
		}
		seen[p.Name] = true
	}
	if len(seen) < 6 {
		t.Errorf("%d different states were left: nothing was killed at work", len(seen))
	}
}
