package cli

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/spf13/pflag"

	"caliper-playground/engine/library"
	"caliper-playground/engine/text"
)

// readFlags are the flags of every command that reads documents.
type readFlags struct {
	follow bool
	at     string
	stdin  string
	alone  map[string]bool // folders that are read by themselves
}

// once leaves out of paths what is read with another of them. Exclude are patterns of
// what is not read; apart says which folders are read by themselves, nil for none.
func (f *readFlags) once(paths, exclude []string, apart func(folder string) bool) (once []string) {
	r := library.Reader{Follow: f.follow, Selection: &library.Selection{Exclude: exclude}}
	once, f.alone = r.Once(paths, apart)
	return once
}

func (f *readFlags) register(set *pflag.FlagSet) {
	set.BoolVar(&f.follow, "follow", false, "go where symbolic links in a folder lead, to each file once")
	set.StringVar(&f.at, "at", "", "JSON Pointer to the Caliper document within each document, such as /detail, be it JSON there or text")
	set.StringVar(&f.stdin, "stdin-filename", "", "the file's name that standard input goes by, in the report and in what is expected")
}

// reader returns what reads the documents. What is left unread is noted.
func (f *readFlags) reader(a *app, left *unread, names []string) (library.Reader, error) {
	if f.stdin != "" && !slices.Contains(names, library.Stdin) {
		return library.Reader{}, usage("--stdin-filename goes with standard input, which - stands for")
	}
	if f.at != "" && !strings.HasPrefix(f.at, "/") {
		return library.Reader{}, usage("--at: %q is no JSON Pointer; one begins with a slash, as /detail does", f.at)
	}
	return library.Reader{Stdin: a.In, StdinName: f.stdin, Follow: f.follow, At: f.at, Unread: left.note, Alone: f.alone}, nil
}

// unread is what folders hold and was not read. It is noted where documents are
// read, and told in the end.
type unread struct {
	mu      sync.Mutex
	folders []library.Unread
}

func (u *unread) note(of library.Unread) {
	u.mu.Lock()
	defer u.mu.Unlock()
	u.folders = append(u.folders, of)
}

// untold is for documents that are read once more: what is left is told the other time.
func untold(library.Unread) {}

// tell says on standard error what was left.
func (u *unread) tell(a *app) {
	u.mu.Lock()
	defer u.mu.Unlock()
	for _, f := range u.folders {
		// Where standard error cannot be written there is nobody to tell.
		_, _ = fmt.Fprintf(a.Err, "%s: %s\n", text.Clean(f.Folder), text.Clean(unreadWords(f)))
	}
}

func unreadWords(f library.Unread) string {
	var words []string
	if f.Others > 0 {
		words = append(words, text.Plural(f.Others, "other file")+" not read")
	}
	for _, path := range f.Told {
		words = append(words, fmt.Sprintf("%s is about its own folder, which was not named, and nothing goes by it (--expect %s does)", path, path))
	}
	if n := len(f.Reports) + f.MoreReports; n > 0 {
		words = append(words, text.Plural(n, "report")+" not read: "+firstAndMore(f.Reports, f.MoreReports))
	}
	if n := len(f.Links) + f.More; n > 0 {
		words = append(words, text.Plural(n, "link")+" not followed (--follow does): "+firstAndMore(f.Links, f.More))
	}
	return strings.Join(words, "; ")
}

// firstAndMore lists the first of some names, and says how many more there are.
func firstAndMore(first []string, more int) string {
	list := strings.Join(first, ", ")
	if more > 0 {
		list += fmt.Sprintf(" and %d more", more)
	}
	return list
}
