package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"caliper-playground/engine/file"
	"caliper-playground/engine/library"
)

// outFolder is a new folder that copies of documents go into: never that of the
// originals, nor one inside it.
type outFolder struct {
	dir   string
	named []string // the paths on the command line
	taken map[string]bool
}

// openOutFolder makes the folder, unless there is an empty one.
func openOutFolder(flag, dir string, named []string) (*outFolder, error) {
	if dir == "" {
		return nil, usage("%s needs --out DIR, a new or empty folder for the copies", flag)
	}
	resolved := resolvePath(dir)
	for _, path := range named {
		if path == library.Stdin {
			continue
		}
		original, folder := resolvePath(path), resolvePath(path)
		if info, err := os.Stat(path); err != nil || !info.IsDir() {
			folder = filepath.Dir(original)
			if resolved == folder {
				return nil, usage("--out: %s is the folder of %s; copies never stand beside the originals, name another one", dir, path)
			}
			continue
		}
		if rel, err := filepath.Rel(folder, resolved); err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
			return nil, usage("--out: %s lies in %s; copies never stand beside the originals, name a folder elsewhere", dir, path)
		}
	}
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return nil, cannotRun(fmt.Errorf("--out: %s cannot be made: %w", dir, file.Reason(err)))
		}
	case err != nil:
		return nil, cannotRun(fmt.Errorf("--out: %s: %w", dir, file.Reason(err)))
	case len(entries) > 0:
		return nil, usage("--out: %s is not empty, and nothing is written over; name a new folder", dir)
	}
	return &outFolder{dir: dir, named: named, taken: map[string]bool{}}, nil
}

// resolvePath follows the links of as much of a path as is there.
func resolvePath(path string) string {
	path, err := filepath.Abs(path)
	if err != nil {
		return path
	}
	rest := ""
	for at := path; ; at = filepath.Dir(at) {
		if real, err := filepath.EvalSymlinks(at); err == nil {
			return filepath.Join(real, rest)
		}
		if at == filepath.Dir(at) {
			return path
		}
		rest = filepath.Join(filepath.Base(at), rest)
	}
}

// relative is where the copy of a file of a named path stands in the folder.
func (o *outFolder) relative(named, path string) string {
	if path == library.Stdin {
		return "stdin.json"
	}
	if rel, err := filepath.Rel(named, path); err == nil && rel != "." && filepath.IsLocal(rel) {
		return rel
	}
	return filepath.Base(path)
}

// place makes room for a copy in the folder, of a name that no other has, and
// returns its path.
func (o *outFolder) place(relative string) (string, error) {
	ending := filepath.Ext(relative)
	stem := strings.TrimSuffix(relative, ending)
	for n := 2; o.taken[relative]; n++ {
		relative = fmt.Sprintf("%s-%d%s", stem, n, ending)
	}
	o.taken[relative] = true
	path := filepath.Join(o.dir, relative)
	return path, os.MkdirAll(filepath.Dir(path), 0o755)
}
