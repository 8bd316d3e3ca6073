package pagetest

import (
	"fmt"
	"sync"

	"caliper-playground/engine/class"
	"caliper-playground/engine/endpoint"
	"caliper-playground/ui/page"
)

// Server is an endpoint in memory with several sessions, which may be a class. It
// implements page.Server.
type Server struct {
	// ClassName is the name of the class, Learners are its, by their sessions, and
	// Told is what there was to say when it was opened.
	ClassName string
	Learners  map[string]class.Learner
	Told      []string
	// AddErr, where it is not nil, is what adding a session comes to.
	AddErr error
	// StrayLog is the endpoint's own log; there is an empty one where it is nil.
	StrayLog *endpoint.StrayLog

	mu  sync.Mutex
	all []*Engine
}

// NewServer returns a server with a session of each name.
func NewServer(names ...string) *Server {
	s := &Server{Learners: map[string]class.Learner{}}
	for _, name := range names {
		s.all = append(s.all, Named(name))
	}
	return s
}

// At returns the engine of a session by its place.
func (s *Server) At(place int) *Engine {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.all[place]
}

// Engines implements page.Server.
func (s *Server) Engines() []page.Engine {
	s.mu.Lock()
	defer s.mu.Unlock()
	var engines []page.Engine
	for _, e := range s.all {
		engines = append(engines, e)
	}
	return engines
}

// Class implements page.Server.
func (s *Server) Class() string { return s.ClassName }

// Notices implements page.Server.
func (s *Server) Notices() []string { return s.Told }

// Learner implements page.Server.
func (s *Server) Learner(of string) class.Learner {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.Learners[of]
}

// Add implements page.Server.
func (s *Server) Add(learner string) (page.Engine, error) {
	if s.AddErr != nil {
		return nil, s.AddErr
	}
	s.mu.Lock()
	e := Named(fmt.Sprintf("class-%d", len(s.all)+1))
	s.all = append(s.all, e)
	s.mu.Unlock()
	return e, s.Rename(e.Session().ID(), learner)
}

// Strays implements page.Server.
func (s *Server) Strays() *endpoint.StrayLog {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.StrayLog == nil {
		s.StrayLog = endpoint.NewStrayLog()
	}
	return s.StrayLog
}

// Rename implements page.Server.
func (s *Server) Rename(of, learner string) error {
	return s.change(of, func(l *class.Learner) { l.Name = learner })
}

// Renew implements page.Server.
func (s *Server) Renew(of string) error {
	return s.change(of, func(l *class.Learner) { l.Generation++ })
}

// Remove implements page.Server.
func (s *Server) Remove(of string) error {
	return s.change(of, func(l *class.Learner) { l.Removed = true })
}

// change notes what is changed of a learner.
func (s *Server) change(of string, how func(*class.Learner)) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	l := s.Learners[of]
	how(&l)
	s.Learners[of] = l
	return nil
}

// Overview is what a screen knows of the sessions, of which the first is shown.
func (s *Server) Overview() *page.Overview {
	overview := &page.Overview{}
	for _, engine := range s.Engines() {
		summary := page.Summarise(engine.Session())
		l := s.Learner(summary.Name)
		summary.Endpoint, summary.Learner, summary.Removed = engine.Endpoint(), l.Name, l.Removed
		overview.Sessions = append(overview.Sessions, summary)
	}
	return overview
}

// UnderWay returns an engine in the middle of a lesson: some marks, a mistake, a
// refusal.
func UnderWay() *Engine {
	engine := New()
	fillIn(engine)
	return engine
}

func fillIn(e *Engine) {
	for _, row := range []string{
		"AnnotationProfile/AnnotationEvent/Bookmarked", "AssessmentProfile/AssessmentEvent/Started",
		"AssessmentProfile/AssessmentItemEvent/Started", reading,
		"ReadingProfile/NavigationEvent/NavigatedTo", "AssessmentProfile/AssessmentEvent/Started",
	} {
		e.Current().Receive(Conformant(row))
	}
	e.Current().Receive(Refused())
	e.Current().Receive(Mistaken())
}

const reading = "ReadingProfile/ViewEvent/Viewed"

// ClassUnderWay returns a server with a class at work: one has done much, one makes
// mistakes, one has not begun, and one chose a long name.
func ClassUnderWay() *Server {
	s := NewServer("7c1e5b", "class-2", "class-3", "class-4-the-one-who-came-much-later-than-the-others")
	fillIn(s.At(0))
	s.At(1).Current().Receive(Conformant(reading))
	s.At(1).Current().Receive(Mistaken())
	s.At(1).Current().Receive(Refused())
	s.At(3).Current().Receive(Conformant("ForumProfile/MessageEvent/Posted"))
	return s
}

// Named gives the sessions of a class at work their learners.
func (s *Server) Named() *Server {
	s.ClassName = "class"
	for session, name := range map[string]string{"7c1e5b": "Ada", "class-2": "Bo, who makes mistakes", "class-3": "Cleo"} {
		s.Learners[session] = class.Learner{Session: session, Name: name}
	}
	return s
}

var _ page.Server = (*Server)(nil)
