package document

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
)

// Whoever asks for the pointers of elements in any order gets the same as who
// asks for them in theirs.
func TestPointersInAnyOrder(t *testing.T) {
	const n = 200
	d, err := NewParser(nil).Parse([]byte("[" + strings.TrimSuffix(strings.Repeat(`{"a":[1,2]},`, n), ",") + "]"))
	if err != nil {
		t.Fatal(err)
	}
	elements := make([]NodeID, 0, n)
	for c := range d.Children(0) {
		elements = append(elements, c)
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 5 * n {
		i := random.IntN(n)
		if got, want := d.Pointer(elements[i]), "/"+strconv.Itoa(i); got != want {
			t.Fatalf("element %d has the pointer %s", i, got)
		}
		if got, want := d.Pointer(elements[i]+3), "/"+strconv.Itoa(i)+"/a/1"; got != want {
			t.Fatalf("inside element %d a pointer is %s, want %s", i, got, want)
		}
	}
}
