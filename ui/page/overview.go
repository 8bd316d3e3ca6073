package page

import (
	"fmt"
	"time"

	"caliper-playground/engine/class"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/endpoint"
	"caliper-playground/engine/session"
	"caliper-playground/engine/text"
)

// Server is the endpoint with every session on it.
type Server interface {
	// Engines returns the engine of each session, in the order in which they
	// began. It answers at once.
	Engines() []Engine
	// Class returns the name of the class that the sessions are, or "" where they
	// are none. It answers at once, as Learner does.
	Class() string
	// Learner returns whose session it is.
	Learner(session string) class.Learner
	// Notices is what there was to say of opening the class. It answers at once.
	Notices() []string
	// Add begins a further session, with a URL and a token of its own, for a learner
	// of that name or of none. It may wait, as all below, so it is called in
	// commands.
	Add(learner string) (Engine, error)
	// Strays is the endpoint's own log: what was sent to no session.
	Strays() *endpoint.StrayLog
	// Rename gives a session's learner another name, or none.
	Rename(session, learner string) error
	// Renew gives a session another token. The one before opens nothing any more.
	Renew(session string) error
	// Remove ends the serving of a session; its journal stays.
	Remove(session string) error
}

// Overview is what the screen knows of all sessions on the endpoint. The program
// alone changes it, between messages.
type Overview struct {
	Sessions []Summary
	Shown    int // the one on the screen
	// Listed says that the session shown was chosen in the list of sessions, to which
	// back leads.
	Listed bool
}

// Summary is what is said of a session that is not on the screen.
type Summary struct {
	Name     string   // of the session
	Learner  string   // whose it is; "" where that was not said
	Removed  bool     // it is not served any more
	Endpoint Endpoint // where its sensors send to
	Messages int
	Totals   session.Totals
	Met      conformance.Met
	Last     time.Time      // when the last message came; zero where none did
	Outside  time.Time      // when the last message came that the playground did not send; zero where none did
	Standing class.Standing // how its learner gets on
	Unseen   int            // messages that came since it was shown; 0 for the one shown
}

// Summarise reads a session, all but its endpoint, its learner and what was seen
// of it. It waits for the session's lock, so it is called in commands.
func Summarise(s Session) Summary {
	n := s.Len()
	sum := Summary{Name: s.ID(), Messages: n, Totals: s.Totals()}
	sum.Outside = s.Outside()
	sum.Standing = class.StandingOf("", s)
	scores := s.Scorecard()
	sum.Met = conformance.CountMet(scores)
	if last := s.Entries(n-1, n); len(last) > 0 {
		sum.Last = last[0].Time
	}
	return sum
}

// Several says whether there is more than one session.
func (r *Overview) Several() bool { return r != nil && len(r.Sessions) > 1 }

// Label is how the session is called in a line, by its learner where there is one.
func (s Summary) Label() string { return class.Label(s.Learner, s.Name) }

// Name returns what the session shown is called.
func (r *Overview) Name() string {
	if r == nil || r.Shown >= len(r.Sessions) {
		return ""
	}
	return r.Sessions[r.Shown].Label()
}

// Count says which of the sessions is shown: "2 of 5".
func (r *Overview) Count() string { return fmt.Sprintf("%d of %d", r.Shown+1, len(r.Sessions)) }

// Further returns the place of the session that many further; behind the last
// comes the first.
func (r *Overview) Further(by int) int {
	n := len(r.Sessions)
	return ((r.Shown+by)%n + n) % n
}

// Unseen counts the messages that came in sessions which are not shown, and
// those sessions.
func (r *Overview) Unseen() (messages, sessions int) {
	if r == nil {
		return 0, 0
	}
	for i, s := range r.Sessions {
		if i != r.Shown && s.Unseen > 0 {
			messages += s.Unseen
			sessions++
		}
	}
	return messages, sessions
}

// Notices is what there was to say of opening the class and the session shown, in
// sentences.
func Notices(env *Env) []string {
	var said []string
	if env.Server != nil {
		said = append(said, env.Server.Notices()...)
	}
	if notice := env.Engine.Session().Notice(); notice != "" {
		said = append(said, notice)
	}
	for i := range said {
		said[i] = text.Sentence(said[i])
	}
	return said
}

// InClass says whether the sessions are a class.
func InClass(env *Env) bool { return env.Server != nil && env.Server.Class() != "" }
