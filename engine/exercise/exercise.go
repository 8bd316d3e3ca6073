// Package exercise is a course of exercises for developers who learn Caliper. An
// exercise is a file: a task with a document or a request to mend, to build or to
// send, the goals by which an answer is judged, hints, and a solution.
//
// An answer is really sent, to an endpoint of its own, and judged by what came of
// it and never by comparison with a stored one: every right answer passes. It
// knows nothing of screens.
package exercise

import (
	"caliper-playground/catalog"
	"caliper-playground/engine/endpoint"
)

// Exercise is one exercise. Callers must not change it.
type Exercise struct {
	Name  string // of its file, "name-the-action"
	Step  string // of the course, "Triples"
	Title string
	Task  string // what is to be done, in plain words
	Hints []string
	// Learned says in a sentence what one knows who has solved it.
	Learned string
	See     []string // names of the catalogue to read on at
	Spec    catalog.Version
	// Document names the fixture that it is about; "" where it is about none.
	Document string
	// Request says that an answer is one or more HTTP requests, as Requests reads
	// them; otherwise it is a document, which is sent for whoever answers.
	Request bool

	Start    string // what there is to begin with
	Solution string // one of the right answers
	// Trick is an answer that does away with what is wrong in a way that misses the
	// point. It must fail; tests see to it.
	Trick string

	Goals    []Goal
	Aims     Aims             // the goals as they are written in the file
	Endpoint endpoint.Options // how its endpoint is; the zero value is as everywhere
	Path     string           // of its file; "" where it has none

	lines   map[string]int // on which its start, solution and trick begin in the file
	fixture string         // the event that {{event}} and {{envelope}} stand for
	whole   bool           // an answer is an envelope, and is sent as it is
	size    int            // how many requests it takes; 0 where one or many will do
}

// Aims are the goals of an exercise as they stand in its file. Those that are not
// there ask nothing, but for Status: unless it is said otherwise, the endpoint is
// to answer 200.
type Aims struct {
	Rows     []string `toml:"rows"`     // IDs of rows that are to be filled
	Profiles []string `toml:"profiles"` // profiles that are to be met
	// Verdict lists the verdicts that will do for each document.
	Verdict []string `toml:"verdict"`
	// Status is what the endpoint is to answer: one for all requests, or several,
	// one for each.
	Status   []int    `toml:"status"`
	Without  []string `toml:"without"` // rules that are to have no finding
	With     []string `toml:"with"`    // rules that are to have one
	Events   *int     `toml:"events"`  // how many there are to be
	Entities *int     `toml:"entities"`
	// Keep are places of each event, or else entity, of the start whose values stay.
	Keep []string `toml:"keep"`
	// Gone are places of the start whose values are to be taken away, and not put aside
	// into extensions.
	Gone []string `toml:"gone"`
	// Facts are values at places of one event or entity; of a list or an object the
	// elements and members that it is to have.
	Facts map[string]any `toml:"facts"`
	Has   []string       `toml:"has"`   // places of each event that hold something
	Lacks []string       `toml:"lacks"` // places of each event that hold nothing
	// Methods are the methods of the requests, in their order.
	Methods   []string `toml:"methods"`
	SameEvent bool     `toml:"same-event"` // each request carries the same events, by their ids
}
