// Package class keeps what the sessions of a class have in common: a name, a
// secret from which each session's token is derived, whose session each is, and
// where they are served, so that a class comes back as it was left.
//
// Its file, beside the journals, holds neither the secret nor a token. A session
// without a class is opened here too: what serves sessions need not tell the two
// apart.
package class

import (
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"sync"
	"time"

	"caliper-playground/engine/rule"
	"caliper-playground/engine/session"
	"caliper-playground/engine/text"
)

// Options says what is served.
type Options struct {
	// Session is how each session is kept and judged. Its ID is the name that they
	// share, its Token the secret; of a session alone they are its own.
	Session session.Options
	Several bool     // a class, of however many; otherwise a session alone
	Least   int      // sessions, at least
	Names   []string // of learners
	Resume  bool     // go on with what is there
	NoAuth  bool     // no token is asked for, so that a class needs no secret
	// Judge and Move say that how messages are judged, and the address, were asked
	// for: otherwise a class that comes back keeps its own.
	Judge, Move bool
}

// Class is one or more sessions that are served together. Its methods may be
// called by any number of goroutines; those that return an error write to disk.
type Class struct {
	o        Options
	dir      string
	kept     bool    // it has a file
	secret   *secret // nil where no token is derived
	release  func() error
	fresh    bool     // begun, not resumed
	aside    string   // what an earlier class of its name is called now
	notices  []string // of opening it
	addition string   // the secret that was made for it

	mu     sync.Mutex
	stored stored
}

// Open begins a session or a class, or goes on with one. The sessions are
// returned in the order of the class, and are the caller's to close; where not all
// can be opened, none is.
func Open(o Options) (*Class, []*session.Session, error) {
	c := &Class{o: o, dir: o.Session.Dir}
	if !o.Several {
		return c.openAlone()
	}
	if o.Session.ID == "" {
		o.Session.ID = hex.EncodeToString(random(4))
		c.o.Session.ID = o.Session.ID
	}
	if err := session.CheckID(session.Numbered(o.Session.ID, maxNumber)); err != nil {
		return nil, nil, err
	}
	if err := session.MakeFolder(c.dir); err != nil {
		return nil, nil, err
	}
	var err error
	if c.release, err = lockClass(c.dir, c.Name()); err != nil {
		return nil, nil, err
	}
	c.kept = true
	var sessions []*session.Session
	if o.Resume {
		sessions, err = c.resume()
	} else {
		sessions, err = c.begin()
	}
	if err != nil {
		return nil, nil, errors.Join(err, c.Abandon(sessions))
	}
	return c, sessions, nil
}

// maxNumber bounds the numbers of sessions, so that their names do not get too
// long.
const maxNumber = 99_999

// openAlone opens a session that belongs to no class.
func (c *Class) openAlone() (*Class, []*session.Session, error) {
	o := c.o.Session
	c.release = func() error { return nil }
	var s *session.Session
	var err error
	switch {
	case c.o.Resume:
		if of, _ := Of(c.dir, o.ID); of != "" {
			return nil, nil, fmt.Errorf("the session %s belongs to the class %s, which comes back as a whole: --resume %s", o.ID, of, of)
		}
		s, err = session.Resume(o)
	case o.ID != "" && Exists(c.dir, o.ID):
		return nil, nil, fmt.Errorf("there is a class %s; --resume %s goes on with it, or choose another name for the session", o.ID, o.ID)
	default:
		s, err = session.New(o)
	}
	if err != nil {
		return nil, nil, err
	}
	c.stored = stored{Numbered: 1, Learners: []Learner{{Session: s.ID(), Generation: 1}}}
	return c, []*session.Session{s}, nil
}

// begin begins a class; an earlier one of its name is set aside.
func (c *Class) begin() (opened []*session.Session, err error) {
	o := c.o.Session
	if c.o.Session.Token == "" && !c.o.NoAuth {
		c.o.Session.Token = MakeSecret()
		c.addition = c.o.Session.Token
	}
	salt := random(saltSize)
	c.stored = stored{Kind: fileKind, Format: fileFormat, Class: o.ID, Created: time.Now().UTC(), Salt: hex.EncodeToString(salt)}
	if err := c.learn(salt); err != nil {
		return nil, err
	}
	if c.aside, err = setAside(c.dir, o.ID); err != nil {
		return nil, err
	}
	if c.aside != "" {
		c.notices = append(c.notices, fmt.Sprintf("an earlier class %s was there; it is kept as %s, and sessions restore %s brings it back, with its URLs and tokens", o.ID, c.aside, c.aside))
	}
	c.fresh = true
	c.enrol()
	// The file comes first: what a kill leaves after it, resuming makes whole.
	if err := c.stored.save(c.dir, c.Name()); err != nil {
		return nil, err
	}
	for _, l := range c.stored.Learners {
		s, err := session.New(c.options(l))
		if err != nil {
			return opened, err
		}
		opened = append(opened, s)
	}
	return opened, nil
}

// resume goes on with a class.
func (c *Class) resume() (opened []*session.Session, err error) {
	name := c.Name()
	c.stored, err = load(c.dir, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("there is no class %s in %s; leave out --resume to begin it", name, c.dir)
	}
	if err != nil {
		return nil, err
	}
	if c.stored.Class != name {
		return nil, fmt.Errorf("the class %s is set aside; sessions restore %s brings it back under its name, %s", name, name, c.stored.Class)
	}
	if err := c.recognise(); err != nil {
		return nil, err
	}
	before := len(c.stored.Learners)
	if !c.o.Judge {
		c.o.Session.Strict, c.o.Session.Tolerances = false, rule.Tolerances{}
	}
	for _, l := range c.stored.served() {
		s, err := c.reopen(l)
		if err != nil {
			return opened, fmt.Errorf("%w; sessions remove %s takes that one out of the class", err, l.Session)
		}
		opened = append(opened, s)
	}
	if len(opened) > 0 && c.o.Session.Spec == "" {
		c.o.Session.Spec = opened[0].Spec()
	}
	c.enrol()
	if len(c.stored.Learners) > before {
		if err := c.stored.save(c.dir, name); err != nil {
			return opened, err
		}
	}
	for _, l := range c.stored.Learners[before:] {
		s, err := session.New(c.options(l))
		if err != nil {
			return opened, err
		}
		opened = append(opened, s)
	}
	return opened, nil
}

// recognise holds the secret against the class's check value.
func (c *Class) recognise() error {
	if c.o.NoAuth {
		return nil
	}
	if c.o.Session.Token == "" {
		return errSecret(c.Name(), fmt.Sprintf("the class %s needs its secret", c.Name()))
	}
	salt, check := c.stored.Salt, c.stored.Check
	bytes, err := hex.DecodeString(salt)
	if err != nil {
		return err
	}
	s, err := derive(c.o.Session.Token, bytes)
	if err != nil {
		return err
	}
	if !s.fits(check) {
		return errSecret(c.Name(), fmt.Sprintf("that is not the secret of the class %s, which is not served", c.Name()))
	}
	c.secret = &s
	return nil
}

// learn makes the key and the check value of a class that begins.
func (c *Class) learn(salt []byte) error {
	if c.o.NoAuth && c.o.Session.Token == "" {
		c.o.Session.Token = MakeSecret() // nobody needs it
	}
	s, err := derive(c.o.Session.Token, salt)
	if err != nil {
		return err
	}
	c.secret, c.stored.Check = &s, s.check()
	return nil
}

// enrol adds learners until all names and the least number are there.
func (c *Class) enrol() {
	for _, name := range c.o.Names {
		if !slices.ContainsFunc(c.stored.Learners, func(l Learner) bool { return l.Name == name && !l.Removed }) {
			if free := slices.IndexFunc(c.stored.Learners, func(l Learner) bool { return l.Name == "" && !l.Removed }); free >= 0 && c.fresh {
				c.stored.Learners[free].Name = name
				continue
			}
			c.next(name)
		}
	}
	for len(c.stored.served()) < max(1, c.o.Least) {
		c.next("")
	}
}

// next gives the next number to a learner.
func (c *Class) next(name string) Learner {
	c.stored.Numbered++
	l := Learner{Session: session.Numbered(c.o.Session.ID, c.stored.Numbered), Name: name, Generation: 1,
		Strict: c.o.Session.Strict, Tolerances: c.o.Session.Tolerances.Names()}
	c.stored.Learners = append(c.stored.Learners, l)
	return l
}

// options returns how a learner's session is opened.
func (c *Class) options(l Learner) session.Options {
	o := c.o.Session
	o.ID, o.Token = l.Session, ""
	if c.secret != nil {
		o.Token = c.secret.token(l.Session, l.Generation)
	}
	return o
}

// reopen goes on with a learner's session. One that is missing, as where the
// class was killed while it began, begins now.
func (c *Class) reopen(l Learner) (*session.Session, error) {
	o := c.options(l)
	if !c.o.Judge {
		tolerances, err := rule.ParseTolerances(l.Tolerances)
		if err != nil {
			return nil, fmt.Errorf("session %s: %w", l.Session, err)
		}
		o.Strict, o.Tolerances = l.Strict, tolerances
	}
	if !session.Recorded(c.dir, l.Session) {
		return session.New(o)
	}
	o.Spec = "" // the journal says
	return session.Resume(o)
}

// Abandon closes sessions that could not be used, as where the port is taken,
// and leaves the folder as it was before Open.
func (c *Class) Abandon(sessions []*session.Session) error {
	var err error
	for _, s := range sessions {
		err = errors.Join(err, s.Abandon())
	}
	if c.fresh && c.kept {
		err = errors.Join(err, forget(c.dir, c.Name()))
		if c.aside != "" {
			_, _, back := putBack(c.dir, c.aside)
			err = errors.Join(err, back)
		}
	}
	return errors.Join(err, c.release())
}

// Close lets other programs have the class. Its sessions are closed before.
func (c *Class) Close() error { return c.release() }

// Name returns the name that the sessions share; for a session alone its own.
func (c *Class) Name() string {
	if !c.kept && len(c.stored.Learners) > 0 {
		return c.stored.Learners[0].Session
	}
	return c.o.Session.ID
}

// Again says that it is kept, and how to go on with it: again is the command line
// that opens the same folder.
func (c *Class) Again(again string) string {
	with := ""
	switch {
	case !c.kept && len(c.stored.Learners) > 1:
		return fmt.Sprintf("%s are kept, and are no class: %s --resume %s goes on with one of them, under a new token", text.And(names(c.stored.Learners)), again, c.Name())
	case c.o.NoAuth:
	case c.kept:
		with = ", with its secret,"
	case c.o.Session.Token == "":
		with = ", under a new token,"
	default:
		with = ", with --token once more,"
	}
	return fmt.Sprintf("%s is kept; %s --resume %s%s goes on with it", c.Name(), again, c.Name(), with)
}

func names(of []Learner) []string {
	var all []string
	for _, l := range of {
		all = append(all, l.Session)
	}
	return all
}

// Kept says whether it is a class, whose sessions come back together.
func (c *Class) Kept() bool { return c.kept }

// Notices returns what opening it had to say, beside its sessions' own notices.
func (c *Class) Notices() []string { return c.notices }

// MadeSecret returns the secret that was made because none was given, to be
// shown once; or "".
func (c *Class) MadeSecret() string { return c.addition }
