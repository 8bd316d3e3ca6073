package cli

import (
	"context"
	"errors"
	"iter"
	"slices"
	"time"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/delivery"
	"caliper-playground/engine/library"
	"caliper-playground/engine/prepare"
)

// survey looks at all documents where what is done to them takes that, before
// anything is sent. What comes by standard input is kept, for it comes once.
func (r *replayRun) survey(ctx context.Context, names []string, o prepare.Options) (err error) {
	s := prepare.NewSurvey(o)
	if s.Needed() {
		if slices.Contains(names, library.Stdin) {
			r.held = slices.Collect(r.reader.Read(ctx, library.Stdin))
		}
		for d := range r.unheeded(ctx, names) {
			if d.Err == nil {
				s.Look(d.Data)
			}
		}
	}
	if r.preparer, err = s.Preparer(time.Now()); err != nil && ctx.Err() == nil {
		return usage("--set: %w", err)
	}
	return ctx.Err()
}

// unheeded yields all documents without taking account of what cannot be read.
func (r *replayRun) unheeded(ctx context.Context, names []string) iter.Seq[library.Document] {
	quiet := replayRun{
		documentRun: documentRun{reader: r.reader, options: r.options, selected: &selection{Selection: r.selected.Again()}},
		told:        r.told, held: r.held,
	}
	quiet.reader.Unread, quiet.reader.Selection = untold, quiet.selected.Selection
	return func(yield func(library.Document) bool) {
		for _, name := range names {
			documents := quiet.selected.Of(func(ctx context.Context) iter.Seq[library.Document] {
				return r.out.without(quiet.documents(ctx, name), name)
			})
			for d := range documents(ctx) {
				if !yield(d) {
					return
				}
			}
		}
	}
}

// count counts the documents, but for those that come by standard input or that a
// query is asked of, of which nobody knows the number.
func (r *replayRun) count(ctx context.Context, names []string) (n int, known bool) {
	if slices.Contains(names, library.Stdin) && r.held == nil || !r.selected.Query.Empty() {
		return 0, false
	}
	for range r.unheeded(ctx, names) {
		n++
	}
	return n, ctx.Err() == nil
}

// readyDocument is a document with what is sent of it.
type readyDocument struct {
	library.Document
	sources []*delivery.Source // nil until it is prepared
}

// ready yields documents that are prepared and judged, on all cores. One that says
// what time it is is left for the moment at which it is sent.
func (r *replayRun) ready(ctx context.Context, name string) iter.Seq[readyDocument] {
	steps := r.told.of(r.options.Spec, name)
	worker := func() func(library.Document) readyDocument {
		preparer, assessor := r.preparer.Another(), conformance.NewAssessor(r.options)
		return func(d library.Document) readyDocument {
			ready := readyDocument{Document: d}
			if d.Err == nil && !prepare.Dated(d.Data) {
				ready.prepare(preparer, assessor, steps)
			}
			return ready
		}
	}
	documents := r.selected.Of(func(ctx context.Context) iter.Seq[library.Document] {
		return r.out.without(r.documents(ctx, name), name)
	})
	return func(yield func(readyDocument) bool) {
		for some := range library.OnAllCores(ctx, 0, documents, worker) {
			for _, d := range some {
				if d.Err == nil && d.sources == nil {
					d.prepare(r.preparer, r.assessor, steps)
				}
				if !yield(d) {
					return
				}
			}
		}
	}
}

// prepare makes the document's sources, of a step the one in its manner. Where a
// placeholder says nothing the document gets that error.
func (d *readyDocument) prepare(p *prepare.Preparer, a *conformance.Assessor, of steps) {
	sent, err := p.Prepare(d.Data)
	var wrong *prepare.PlaceholderError
	if errors.As(err, &wrong) {
		d.Err = &library.FileError{Path: d.Path, Problem: wrong.Problem(), Help: wrong.Help(), Err: err}
		return
	}
	assessed := a.Assess(sent, nil)
	if step, ok := of.source(d.Document, sent, assessed); ok {
		d.sources = []*delivery.Source{step}
	} else {
		d.sources = delivery.SourcesOf(d.Document, sent, assessed)
	}
}
