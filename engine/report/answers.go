package report

import (
	"fmt"
	"time"

	"caliper-playground/engine/sensor"
	"caliper-playground/engine/text"
)

// Answers is what there is to say of a run's answers beside their statuses.
type Answers struct {
	Latency sensor.Latency // all 0 where it was not measured
	Before  int            // documents that an earlier run sent
	Odd     []string       // what is odd about answers that accepted a message
}

// answersJSON is its public JSON form, with times in seconds: every field is always
// there.
type answersJSON struct {
	Latency latencyJSON `json:"latency"`
	Before  int         `json:"before"`
	Odd     []string    `json:"odd"`
}

type latencyJSON struct {
	Median  float64 `json:"median"`
	P95     float64 `json:"p95"`
	Slowest float64 `json:"slowest"`
}

func (a Answers) json() answersJSON {
	l := a.Latency
	return answersJSON{latencyJSON{l.Median.Seconds(), l.P95.Seconds(), l.Slowest.Seconds()}, a.Before, listed(a.Odd)}
}

// latencyWords says how long answers took; "" where that was not measured.
func (a Answers) latencyWords() string {
	l := a.Latency
	if l.Slowest == 0 {
		return ""
	}
	round := func(d time.Duration) time.Duration { return d.Round(100 * time.Microsecond) }
	return fmt.Sprintf("median %s, 95%% within %s, slowest %s", round(l.Median), round(l.P95), round(l.Slowest))
}

// beforeWords says how many documents were not sent again; "" where none.
func (a Answers) beforeWords() string {
	if a.Before == 0 {
		return ""
	}
	return text.Plural(a.Before, "document") + " accepted by an earlier run, and not sent again"
}
