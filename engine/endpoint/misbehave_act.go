package endpoint

import (
	"math/rand/v2"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"

	"caliper-playground/engine/session"
)

// misbehaving counts the messages for what is done to some of them.
type misbehaving struct {
	mu     sync.Mutex
	all    []Misbehaviour
	counts []int // messages that each of them has seen
	since  time.Time
}

// SetMisbehaviour changes what is done to messages on purpose, from the next one on,
// and begins to count anew.
func (e *Endpoint) SetMisbehaviour(all []Misbehaviour) {
	e.misbehaving.mu.Lock()
	defer e.misbehaving.mu.Unlock()
	e.misbehaving.all, e.misbehaving.counts, e.misbehaving.since = all, make([]int, len(all)), time.Now()
}

// Misbehaviour returns what is done to messages on purpose.
func (e *Endpoint) Misbehaviour() []Misbehaviour {
	e.misbehaving.mu.Lock()
	defer e.misbehaving.mu.Unlock()
	return e.misbehaving.all
}

// next returns what is done to the message that has come.
func (m *misbehaving) next(now time.Time) (done []Misbehaviour) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for i, one := range m.all {
		m.counts[i]++
		if one.When.holds(m.counts[i], now.Sub(m.since)) {
			done = append(done, one)
		}
	}
	return done
}

// holds says whether the message of that number is one of those that are meant.
func (w When) holds(n int, after time.Duration) bool {
	switch {
	case w.For > 0 && after >= w.For:
		return false
	case w.Every > 0:
		return n%w.Every == 0
	case w.First > 0:
		return n <= w.First
	case w.Percent > 0:
		return 100*rand.Float64() < w.Percent
	}
	return true
}

// acts are what is done to one message.
type acts struct {
	done  []Misbehaviour
	delay time.Duration
	main  *Misbehaviour // the first that decides the answer, or nil
	url   string        // where a redirect leads
}

func newActs(done []Misbehaviour, url func() string) *acts {
	if len(done) == 0 {
		return nil
	}
	a := &acts{done: done, url: url()}
	for i := range done {
		if done[i].What == Slow {
			a.delay += done[i].Delay
		} else if a.main == nil {
			a.main = &done[i]
		}
	}
	return a
}

// act is what the session is told.
func (a *acts) act() *session.Act {
	if a == nil {
		return nil
	}
	var words []string
	for i := range a.done {
		if one := &a.done[i]; one.What == Slow || one == a.main {
			words = append(words, one.String())
		}
	}
	act := &session.Act{Words: strings.Join(words, " and ")}
	if a.main == nil {
		return act
	}
	act.RetryAfter = a.main.RetryAfter
	switch a.main.What {
	case Redirect:
		act.Refuses, act.Status = true, http.StatusTemporaryRedirect
	case DropBefore:
		act.Refuses = true
	case DropAfter:
		act.Unanswered = true
	case TooMany, Fault, Unavailable:
		act.Refuses = true
		act.Status, _ = strconv.Atoi(string(a.main.What)) // which it is
	}
	return act
}

// drops says whether the connection is closed without an answer.
func (a *acts) drops() bool {
	return a != nil && a.main != nil && (a.main.What == DropBefore || a.main.What == DropAfter)
}

// header is what is added to the answer.
func (a *acts) header() (fields []session.Field) {
	if a == nil || a.main == nil {
		return nil
	}
	if a.main.RetryAfter > 0 {
		seconds := (a.main.RetryAfter + time.Second - 1) / time.Second // it has no smaller unit
		fields = append(fields, session.Field{Name: "Retry-After", Value: strconv.Itoa(int(seconds))})
	}
	if a.main.What == Redirect {
		fields = append(fields, session.Field{Name: "Location", Value: a.url})
	}
	return fields
}

// answering has the answer made by one that knows what is done to the message.
func (a *acts) answering(otherwise func(*session.Message) []byte) func(*session.Message) []byte {
	if a == nil || a.main == nil || a.main.What != Body {
		return otherwise
	}
	return func(m *session.Message) []byte {
		if m.Exchange.Status/100 == 2 {
			return []byte(a.main.Body)
		}
		return otherwise(m)
	}
}

// wait has the answer come late, unless the sender goes away.
func (c *call) wait(a *acts) {
	if a == nil || a.delay == 0 {
		return
	}
	_ = http.NewResponseController(c.w).SetWriteDeadline(time.Now().Add(a.delay + c.endpoint.options.BodyTimeout))
	timer := time.NewTimer(a.delay)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-c.r.Context().Done():
	}
}
