package class

import (
	"fmt"
	"strings"

	"caliper-playground/engine/rule"
	"caliper-playground/engine/session"
)

// Learner returns whose session it is.
func (c *Class) Learner(of string) Learner {
	c.mu.Lock()
	defer c.mu.Unlock()
	if l := c.stored.find(of); l != nil {
		return *l
	}
	return Learner{Session: of}
}

// Add begins a further session, of a learner with that name or with none. In a
// class its token is derived as the others' are; beside a session alone it is a
// random one. A number that could not be used is passed over, so that another try
// may succeed.
func (c *Class) Add(name string, o session.Options) (*session.Session, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if err := c.checkName(name, ""); err != nil {
		return nil, err
	}
	if !c.kept {
		c.stored.Numbered++
		o.ID, o.Token = session.Numbered(c.o.Session.ID, c.stored.Numbered), ""
		s, err := session.New(o)
		if err == nil {
			c.stored.Learners = append(c.stored.Learners, Learner{Session: s.ID(), Name: name, Generation: 1})
		}
		return s, err
	}
	before := c.stored
	before.Learners = append([]Learner{}, c.stored.Learners...)
	l := c.next(name)
	l.Strict, l.Tolerances = o.Strict, o.Tolerances.Names()
	opened := c.options(l)
	opened.Spec, opened.Strict, opened.Tolerances = o.Spec, o.Strict, o.Tolerances
	s, err := session.New(opened)
	if err != nil {
		before.Numbered = c.stored.Numbered
		c.stored = before
		return nil, err
	}
	if err := c.stored.save(c.dir, c.Name()); err != nil {
		c.stored = before
		if left := s.Abandon(); left != nil {
			err = fmt.Errorf("%w; %v", err, left)
		}
		return nil, err
	}
	return s, nil
}

// checkName says why a learner cannot be called so, beside another one.
func (c *Class) checkName(name, of string) error {
	if err := CheckName(name); err != nil {
		return err
	}
	for _, l := range c.stored.Learners {
		if name != "" && l.Session != of && !l.Removed && strings.EqualFold(l.Name, name) {
			return fmt.Errorf("%s is the name of %s already; tell the two apart, as by an initial", name, l.Session)
		}
	}
	return nil
}

// change changes what is kept of a learner, on disk where the class is kept.
func (c *Class) change(of string, how func(*Learner)) (Learner, error) {
	before := append([]Learner{}, c.stored.Learners...)
	l := c.stored.find(of)
	if l == nil || l.Removed {
		return Learner{}, fmt.Errorf("the class %s has no session %s", c.Name(), of)
	}
	how(l)
	changed := *l
	if !c.kept {
		return changed, nil
	}
	if err := c.stored.save(c.dir, c.Name()); err != nil {
		c.stored.Learners = before
		return Learner{}, err
	}
	return changed, nil
}

// Rename gives a learner another name, or none.
func (c *Class) Rename(of, name string) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if err := c.checkName(name, of); err != nil {
		return err
	}
	_, err := c.change(of, func(l *Learner) { l.Name = name })
	return err
}

// Renew gives a session another token, and returns that: the one before is good
// for nothing any more. It is "" where no token is derived.
func (c *Class) Renew(of string) (token string, err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	l, err := c.change(of, func(l *Learner) { l.Generation++ })
	if err != nil {
		return "", err
	}
	return c.options(l).Token, nil
}

// Remove takes a session out of the class: it is served no more, and its journal
// stays.
func (c *Class) Remove(of string) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.stored.served()) == 1 {
		return fmt.Errorf("%s is the last one; end the program instead", of)
	}
	_, err := c.change(of, func(l *Learner) { l.Removed = true })
	return err
}

// Judged notes how a session's messages are judged from now on.
func (c *Class) Judged(of string, strict bool, t rule.Tolerances) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	_, err := c.change(of, func(l *Learner) { l.Strict, l.Tolerances = strict, t.Names() })
	return err
}

// Knows says whether a session is recorded, or was one of the class, so that what
// is sent to it while it is not served can be told as that.
func (c *Class) Knows(id string) bool { return session.Recorded(c.dir, id) }
