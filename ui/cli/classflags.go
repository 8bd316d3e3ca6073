package cli

import (
	"errors"
	"fmt"
	"net"
	"os"

	"caliper-playground/engine/class"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/file"
	"caliper-playground/engine/session"
)

// maxSessions is a bound for typing errors: a class is smaller.
const maxSessions = 1000

// class reads the flags that say which sessions are served: one, or a class.
func (f *endpointFlags) class(a *app, state, token string, judge conformance.Options) (class.Options, error) {
	set := f.judge.set
	if f.several < 1 || f.several > maxSessions {
		return class.Options{}, usage("--sessions is a number from 1 to %d", maxSessions)
	}
	o := class.Options{
		Session: session.Options{
			Dir: sessionsFolder(state), Spec: judge.Spec, ID: f.session, Token: token,
			Strict: judge.Strict, Tolerances: judge.Tolerances, Sync: f.fsync, RejectInvalid: f.rejectInvalid,
		},
		Several: set.Changed("sessions") || f.learners != "", Least: f.several, NoAuth: f.noAuth,
		Judge: set.Changed("strict") || set.Changed("tolerate"),
		Move:  set.Changed("listen") || set.Changed("listen-tls") || set.Changed("tls"),
	}
	var err error
	if o.Names, err = f.names(); err != nil {
		return o, err
	}
	if f.resume != "" {
		o.Resume = true
		if !f.judge.named() {
			o.Session.Spec = "" // the journal says
		}
		if err := f.chooseResumed(&o); err != nil {
			return o, err
		}
	}
	if o.Several && token != "" && len(token) < class.ShortestSecret {
		return o, usage("the token of a class is a secret of at least %d characters, from which each session's own is derived; this one has %d", class.ShortestSecret, len(token))
	}
	if token != "" && len(token) < shortestToken {
		if !f.loopbackAlone() {
			return o, usage("a token of %d characters is soon guessed, and other machines may try; take one of at least %d", len(token), shortestToken)
		}
		a.complain(fmt.Errorf("a token of %d characters is soon guessed; take one of at least %d", len(token), shortestToken))
	}
	return o, nil
}

// shortestToken is how many characters a token has at least that other machines
// may try to guess.
const shortestToken = 8

// loopbackAlone says whether this machine alone reaches the endpoint.
func (f *endpointFlags) loopbackAlone() bool {
	if f.public != "" {
		return false // others get at it in some way
	}
	for _, address := range []string{f.listen, f.listenTLS} {
		host, _, err := net.SplitHostPort(address)
		ip := net.ParseIP(host)
		if err == nil && host != "localhost" && (ip == nil || !ip.IsLoopback()) {
			return false
		}
	}
	return true
}

// names reads the file of learners.
func (f *endpointFlags) names() ([]string, error) {
	if f.learners == "" {
		return nil, nil
	}
	content, err := os.ReadFile(f.learners)
	if err != nil {
		return nil, cannotRun(fmt.Errorf("--learners: %s cannot be read: %w", f.learners, file.Reason(err)))
	}
	names, err := class.ReadNames(content)
	if err == nil && len(names) > maxSessions {
		err = fmt.Errorf("it has %d names; a class has at most %d", len(names), maxSessions)
	}
	if err != nil {
		return nil, usage("--learners %s: %w", f.learners, err)
	}
	return names, nil
}

// chooseResumed finds the session, or the class, that --resume means.
func (f *endpointFlags) chooseResumed(o *class.Options) error {
	if f.session != "" && f.resume != lastSession && f.session != f.resume {
		return usage("--session %s and --resume %s name two sessions; give one", f.session, f.resume)
	}
	switch {
	case f.resume != lastSession:
		if err := session.CheckID(f.resume); err != nil {
			return cannotRun(fmt.Errorf("there is nothing to resume: %w", err))
		}
		o.Session.ID = f.resume
	case f.session == "":
		latest, err := session.Latest(o.Session.Dir)
		if err != nil {
			return cannotRun(err)
		}
		o.Session.ID = latest.ID
		if of, _ := class.Of(o.Session.Dir, latest.ID); of != "" {
			o.Session.ID = of
		}
	}
	o.Several = o.Several || class.Exists(o.Session.Dir, o.Session.ID)
	if !o.Several && !session.Recorded(o.Session.Dir, o.Session.ID) {
		return cannotRun(fmt.Errorf("there is no session %s to resume in %s; %s sessions lists those that there are", o.Session.ID, o.Session.Dir, Name))
	}
	return nil
}

// openClass opens what is to be served. A wrong secret is the command line's.
func openClass(o class.Options) (*class.Class, []*session.Session, error) {
	c, sessions, err := class.Open(o)
	if secret := (*class.SecretError)(nil); errors.As(err, &secret) {
		return nil, nil, usage("%w", err)
	}
	return c, sessions, cannotRun(err)
}
