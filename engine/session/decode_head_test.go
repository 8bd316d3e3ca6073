package session

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestHeadReader reads the lines of a session, and those lines with one byte
// changed, added or taken away: whatever it accepts, encoding/json reads as the
// same.
func TestHeadReader(t *testing.T) {
	s := start(t, options(t))
	receive(t, s, envelope(context1p2, view{id: event(1)}.String(), view{id: event(2)}.String()))
	receive(t, s, envelope(context1p2, view{id: event(1)}.String(), view{id: event(2), title: "other"}.String()))
	receive(t, s, envelope(context1p2, strings.Replace(view{id: event(3)}.String(), "Viewed", "Gazed", 1)))
	receive(t, s, envelope(context1p2, quiz{4, "Started", "", 1, 1}.String()))
	receive(t, s, `{"cut`)
	if _, err := s.Refuse(Exchange{Status: 404, Cause: "caf\u00e9"}); err != nil {
		t.Fatal(err)
	}
	journal, err := os.ReadFile(s.Journal())
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(3, 5))
	accepted := 0
	for i, line := range bytes.Split(bytes.TrimSpace(journal), []byte("\n"))[1:] {
		half, _, _ := bytes.Cut(line, []byte(exchangeMark))
		if !readsAlike(t, half) {
			t.Errorf("line %d is left to encoding/json: %s", i+1, half)
		}
		for range 3000 {
			changed := bytes.Clone(half)
			at := random.IntN(len(changed))
			switch c := byte(random.IntN(256)); random.IntN(3) {
			case 0:
				changed[at] = c
			case 1:
				changed = append(changed[:at+1], changed[at:]...)
				changed[at] = c
			case 2:
				changed = append(changed[:at], changed[at+1:]...)
			}
			if readsAlike(t, changed) {
				accepted++
			}
		}
	}
	if accepted == 0 {
		t.Error("no changed line was accepted")
	}
}

// readsAlike says whether the reader accepts an object without its closing
// brace, and compares what it reads with what encoding/json does.
func readsAlike(t *testing.T, half []byte) bool {
	t.Helper()
	var got, want headLine
	if !new(headReader).read(half, &got) {
		return false
	}
	if err := json.Unmarshal(append(half[:len(half):len(half)], '}'), &want); err != nil {
		t.Fatalf("accepted, although %v: %q", err, half)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("%q is read otherwise (-json +got):\n%s", half, diff)
	}
	return true
}
