package cli

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"caliper-playground/engine/library"
	"caliper-playground/engine/query"
	"caliper-playground/engine/text"
)

// selectFlags say which documents of those that are named a run works on.
type selectFlags struct {
	query   string
	exclude []string
	shard   string
	last    bool
}

func (f *selectFlags) register(set *pflag.FlagSet) {
	set.StringVar(&f.query, "select", "", "only the documents that the query finds, written as behind / on the screen: 'profile:media -verdict:pass'")
	set.StringArrayVar(&f.exclude, "exclude", nil, "leave out files and folders that fit a pattern, such as drafts or '**/old-*.json' (repeatable)")
	set.StringVar(&f.shard, "shard", "", "only one part of the documents, such as 2/3; all parts together are all of them")
	set.BoolVar(&f.last, "last-failed", false, "only the documents that failed when these paths were checked or replayed last")
}

// maxShards is the largest number of parts, for typing errors.
const maxShards = 1000

// selection reads the flags. What failed last is kept in a folder of the program's
// state.
func (f *selectFlags) selection(a *app, state string, paths []string) (*selection, error) {
	s := &selection{Selection: &library.Selection{Exclude: f.exclude, Query: query.Parse(f.query)}}
	for _, pattern := range f.exclude {
		if err := library.CheckPattern(pattern); err != nil {
			return nil, usage("--exclude: %w", err)
		}
	}
	if err := checkQuery(f.query, s.Query); err != nil {
		return nil, err
	}
	if f.shard != "" {
		part, parts, _ := strings.Cut(f.shard, "/")
		var errPart, errParts error
		s.Shard, errPart = strconv.Atoi(part)
		s.Shards, errParts = strconv.Atoi(parts)
		if errPart != nil || errParts != nil || s.Shard < 1 || s.Shard > s.Shards || s.Shards > maxShards {
			return nil, usage("--shard is PART/PARTS, such as 2/3 for the second of three, and not %q", f.shard)
		}
	}
	if slices.Contains(paths, library.Stdin) { // which comes once
		if f.last {
			return nil, usage("--last-failed needs files, which can be read again; standard input comes once")
		}
		s.mayBeNone = s.Shards > 1
		return s, nil
	}
	var err error
	if s.last, err = library.OpenLastFailed(state, paths); err != nil && f.last {
		return nil, cannotRun(fmt.Errorf("--last-failed: %w", err))
	}
	if f.last {
		if s.Only = s.last.Failed(); s.Only == nil {
			a.complain(errors.New("--last-failed: which documents of these paths failed last is not known, or they were too many; all are read"))
		}
	}
	s.mayBeNone = s.Shards > 1 || s.Only != nil
	return s, nil
}

// checkQuery says what is wrong with a query that cannot be meant.
func checkQuery(given string, q query.Query) error {
	switch {
	case given == "":
		return nil
	case q.Empty():
		return usage("--select %q asks nothing; ask as in 'rule:actor -profile:media'", given)
	case q.Problem() != "":
		return usage("--select %q finds nothing: %s", given, q.Problem())
	case q.Asks("status"):
		return usage("--select %q asks for a status, which a document has only when it was sent; select by verdict, rule, profile, event, action, object, file or text", given)
	}
	return nil
}

// selection is which documents a run works on, and what it notes of them for the
// next one.
type selection struct {
	*library.Selection
	last      *library.LastFailed // nil where nothing is noted
	mayBeNone bool                // that nothing is left is no mistake
}

const nothingLeft = "nothing is left of what was named; --select and --exclude leave out all of it"

// nothingLeft says whether all was left out, which is no run that came to its end.
func (s *selection) nothingLeft() bool {
	read, selected, excluded := s.Counts()
	return s.Partial() && selected == 0 && !s.mayBeNone && (read > 0 || excluded > 0)
}

// end says what was left out, and keeps which documents failed. Whole says that the
// run came to its end.
func (s *selection) end(o *outcome, whole bool) {
	read, selected, excluded := s.Counts()
	if excluded > 0 {
		_, _ = fmt.Fprintf(o.app.Err, "%s excluded\n", text.Plural(excluded, "path"))
	}
	if s.Partial() && read > selected {
		_, _ = fmt.Fprintf(o.app.Err, "%d of %s selected\n", selected, text.Plural(read, "document"))
	}
	if s.nothingLeft() && o.status == statusOK {
		o.cannot(errors.New(nothingLeft))
	}
	// It only helps the next run. Where it cannot be kept, that reads all.
	_ = s.last.Keep(whole && !s.Partial())
}
