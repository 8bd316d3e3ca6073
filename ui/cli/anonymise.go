package cli

import (
	"context"
	"crypto/rand"
	"fmt"
	"path/filepath"
	"slices"

	"github.com/spf13/pflag"

	"caliper-playground/engine/anonymise"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/library"
	"caliper-playground/engine/text"
)

// anonymiseFlags are the flags of check that have anonymised copies written.
type anonymiseFlags struct {
	anonymise bool
	out       string
}

func (f *anonymiseFlags) register(set *pflag.FlagSet) {
	set.BoolVar(&f.anonymise, "anonymise", false, "write copies without what identifies people to the folder that --out names: stand-ins for ids, names, mail and IP addresses, user agents; texts emptied; verdicts stay the same")
	set.StringVar(&f.out, "out", "", "with --anonymise: a new or empty folder, elsewhere than the originals")
}

// begin opens the folder; nil where nobody asked.
func (f *anonymiseFlags) begin(a *app, paths []string, o conformance.Options) (*anonymising, error) {
	switch {
	case !f.anonymise && f.out != "":
		return nil, usage("--out goes with --anonymise")
	case !f.anonymise:
		return nil, nil
	case slices.Contains(paths, library.Stdin):
		return nil, usage("--anonymise reads all documents twice, who they tell of and then to copy them, and standard input is read once; name a file")
	}
	folder, err := openOutFolder("--anonymise", f.out, paths)
	if err != nil {
		return nil, err
	}
	key := make([]byte, 32)
	_, _ = rand.Read(key) // which never fails
	n := &anonymising{app: a, run: anonymise.New(key), assessor: conformance.NewAssessor(o)}
	n.copying = copying{folder: folder, unfinished: a.unfinished, fail: n.fail, rename: func(relative string) string { return n.run.Path(filepath.ToSlash(relative)) }}
	return n, nil
}

// anonymising writes an anonymised copy of each file. It gets the documents in their
// order.
type anonymising struct {
	copying
	app      *app
	run      *anonymise.Run
	assessor *conformance.Assessor
	failed   error // why a copy could not be written
}

// learn reads who the documents of the paths tell of.
func (n *anonymising) learn(ctx context.Context, reader library.Reader, paths []string) error {
	if n == nil {
		return nil
	}
	reader.Unread = untold
	for _, path := range paths {
		for d := range reader.Read(ctx, path) {
			if d.Err == nil && d.Form != library.End {
				n.run.Learn(d.Data)
			}
		}
	}
	return ctx.Err()
}

// add copies the next document of a path that was named.
func (n *anonymising) add(named string, d *library.Document) {
	if n == nil {
		return
	}
	n.turnTo(named, d)
	var made []byte
	if d.Err == nil && d.Form != library.End {
		var err error
		if made, err = n.run.Copy(d.Data); err != nil {
			n.app.complain(fmt.Errorf("%s: no copy of it: what is no JSON cannot be told apart", d.Place))
		} else if want, got := n.assessor.Assess(d.Data, nil).Verdict, n.assessor.Assess(made, nil).Verdict; want != got {
			n.app.complain(fmt.Errorf("%s: the copy comes to %s, the original to %s", d.Place, got, want))
		}
	}
	n.copying.add(d, made)
}

// end puts the copy of the present file in place, if it is whole.
func (n *anonymising) end(whole bool) {
	if n != nil {
		n.copying.end(whole)
	}
}

func (n *anonymising) fail(err error) {
	if n.failed == nil {
		n.failed = err
	}
}

// maxLeft is how many names of members are listed of what was not recognised.
const maxLeft = 40

// tell says on standard error what was done, and what somebody has to look at. Complete
// says that the run came to its end.
func (n *anonymising) tell(complete bool) error {
	if n == nil {
		return nil
	}
	n.end(complete)
	say := func(line string) {
		// The copies are there, whether or not anybody reads this.
		_, _ = fmt.Fprintln(n.app.Err, text.Clean(line))
	}
	if n.failed != nil {
		return fmt.Errorf("not all copies could be written: %w", n.failed)
	}
	say(fmt.Sprintf("%s without what identifies people in %s; people with an id: %d", text.Plural(n.files, "copy"), n.folder.dir, n.run.People()))
	left := n.run.Left()
	if len(left) > 0 {
		say("not recognised, and left as it is; look whether it is about somebody:")
	}
	for i, u := range left {
		if i == maxLeft {
			say(fmt.Sprintf("  and %d more names", len(left)-maxLeft))
			break
		}
		say(fmt.Sprintf("  %s   %s, such as %s", u.Name, text.Plural(u.Count, "value"), text.Clip(u.Example, 60)))
	}
	return nil
}
