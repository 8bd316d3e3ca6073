package library

import (
	"context"
	"hash/maphash"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// Listening hears when files below some paths change, come or go. It does not look
// into them. It belongs to one goroutine.
type Listening struct {
	paths []string
	also  map[string]bool
	seed  maphash.Seed
	ears  *ears
	sum   uint64 // of what files there are
}

// Listen begins to listen. Also are files that count beside those that are called
// as documents are.
func Listen(paths []string, also map[string]bool) *Listening {
	l := &Listening{paths: paths, also: also, seed: maphash.MakeSeed()}
	l.again()
	return l
}

// again listens to all folders that there are now. What changes, or comes, before
// somebody listens is seen by looking once more.
func (l *Listening) again() {
	for {
		folders, files := l.look()
		if l.ears != nil {
			l.ears.close()
		}
		l.ears = listen(folders, files, watchPace)
		if now, _ := l.look(); maps.Equal(now, folders) {
			return
		}
	}
}

// look notes what there is, and returns the folders in which something may change.
func (l *Listening) look() (folders map[string]bool, files int) {
	var sum maphash.Hash
	sum.SetSeed(l.seed)
	folders = map[string]bool{}
	note := func(path string) {
		files++
		s := stampOf(nil, path)
		_, _ = sum.WriteString(path + "\x00" + strconv.FormatInt(s.modified.UnixNano(), 36) + "\x00" + strconv.FormatInt(s.size, 36) + "\x00")
	}
	for _, file := range slices.Sorted(maps.Keys(l.also)) {
		folders[filepath.Dir(file)] = true
		note(file)
	}
	for _, path := range l.paths {
		folders[filepath.Dir(path)] = true
		if real, err := filepath.EvalSymlinks(path); err == nil {
			folders[filepath.Dir(real)] = true
		}
		_ = filepath.WalkDir(followed(path), func(at string, d fs.DirEntry, err error) error {
			named := filepath.Clean(at) == filepath.Clean(path)
			switch {
			case err != nil:
				return nil // what cannot be read is said by whoever reads it
			case !named && strings.HasPrefix(d.Name(), "."):
				if d.IsDir() {
					return fs.SkipDir
				}
			case d.IsDir():
				folders[filepath.Clean(at)] = true
			case named || isDocument(at):
				note(at)
			}
			return nil
		})
	}
	l.sum = sum.Sum64()
	return folders, files
}

// followed is a path that leads into a folder also where it is a link to one.
func followed(path string) string {
	if isFolderAt(path) {
		return path + string(filepath.Separator)
	}
	return path
}

// Wait waits until something has changed since Listen or the last Wait; false where
// the context ended before.
func (l *Listening) Wait(ctx context.Context) bool {
	for {
		before := l.sum
		l.again() // with the folders that have come; what changes from now on is heard
		if l.sum != before {
			return ctx.Err() == nil
		}
		if !l.ears.wait(ctx) {
			return false
		}
	}
}

// Close ends the listening.
func (l *Listening) Close() { l.ears.close() }
