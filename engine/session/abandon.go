package session

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Abandon closes a session that could not be used, as where the endpoint's port
// is taken, and leaves the state folder as it was before New: the session's empty
// journal goes, and an earlier session of its name has its place again. A session
// that holds messages is closed and stays.
func (s *Session) Abandon() error {
	empty, dir := s.Len() == 0, filepath.Dir(s.Journal())
	if err := s.Close(); err != nil || !empty || !s.fresh {
		return err
	}
	release, err := claim(dir)
	if err != nil {
		return err
	}
	defer release()
	return errors.Join(Delete(dir, s.id), putBack(dir, s.keptAs, s.id))
}

// putBack gives a session that was set aside its name again, if one was.
func putBack(dir, keptAs, id string) error {
	if keptAs == "" {
		return nil
	}
	from, to := journalPath(dir, keptAs), journalPath(dir, id)
	if err := os.Rename(from, to); err != nil {
		return fmt.Errorf("the earlier session %s cannot be put back: %w", keptAs, reason(err))
	}
	for _, beside := range []func(string) string{indexPath, CertificationPath} {
		if err := os.Rename(beside(from), beside(to)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("what is kept beside session %s cannot be put back: %w", id, reason(err))
		}
	}
	return nil
}
