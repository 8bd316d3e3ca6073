package cli

import (
	"context"
	"errors"
	"iter"
	"math"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/coverage"
	"caliper-playground/engine/expect"
	"caliper-playground/engine/library"
	"caliper-playground/engine/report"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/session"
	"caliper-playground/engine/why"
)

// checkRun judges documents on all cores, reports them in their order, and
// keeps none.
type checkRun struct {
	documentRun
	cores int // 0 for all
	// together judges all documents in one scope, on one core; nil where each is a
	// scope of its own.
	together *session.Together
	fix      *fixFlags
	mending  mending
	// anonymising writes copies; nil where nobody asked.
	anonymising *anonymising
	closest     why.ByVersion // to the rows of the profiles that were named
	cards       conformance.Scorecards
}

// judgedDocument is what one core makes of a document.
type judgedDocument struct {
	of       library.Document
	skipped  bool // it is not there at all, or no document
	left     bool // it is not selected
	items    []conformance.Item
	entry    report.Entry // of the report
	outcome  expect.Outcome
	seen     expect.Seen
	rendered report.Rendered
	touches  []coverage.Touch
	events   []why.Event  // where a profile was named
	mended   *rule.Mended // nil where nobody asked, or there was nothing to say
}

func (r *checkRun) start(ctx context.Context, paths []string) error {
	if err := r.anonymising.learn(ctx, r.reader, paths); err != nil {
		return cannotRun(errors.New("stopped before anything was copied"))
	}
	defer r.mending.end(false) // where the run breaks off
	defer r.anonymising.end(false)
	for i, path := range paths {
		err := r.path(ctx, path)
		switch {
		case errors.Is(err, errFirstFailure):
			r.result.Stopped = err.Error()
		case err != nil:
			return cannotRun(err)
		case ctx.Err() != nil:
			r.result.Stopped = "stopped before the end; what was judged is reported"
			r.cannot(errors.New(r.result.Stopped))
		default:
			continue
		}
		r.result.Left = append([]string{"the rest of " + path}, paths[i+1:]...)
		break
	}
	if r.result.Stopped == "" && r.selected.nothingLeft() {
		r.result.Stopped = nothingLeft
	}
	r.result.Complete = r.result.Stopped == ""
	r.mending.end(r.result.Complete)
	if err := r.anonymising.tell(r.result.Complete); err != nil {
		r.cannot(err)
	}
	saidAll := r.saidAll(r.out, &r.result)
	r.result.Profiles = r.profile.mark(report.ProfilesOfCards(&r.cards, r.options.Spec, r.closest))
	r.covering.end(&r.result)
	if err := r.out.End(&r.result); err != nil {
		return cannotRun(err)
	}
	if r.result.Complete { // else it depends on how far the folder was read ahead
		r.unread.tell(r.app)
	}
	if saidAll {
		return r.err()
	}
	r.requireProfiles(r.profile, r.result.Profiles)
	r.requireCoverage(r.result.Required)
	r.expected.end(&r.outcome, r.result.Complete, !r.selected.Partial() && len(r.result.Unread) == 0 && len(r.reader.Alone) == 0)
	r.selected.end(&r.outcome, r.result.Complete)
	return r.err()
}

// errFirstFailure ends a run with --fail-fast.
var errFirstFailure = errors.New("ended with the first failure, as --fail-fast asks")

// path judges the documents of a path that was named. The error is that of writing,
// or errFirstFailure.
func (r *checkRun) path(ctx context.Context, path string) error {
	documents := r.selected.Of(func(ctx context.Context) iter.Seq[library.Document] {
		return r.out.without(r.reader.Read(ctx, path), path)
	})
	worker := func() func(library.Document) judgedDocument { return r.worker(path) }
	for some := range library.OnAllCores(ctx, r.cores, documents, worker) {
		if err := r.add(path, some); err != nil {
			return err
		}
	}
	return nil
}

// worker judges documents of a path that was named and writes them out; it shares
// nothing with others.
func (r *checkRun) worker(path string) func(library.Document) judgedDocument {
	assessor, ask, covers := conformance.NewAssessor(r.options), r.selected.Asker(), r.covering.reader()
	assess := func(d library.Document) *conformance.Assessment {
		if r.together != nil {
			return r.together.Assess(d.Place.String(), d.Data)
		}
		return assessor.Assess(d.Data, nil)
	}
	return func(d library.Document) judgedDocument {
		c := judgedDocument{of: d}
		began := r.out.now()
		var result report.Document
		switch {
		case d.Form == library.End:
			c.skipped = true
			return c
		case d.Err != nil:
			c.skipped = !isFile(d)
			if c.left = !c.skipped && !ask(&d, nil); c.left {
				return c
			}
			result = report.Unreadable(d, r.options.Spec)
		default:
			a := assess(d)
			if c.left = !ask(&d, a); c.left {
				return c
			}
			c.items, c.touches, c.events = a.Items, covers.Read(d.Data, a), r.closest.Events(d.Place.String(), d.Data, a.Items)
			result = report.NewDocument(d, a)
			if r.fix.fix && len(a.Findings) > 0 {
				c.mended = mend(d.Data, r.options)
			}
		}
		result.Took = r.out.since(began)
		c.seen = expect.Seen{Verdict: result.Verdict, Findings: result.Findings, Marks: expect.Marks(c.items)}
		c.outcome = r.expected.settle(path, d.Place, &c.seen, len(result.More.Findings) > 0, func() []rule.Finding {
			return allFindings(r.options, d.Data)
		})
		result.Outcome = c.outcome
		result.Findings = conformance.WithAdvice(result.Findings, r.adviceOn(d))
		c.entry = result
		c.rendered = r.out.Render(c.entry)
		return c
	}
}

// adviceOn is the advice on a document, placed in its file.
func (r *checkRun) adviceOn(d library.Document) []rule.Finding {
	if d.Err != nil {
		return nil
	}
	advice := r.advice.advice(r.options, d.Data, r.out.present())
	if len(advice) == 0 {
		return nil
	}
	return report.NewDocument(d, &conformance.Assessment{Findings: advice}).Findings
}

// allFindings are those of a document by itself, however many there are.
func allFindings(o conformance.Options, data []byte) []rule.Finding {
	o.MaxFindings = math.MaxInt32
	return conformance.NewAssessor(o).Assess(data, nil).Findings
}

// add takes account of documents of a path that was named, and reports them. The
// error is that of writing, or errFirstFailure.
func (r *checkRun) add(path string, some []judgedDocument) error {
	for i := range some {
		c := &some[i]
		if c.left {
			continue
		}
		if c.of.Err != nil {
			if c.of.Path == path {
				c.of.Err = orSet(r.options.Spec, path, c.of.Err)
			}
			r.readError(c.of)
		}
		if c.skipped && c.of.Err != nil {
			r.result.Unread = append(r.result.Unread, report.Unread{Path: c.of.Path, Message: c.of.Err.Error()})
		}
		if r.fix.fix {
			r.mending.add(c)
		}
		r.anonymising.add(path, &c.of)
		if c.skipped {
			continue
		}
		r.covering.add(c.touches)
		r.closest.Look(c.events)
		r.cards.Add(c.items, c.of.Path)
		r.result.Count(c.entry)
		if err := r.out.Add(c.rendered); err != nil {
			return err
		}
		failed := r.expected.failed(c.outcome, &c.seen)
		r.expected.note(path, c.of.Place, &c.seen)
		r.selected.last.Add(c.of.Place, failed)
		if r.watched != nil { // else the name is made for nothing
			r.watched.note(c.of.Place.String(), c.entry, c.seen.Verdict, failed, c.seen.Findings, c.outcome.Changes)
		}
		if failed && r.expected.counts() {
			r.worsen(statusNotConformed)
			if r.failFast {
				return errFirstFailure
			}
		}
	}
	return nil
}
