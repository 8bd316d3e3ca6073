package library

import (
	"cmp"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Once leaves out of paths that are to be read one after the other what is read with
// another of them: the same path, however it is written, and what lies in a folder
// that is named as well. A folder for which apart holds stays all the same: it is read
// by itself, and alone is what Reader.Alone is to be for that. Apart may be nil.
func (r Reader) Once(paths []string, apart func(folder string) bool) (once []string, alone map[string]bool) {
	named := make([]string, len(paths)) // the same for the same
	known := map[string]bool{}
	var order []int
	for i, path := range paths {
		if named[i] = absolute(path); !known[named[i]] {
			known[named[i]] = true
			order = append(order, i)
		}
	}
	// What holds others is shorter than they are.
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(len(named[a]), len(named[b])) })
	folders := map[string]string{} // that are read: as they are named, by their absolute paths
	var kept []int
	alone = map[string]bool{}
	for _, i := range order {
		isFolder := paths[i] != Stdin && isFolderAt(paths[i])
		if r.readWith(folders, named[i]) {
			if !isFolder || apart == nil || !apart(paths[i]) {
				continue
			}
			alone[named[i]] = true
		}
		if kept = append(kept, i); isFolder && !r.excludes(paths[i], paths[i]) {
			folders[named[i]] = paths[i]
		}
	}
	slices.Sort(kept)
	for _, i := range kept {
		once = append(once, paths[i])
	}
	return once, alone
}

// absolute is a path in the one way in which it is written from the root. What has no
// such way stands for itself.
func absolute(path string) string {
	if path == "" || path == Stdin {
		return path
	}
	if whole, err := filepath.Abs(path); err == nil {
		return whole
	}
	return path
}

func (r Reader) excludes(named, at string) bool {
	return r.Selection != nil && r.Selection.excludes(named, at)
}

// readWith says whether one of some folders that are read leads to an absolute path. It
// looks for those around it, however many there are.
func (r Reader) readWith(folders map[string]string, to string) bool {
	for at, around := to, filepath.Dir(to); around != at; at, around = around, filepath.Dir(around) {
		if folder, ok := folders[around]; ok && r.reads(folder, around, to) {
			return true
		}
	}
	return false
}

// reads says whether a folder that is read leads to another absolute path.
func (r Reader) reads(folder, from, to string) bool {
	below, err := filepath.Rel(from, to)
	if err != nil || !filepath.IsLocal(below) {
		return false
	}
	at, of := folder, fs.FileMode(fs.ModeDir)
	for step := range strings.SplitSeq(below, string(filepath.Separator)) {
		at = filepath.Join(at, step)
		info, err := os.Lstat(at)
		if err == nil && info.Mode()&fs.ModeSymlink != 0 && r.Follow {
			info, err = os.Stat(at)
		}
		if err != nil || info.Mode()&fs.ModeSymlink != 0 || strings.HasPrefix(step, ".") || r.excludes(folder, at) {
			return false
		}
		of = info.Mode()
	}
	return of.IsDir() || isDocument(at)
}
