package bench

import "testing"

func TestLateFilterResultsAreDropped(t *testing.T) {
	l := log{total: 10}
	l.setFilter("a")
	first := l.found.run
	l.setFilter("ab")
	l.takeFiltered(filtered{run: first, upTo: 10, matches: []int{1, 2}})
	if len(l.found.matches) != 0 || l.found.upTo != 0 {
		t.Error("matches of an earlier filter were taken")
	}
	l.takeFiltered(filtered{run: l.found.run, upTo: 10, matches: []int{7}})
	if l.list.Len != 1 || l.selectedSeq() != 8 {
		t.Errorf("%d listed, message %d selected", l.list.Len, l.selectedSeq())
	}
}
