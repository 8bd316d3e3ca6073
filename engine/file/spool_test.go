package file

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Whatever is written in whatever pieces, each stretch of it comes back.
func TestSpoolGivesBackWhatWasWritten(t *testing.T) {
	for _, size := range []int{0, 10, spoolMemory, spoolMemory + 1, 3*spoolMemory + 7} {
		t.Setenv("TMPDIR", t.TempDir())
		var s Spool
		var want []byte
		for len(want) < size {
			piece := bytes.Repeat([]byte{byte('a' + rand.IntN(26))}, min(1+rand.IntN(90_000), size-len(want)))
			want = append(want, piece...)
			if n, err := s.Write(piece); n != len(piece) || err != nil {
				t.Fatal(n, err)
			}
		}
		if s.Size() != int64(size) {
			t.Errorf("the size is %d, not %d", s.Size(), size)
		}
		for range 20 {
			from := rand.IntN(size + 1)
			to := from + rand.IntN(size-from+1)
			var got bytes.Buffer
			if err := s.Copy(&got, int64(from), int64(to)); err != nil || !bytes.Equal(got.Bytes(), want[from:to]) {
				t.Fatalf("of %d bytes, those from %d to %d come back as %d, %v", size, from, to, got.Len(), err)
			}
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		if left, err := os.ReadDir(os.TempDir()); err != nil || len(left) > 0 {
			t.Errorf("it leaves %v, %v", left, err)
		}
	}
}

func TestSpoolSaysWhatToDoWithoutATemporaryFolder(t *testing.T) {
	gone := filepath.Join(t.TempDir(), "gone")
	t.Setenv("TMPDIR", gone)
	var s Spool
	_, err := s.Write(make([]byte, spoolMemory+1))
	if err == nil {
		_, err = s.Write([]byte("more"))
	}
	if err == nil || !strings.Contains(err.Error(), gone) || !strings.Contains(err.Error(), "TMPDIR") {
		t.Errorf("got %v", err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}
