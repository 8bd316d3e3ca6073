package endpoint

import (
	"sync"
	"time"

	"caliper-playground/engine/session"
	"caliper-playground/engine/text"
)

// Stray is a request that belongs to no session: its path is none's, or it could
// not be read so far.
type Stray struct {
	Time   time.Time // in UTC
	Method string
	Path   string // with its query, without credentials
	Remote string // the sender's address
	TLS    bool
	Status int // that was answered; 0 where nothing could be
	Cause  string
	Help   string
}

// maxStrays is how many strays are kept: strangers may send as many as they like.
const maxStrays = 500

// StrayLog is the endpoint's own log. Its methods may be called by any number of
// goroutines.
type StrayLog struct {
	mu   sync.Mutex
	last []Stray
	all  int
	news chan struct{}
}

// NewStrayLog returns an empty log.
func NewStrayLog() *StrayLog { return &StrayLog{news: make(chan struct{}, 1)} }

// News gets a value soon after there is something new; one receiver at a time.
func (l *StrayLog) News() <-chan struct{} { return l.news }

// Since returns the strays behind the first seen ones that are still kept, and
// how many there were in all.
func (l *StrayLog) Since(seen int) (strays []Stray, all int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	from := max(0, len(l.last)-max(0, l.all-seen))
	return l.last[from:len(l.last):len(l.last)], l.all
}

func (l *StrayLog) add(s Stray) {
	l.mu.Lock()
	l.all++
	if len(l.last) == maxStrays {
		l.last = append(l.last[:0:0], l.last[1:]...)
	}
	l.last = append(l.last, s)
	l.mu.Unlock()
	select {
	case l.news <- struct{}{}:
	default:
	}
}

// Strays returns the endpoint's own log.
func (e *Endpoint) Strays() *StrayLog { return e.strays }

// stray notes a request that belongs to no session.
func (e *Endpoint) stray(x session.Exchange) {
	e.strays.add(Stray{
		Time: time.Now().UTC(), Method: text.Clip(x.Method, 40), Path: text.Clip(session.ScrubTarget(x.Path, e.tokens()...), 300),
		Remote: x.Remote, TLS: x.TLS, Status: x.Status, Cause: x.Cause, Help: x.Help,
	})
}
