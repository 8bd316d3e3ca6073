package session

import (
	"fmt"
	"time"
)

// SetAside gives a session that is not in use another name, made of the time of
// its last message, and returns that; "" where there is none of that name.
func SetAside(dir, id string) (keptAs string, err error) {
	if err := CheckID(id); err != nil {
		return "", err
	}
	release, err := claim(dir)
	if err != nil {
		return "", err
	}
	defer release()
	return setAside(dir, id)
}

// PutBack gives a session that was set aside the name again that it was begun
// under. What has that name now is set aside in turn. It returns the name, and
// what the other one is called from now on; "" where there was none.
func PutBack(dir, keptAs string) (id, other string, err error) {
	id, err = nameOf(dir, keptAs)
	if err != nil {
		return "", "", err
	}
	if id == keptAs {
		return "", "", fmt.Errorf("the session %s was not set aside; it has the name that it was begun under", id)
	}
	release, err := claim(dir)
	if err != nil {
		return "", "", err
	}
	defer release()
	j, err := openJournal(dir, keptAs) // nobody may have it open
	if err != nil {
		return "", "", err
	}
	if err := j.close(); err != nil {
		return "", "", err
	}
	if other, err = setAside(dir, id); err != nil {
		return "", "", err
	}
	return id, other, putBack(dir, keptAs, id)
}

// nameOf returns the name that a recorded session was begun under. It is another
// than its own where it was set aside.
func nameOf(dir, id string) (string, error) {
	if err := CheckID(id); err != nil {
		return "", err
	}
	j, err := readJournal(dir, id)
	if err != nil {
		return "", err
	}
	name := j.head.Session
	if err := CheckID(name); err != nil {
		return "", fmt.Errorf("%s does not name its session: %w", j.path, err)
	}
	return name, j.close()
}

// Recorded says whether there is a session of that name, served or not.
func Recorded(dir, id string) bool {
	if CheckID(id) != nil {
		return false
	}
	f, err := openFile(dir, id, 0)
	return err == nil && f.Close() == nil
}

// asideStamp is the form of the time in the name of what is set aside.
const asideStamp = "-20060102-150405"

// AsideName returns a name for what is set aside, made of its own and a time, that is
// not taken.
func AsideName(id string, at time.Time, taken func(name string) bool) string {
	base := id[:min(len(id), maxID-len(asideStamp)-4)] + at.UTC().Format(asideStamp)
	name := base
	for n := 2; taken(name); n++ {
		name = fmt.Sprintf("%s-%d", base, n)
	}
	return name
}
