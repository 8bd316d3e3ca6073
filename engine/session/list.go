package session

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"

	"caliper-playground/catalog"
)

// Info is what can be said about a recorded session without opening it.
type Info struct {
	ID       string
	Spec     catalog.Version
	Created  time.Time // in UTC
	Modified time.Time // when the last message came, in UTC
	Messages int       // -1 where it would take long to tell
	Size     int64     // of the journal, in bytes
	Path     string    // of the journal
	Problem  string    // why the session cannot be opened; empty where it can
}

// List returns the sessions in a state folder, the one modified last first. A
// folder that is not there holds none. A journal that cannot be read is listed
// with its Problem.
func List(dir string) ([]Info, error) {
	files, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("the state folder %s cannot be read: %w", dir, reason(err))
	}
	var sessions []Info
	for _, f := range files {
		id, ok := strings.CutSuffix(f.Name(), journalSuffix)
		if !ok || !f.Type().IsRegular() || CheckID(id) != nil {
			continue
		}
		info, err := inspect(dir, id)
		if errors.Is(err, fs.ErrNotExist) {
			continue // it was deleted meanwhile
		}
		if err != nil {
			info.Problem = err.Error()
		}
		sessions = append(sessions, info)
	}
	slices.SortStableFunc(sessions, func(a, b Info) int { return b.Modified.Compare(a.Modified) })
	return sessions, nil
}

// Latest returns the session that was modified last, of those that can be opened.
func Latest(dir string) (Info, error) {
	sessions, err := List(dir)
	if err != nil {
		return Info{}, err
	}
	for _, info := range sessions {
		if info.Problem == "" {
			return info, nil
		}
	}
	return Info{}, fmt.Errorf("there is no session in %s yet", dir)
}

// Delete removes a session for good: its journal and what is kept beside it. One
// that is open anywhere is left alone, with an error.
func Delete(dir, id string) error {
	if err := CheckID(id); err != nil {
		return err
	}
	f, err := openFile(dir, id, os.O_RDWR)
	if err != nil {
		return err
	}
	path := journalPath(dir, id)
	if err := closeUnused(f, id, path); err != nil {
		return err
	}
	if err := os.Remove(indexPath(path)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("what an earlier version kept beside session %s cannot be deleted: %w", id, reason(err))
	}
	if err := os.Remove(CertificationPath(path)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("the practice certification of session %s cannot be deleted: %w", id, reason(err))
	}
	if err := os.Remove(path); err != nil {
		return fmt.Errorf("the session %s cannot be deleted: %w", id, reason(err))
	}
	return nil
}

// closeUnused closes the file of a journal. The error says where another program has
// the session open.
func closeUnused(f *os.File, id, path string) error {
	unlock, err := lock(f, path)
	if err != nil {
		return errors.Join(inUse(id, err), f.Close())
	}
	return reason(errors.Join(f.Close(), unlock()))
}

// indexPath is where earlier versions of this program kept an index of a journal,
// which is not needed any more.
func indexPath(journal string) string {
	return strings.TrimSuffix(journal, journalSuffix) + ".index"
}

// CertificationPath is where the state of a session's practice certification is
// kept: beside the journal of that path. It goes where the session goes.
func CertificationPath(journal string) string {
	return strings.TrimSuffix(journal, journalSuffix) + ".certification.json"
}

// inspect reads the two ends of a journal.
func inspect(dir, id string) (Info, error) {
	info := Info{ID: id, Path: journalPath(dir, id), Messages: -1}
	f, err := os.Open(info.Path)
	if err != nil {
		return info, reason(err)
	}
	defer f.Close()
	stat, err := f.Stat()
	if err != nil {
		return info, reason(err)
	}
	info.Size, info.Modified = stat.Size(), stat.ModTime().UTC()
	j := &journal{path: info.Path, file: f}
	if err := j.readHeader(); err != nil {
		return info, err
	}
	info.Spec, info.Created = j.head.Spec, j.head.Created.UTC()
	info.Messages = lastSeq(f, j.start, info.Size)
	return info, nil
}

// lastSeq returns the number of the last whole line that has one, or -1 where it
// would take long to find.
func lastSeq(r io.ReaderAt, start, size int64) int {
	if size == start {
		return 0
	}
	for span := int64(1 << 14); span <= 1<<24; span *= 8 {
		from := max(start, size-span)
		b := make([]byte, size-from)
		if n, _ := r.ReadAt(b, from); n < len(b) {
			return -1
		}
		b = b[:bytes.LastIndexByte(b, '\n')+1]
		if len(b) == 0 && from == start {
			return 0
		}
		for len(b) > 0 { // requests have no number
			begin := bytes.LastIndexByte(b[:len(b)-1], '\n') + 1
			if begin == 0 && from > start {
				break
			}
			if seq := seqOf(b[begin:]); seq != 0 {
				return seq
			}
			b = b[:begin]
		}
		if from == start {
			return 0
		}
	}
	return -1
}

func seqOf(line []byte) int {
	var seq int
	if n, _ := fmt.Sscanf(string(line[:min(len(line), 40)]), `{"seq":%d`, &seq); n != 1 {
		return -1
	}
	return seq
}

// setAside gives an earlier session of that name another, made of the time of
// its last message, and returns that; "" where there is none.
func setAside(dir, id string) (string, error) {
	path := journalPath(dir, id)
	stat, err := os.Lstat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", fmt.Errorf("the journal %s cannot be looked at: %w", path, reason(err))
	}
	if !stat.Mode().IsRegular() {
		return "", fmt.Errorf("%s is in the way: it is no file; choose another name for the session, or take it away", path)
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return "", fmt.Errorf("an earlier session %s cannot be set aside: %w; choose another name", id, reason(err))
	}
	if err := closeUnused(f, id, path); err != nil {
		return "", err
	}
	name := AsideName(id, stat.ModTime(), func(name string) bool {
		_, err := os.Lstat(journalPath(dir, name))
		return !errors.Is(err, fs.ErrNotExist)
	})
	if err := os.Rename(path, journalPath(dir, name)); err != nil {
		return "", fmt.Errorf("an earlier session %s cannot be set aside: %w; choose another name", id, reason(err))
	}
	_ = os.Remove(indexPath(path))
	// Where this fails, whoever opens the state sees that it is another session's.
	_ = os.Rename(CertificationPath(path), CertificationPath(journalPath(dir, name)))
	return name, nil
}
