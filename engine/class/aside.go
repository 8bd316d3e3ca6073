package class

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"caliper-playground/engine/file"
	"caliper-playground/engine/session"
)

// setAside gives a class and its sessions other names, made of the time, and
// returns the class's; "" where there is none. Nothing of it is lost if the
// program is killed meanwhile: what still has its name is set aside the next time.
func setAside(dir, name string) (string, error) {
	c, err := load(dir, name)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	aside := session.AsideName(name, time.Now(), func(name string) bool { return Exists(dir, name) })
	for i := range c.Learners {
		l := &c.Learners[i]
		if l.Removed || !session.Recorded(dir, l.Session) {
			continue
		}
		if l.KeptAs, err = session.SetAside(dir, l.Session); err != nil {
			return "", errors.Join(fmt.Errorf("the earlier class %s cannot be set aside: %w", name, err), restore(dir, c.Learners), forget(dir, aside))
		}
		if err := c.save(dir, aside); err != nil {
			return "", errors.Join(err, restore(dir, c.Learners))
		}
	}
	if err := c.save(dir, aside); err != nil {
		return "", err
	}
	return aside, forget(dir, name)
}

// restore gives sessions their names again, as far as they were set aside.
func restore(dir string, learners []Learner) error {
	var failed error
	for i := range learners {
		l := &learners[i]
		if l.KeptAs == "" {
			continue
		}
		if _, _, err := session.PutBack(dir, l.KeptAs); err != nil {
			failed = errors.Join(failed, err)
			continue
		}
		l.KeptAs = ""
	}
	return failed
}

// PutBack gives a class that was set aside its name again, and its sessions
// theirs. What has the name now is set aside in turn; other is its new name, or
// "".
func PutBack(dir, aside string) (name, other string, err error) {
	c, err := load(dir, aside)
	if err != nil {
		return "", "", err
	}
	release, err := lockClass(dir, c.Class)
	if err != nil {
		return "", "", err
	}
	defer func() { err = errors.Join(err, release()) }()
	return putBack(dir, aside)
}

// putBack is PutBack for who has the lock of the class.
func putBack(dir, aside string) (name, other string, err error) {
	c, err := load(dir, aside)
	if err != nil {
		return "", "", err
	}
	if c.Class == aside {
		return "", "", fmt.Errorf("the class %s was not set aside; it has the name that it was begun under", aside)
	}
	if other, err = setAside(dir, c.Class); err != nil {
		return "", "", err
	}
	if err := restore(dir, c.Learners); err != nil {
		return "", "", errors.Join(err, c.save(dir, aside))
	}
	if err := c.save(dir, c.Class); err != nil {
		return "", "", err
	}
	return c.Class, other, forget(dir, aside)
}

// forget removes the file of a class; its sessions' journals stay.
func forget(dir, name string) error {
	if err := os.Remove(path(dir, name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("the class %s cannot be removed: %w", name, file.Reason(err))
	}
	return nil
}
