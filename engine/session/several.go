package session

import (
	"errors"
	"fmt"
)

// Numbered returns the name of the nth session, from 1, of several that share
// a name: "class-2". Without a name it is empty, which stands for a random one.
func Numbered(name string, n int) string {
	if name == "" {
		return ""
	}
	return fmt.Sprintf("%s-%d", name, n)
}

// NewSeveral starts sessions beside each other, each with a journal and a token
// of its own; several get numbers behind the name in o.ID. Where one cannot be
// started, those that were are abandoned.
func NewSeveral(o Options, count int) ([]*Session, error) {
	sessions := make([]*Session, 0, count)
	for n := 1; n <= count; n++ {
		each := o
		if count > 1 {
			each.ID, each.Token = Numbered(o.ID, n), ""
		}
		s, err := New(each)
		if err != nil {
			for _, started := range sessions {
				err = errors.Join(err, started.Abandon())
			}
			return nil, err
		}
		sessions = append(sessions, s)
	}
	return sessions, nil
}
