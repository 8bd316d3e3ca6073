package cli

import (
	"caliper-playground/catalog"
	"caliper-playground/engine/expect"
	"caliper-playground/engine/report"
	"caliper-playground/engine/rule"
)

// checked is the public form of check's JSON.
type checked struct {
	Documents []report.Document `json:"documents"`
	Summary   counts            `json:"summary"`
	Profiles  []report.Profile  `json:"profiles"`
	NotJudged []string          `json:"notJudged"`
	ending
}

// counts are documents by their verdict.
type counts struct {
	Documents int `json:"documents"`
	rule.Counts
}

// replayed is the public form of the JSON of replay and report.
type replayed struct {
	Answers struct {
		Latency struct{ Median, P95, Slowest float64 }
		Before  int
		Odd     []string
	}
	Endpoint string           `json:"endpoint"`
	Spec     catalog.Version  `json:"spec"`
	Messages report.Messages  `json:"messages"`
	Events   report.Events    `json:"events"`
	Profiles []report.Profile `json:"profiles"`
	Failures []sentMessage    `json:"failures"`
	Remarks  []sentMessage    `json:"remarks"`
	NotSent  []string         `json:"notSent"`
	ending
}

// sentMessage is a message of replayed.
type sentMessage struct {
	Source   string         `json:"source"`
	Path     string         `json:"path"`
	Line     int            `json:"line"`
	Status   int            `json:"status"`
	Verdict  string         `json:"verdict"`
	Reason   string         `json:"reason"`
	Findings []rule.Finding `json:"findings"`
	More     rule.More      `json:"more"`
	Outcome  expect.Outcome `json:"outcome"`
	Before   []report.Scene `json:"before"`
	After    []report.Scene `json:"after"`
}

// ending is what both have at their end.
type ending struct {
	Totals struct {
		Rules    []report.RuleTotal    `json:"rules"`
		Statuses []report.StatusTotal  `json:"statuses"`
		Profiles []report.ProfileTotal `json:"profiles"`
	} `json:"totals"`
	Coverage []report.Covered `json:"coverage"`
	Unread   []report.Unread  `json:"unread"`
	Expect   *expect.Used     `json:"expect"`
	Program  report.Run       `json:"program"`
	Stopped  string           `json:"stopped"`
	Complete bool             `json:"complete"`
	Schema   string           `json:"schema"`
}
