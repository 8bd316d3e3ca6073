package exercise

import (
	"iter"
	"net/http"
	"slices"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/document"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/session"
)

// Attempt is one request that was sent, and what came of it.
type Attempt struct {
	Method string
	Status int    // that the endpoint answered; 0 where there was no answer
	Reason string // why it is not 2xx, in one sentence
	Body   string
	// Wrapped says that Body is a document as somebody wrote it, which was put into
	// an envelope to be sent, if it was none itself.
	Wrapped bool
}

// accepted says whether the endpoint took what was sent.
func (a Attempt) accepted() bool { return a.Method == http.MethodPost && a.Status/100 == 2 }

// read says whether the endpoint looked into the body.
func (a Attempt) read() bool {
	return a.accepted() || a.Method == http.MethodPost && a.Body != "" &&
		(a.Status == http.StatusBadRequest || a.Status == http.StatusUnprocessableEntity)
}

// received is what some attempts come to together, judged one behind the other as
// in a session.
type received struct {
	attempts []Attempt
	judged   []*conformance.Assessment // nil where the body was not looked into
	docs     []*document.Document      // nil where it is no JSON
}

func look(v catalog.Version, attempts []Attempt) *received {
	r := &received{attempts: attempts, judged: make([]*conformance.Assessment, len(attempts)), docs: make([]*document.Document, len(attempts))}
	whole := !slices.ContainsFunc(attempts, func(a Attempt) bool { return a.Wrapped })
	together := session.NewTogether(conformance.Options{Spec: v, Envelope: whole})
	for i, a := range attempts {
		if !a.read() {
			continue
		}
		r.judged[i] = together.Assess("request "+string(rune('1'+i%9)), []byte(a.Body))
		if d, err := document.NewParser(nil).Parse([]byte(a.Body)); err == nil {
			r.docs[i] = d
		}
	}
	return r
}

// found is an item of what was accepted.
type found struct {
	conformance.Item
	in  *received
	doc *document.Document
}

// items are the events and entities that the endpoint accepted, in their order.
func (r *received) items() iter.Seq[found] {
	return func(yield func(found) bool) {
		for i, a := range r.judged {
			if a == nil || r.docs[i] == nil || !r.attempts[i].accepted() {
				continue
			}
			for _, item := range a.Items {
				if !yield(found{item, r, r.docs[i]}) {
					return
				}
			}
		}
	}
}

// count counts the accepted items of a kind, "event" or "entity".
func (r *received) count(kind string) int {
	n := 0
	for item := range r.items() {
		if item.Kind == kind {
			n++
		}
	}
	return n
}

// findings are what is said of all bodies that were looked into.
func (r *received) findings() iter.Seq[rule.Finding] {
	return func(yield func(rule.Finding) bool) {
		for _, a := range r.judged {
			if a == nil {
				continue
			}
			for _, f := range a.Findings {
				if !yield(f) {
					return
				}
			}
		}
	}
}
