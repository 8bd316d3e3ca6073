package session

// maxRequests is how many requests a session shows; the journal has all.
const maxRequests = 200

// Request is a request that brought no message, such as GET. It has no number;
// it stands behind the message of the number After, or before all where that is 0.
type Request struct {
	After int
	Entry
}

// requests holds the last requests, and how many there were in all.
type requests struct {
	last []Request
	all  int
}

func (r *requests) add(after int, e Entry) {
	r.all++
	if len(r.last) == maxRequests {
		r.last = append(r.last[:0:0], r.last[1:]...)
	}
	r.last = append(r.last, Request{after, e})
}

// Requests returns the last requests that brought no message, in their order,
// and how many there were in all.
func (s *Session) Requests() (last []Request, all int) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	r := s.state.requests
	return r.last[:len(r.last):len(r.last)], r.all
}
