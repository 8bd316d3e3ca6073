package sensor

import (
	"slices"
	"time"
)

// Latency sums up how long answers took. All are 0 where nothing was answered.
type Latency struct{ Median, P95, Slowest time.Duration }

// latencies are those of single answers, in any order.
type latencies []time.Duration

// sum finds the middle one, the one that 95 of 100 do not surpass, and the last;
// it sorts them.
func (l latencies) sum() Latency {
	if len(l) == 0 {
		return Latency{}
	}
	slices.Sort(l)
	rank := func(percent int) time.Duration { return l[(len(l)*percent+99)/100-1] }
	return Latency{Median: rank(50), P95: rank(95), Slowest: l[len(l)-1]}
}
