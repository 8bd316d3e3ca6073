//go:build unix

package file

import (
	"bytes"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// writerVariable names the file that this program writes over and over, where it
// is run as the child of TestKilledAnywhere.
const writerVariable = "FILE_TEST_WRITES"

func TestMain(m *testing.M) {
	path := os.Getenv(writerVariable)
	if path == "" {
		os.Exit(m.Run())
	}
	for i := 0; ; i++ {
		if err := Write(path, generation(i)); err != nil {
			panic(err)
		}
	}
}

// generation is a large content that tells itself from the others.
func generation(i int) []byte { return bytes.Repeat([]byte{'a' + byte(i%26)}, 3<<20+i%26) }

// A program that is killed at any moment leaves a whole file, and nothing else in
// its place.
func TestKilledAnywhere(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "a.json")
	if err := Write(path, generation(0)); err != nil {
		t.Fatal(err)
	}
	for range 15 {
		child := exec.Command(os.Args[0])
		child.Env = append(os.Environ(), writerVariable+"="+path)
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(rand.IntN(40)) * time.Millisecond)
		if err := child.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = child.Wait() // it was killed
		content, err := os.ReadFile(path)
		if err != nil || len(content) < 3<<20 || !bytes.Equal(content, generation(int(content[0]-'a'))) {
			t.Fatalf("%d bytes are there, %v", len(content), err)
		}
	}
	files, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if f.Name() != "a.json" && !(strings.HasPrefix(f.Name(), ".a.json.") && strings.HasSuffix(f.Name(), ".tmp")) {
			t.Errorf("%s was left", f.Name())
		}
	}
}
