package cli

import (
	"maps"
	"slices"
)

// turns has things done in the order in which they were read, in whichever
// order they are ready: what comes before its turn waits.
type turns struct {
	next  int            // the least key that has not had its turn, less one
	done  map[int]bool   // keys above it that have
	early map[int]func() // by the least of their keys
	keys  map[int][]int  // all of their keys
}

// inTurn has something done when all with lesser keys have had their turn. Keys
// count from 1, and each comes once.
func (t *turns) inTurn(keys []int, do func()) {
	if t.early == nil {
		t.done, t.early, t.keys = map[int]bool{}, map[int]func(){}, map[int][]int{}
	}
	least := slices.Min(keys)
	t.early[least], t.keys[least] = do, keys
	for t.early[t.next+1] != nil {
		t.turn(t.next + 1)
		for t.done[t.next+1] {
			t.next++
			delete(t.done, t.next)
		}
	}
}

// turn has it done now.
func (t *turns) turn(least int) {
	do := t.early[least]
	for _, key := range t.keys[least] {
		t.done[key] = true
	}
	delete(t.early, least)
	delete(t.keys, least)
	do()
}

// rest has done what still waits, where something before it never was ready.
func (t *turns) rest() {
	for _, least := range slices.Sorted(maps.Keys(t.early)) {
		t.turn(least)
	}
}
