package cli

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// Whatever the order in which things are ready, they are done in their own.
func TestTurns(t *testing.T) {
	all := [][]int{{1}, {2, 4}, {3, 5, 6}, {7}, {8}, {9, 10}}
	random := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		ready := slices.Clone(all)
		random.Shuffle(len(ready), func(i, j int) { ready[i], ready[j] = ready[j], ready[i] })
		never := random.IntN(len(ready) + 1) // the first so many alone become ready
		var turn turns
		var got, want []int
		for i, keys := range ready {
			if i == never {
				break
			}
			turn.inTurn(keys, func() { got = append(got, keys[0]) })
			want = append(want, keys[0])
		}
		turn.rest()
		if slices.Sort(want); !slices.Equal(got, want) {
			t.Fatalf("ready as %v: done as %v", ready, got)
		}
		if never == len(ready) && (len(turn.done)+len(turn.early)+len(turn.keys) > 0 || turn.next != 10) {
			t.Fatalf("something is kept: %+v", turn)
		}
	}
}
