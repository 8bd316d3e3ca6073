package class

import (
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"

	"caliper-playground/engine/session"
)

// ErrNone says that a name is no class's and no learner's.
var ErrNone = errors.New("no class and no session of one has that name")

// Read returns what is recorded of a class, without opening it.
func Read(dir, name string) (Info, error) {
	all, err := List(dir)
	if err != nil {
		return Info{}, err
	}
	for _, c := range all {
		switch {
		case c.Name == name && c.Problem != "":
			return Info{}, errors.New(c.Problem)
		case c.Name == name:
			return c, nil
		}
	}
	return Info{}, fmt.Errorf("there is no class %s in %s", name, dir)
}

// Edit opens a class that is not served to change what is kept of it: the one of
// that name, or the one that a session of that name belongs to. What it derives
// needs the secret, which Edit does not have. The caller closes it.
func Edit(dir, name string) (*Class, error) {
	of := name
	if !Exists(dir, name) {
		if of, _ = Of(dir, name); of == "" {
			return nil, fmt.Errorf("%w: %s", ErrNone, name)
		}
	}
	release, err := lockClass(dir, of)
	if err != nil {
		return nil, err
	}
	stored, err := load(dir, of)
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			err = fmt.Errorf("%w: %s", ErrNone, name)
		}
		return nil, errors.Join(err, release())
	}
	c := &Class{o: Options{Session: session.Options{Dir: dir, ID: of}}, dir: dir, kept: true, release: release, stored: stored}
	return c, nil
}

// Enlist adds a learner to a class that is not served. The session begins when
// the class comes back.
func (c *Class) Enlist(name string) (Learner, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if err := c.checkName(name, ""); err != nil {
		return Learner{}, err
	}
	l := c.next(name)
	return l, c.stored.save(c.dir, c.Name())
}

// RenewAll gives the class another secret, and with it every session another
// token.
func (c *Class) RenewAll(words string) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	salt := random(saltSize)
	s, err := derive(words, salt)
	if err != nil {
		return err
	}
	c.secret, c.stored.Salt, c.stored.Check = &s, hex.EncodeToString(salt), s.check()
	return c.stored.save(c.dir, c.Name())
}
