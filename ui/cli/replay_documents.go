package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"path"
	"slices"
	"strconv"
	"strings"

	"caliper-playground/engine/delivery"
	"caliper-playground/engine/expect"
	"caliper-playground/engine/library"
	"caliper-playground/engine/report"
	"caliper-playground/engine/sensor"
	"caliper-playground/fixtures"
)

// payloads reads the documents one by one, as the sensor asks for them.
func (r *replayRun) payloads(ctx context.Context, names []string) iter.Seq[sensor.Payload] {
	return func(yield func(sensor.Payload) bool) {
		ask := r.selected.Asker()
		for i, name := range names {
			r.reading(names[i:])
			for d := range r.ready(ctx, name) {
				if ctx.Err() != nil {
					return
				}
				if d.Err != nil {
					if !isFile(d.Document) || ask(&d.Document, nil) {
						if !r.unreadable(name, d.Document) {
							return
						}
					}
					continue
				}
				if !ask(&d.Document, d.sources[0].Assessment) {
					continue
				}
				r.covering.add(r.covers.Read(d.Data, d.sources[0].Assessment))
				for _, s := range d.sources {
					s.Named, s.Whole = name, r.expected.wantsAll(name, d.Place)
					if r.sentBefore(s) {
						continue
					}
					payload, err := r.register(s)
					if err != nil || !yield(payload) {
						return
					}
				}
			}
		}
		r.reading(nil)
	}
}

// sentBefore says whether an earlier run sent a source, which then counts as
// accepted.
func (r *replayRun) sentBefore(s *delivery.Source) bool {
	if r.record == nil {
		return false
	}
	key := s.Key()
	r.mu.Lock()
	defer r.mu.Unlock()
	if !r.record.Has(key) {
		return false
	}
	r.target.Credit(s)
	r.before += endOf(s)
	r.progress.done(endOf(s), r.result.Failed)
	return true
}

// reading notes what is not read to its end yet.
func (r *replayRun) reading(names []string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.names = names
}

// documents yields those of a built-in set, or else of a path.
func (r *replayRun) documents(ctx context.Context, name string) iter.Seq[library.Document] {
	if name == library.Stdin && r.held != nil {
		return slices.Values(r.held)
	}
	set, noSet := fixtures.Load(r.options.Spec, name)
	if _, isStory := r.told[name]; isStory {
		noSet = nil
	}
	if noSet != nil {
		return func(yield func(library.Document) bool) {
			for d := range r.reader.Read(ctx, name) {
				if d.Path == name && errors.Is(d.Err, fs.ErrNotExist) && !strings.ContainsAny(name, `./\`) {
					d.Err = fmt.Errorf("%w; %v", d.Err, noSuch(name, noSet)) // a set or a story may have been meant
				}
				if !yield(d) {
					return
				}
			}
		}
	}
	return func(yield func(library.Document) bool) {
		for _, f := range set {
			at := f.Set + "/" + path.Base(f.Path)
			if r.selected.Leaves(name, at) {
				continue
			}
			if !yield(library.Document{Place: library.Place{Path: at}, Data: f.Data}) {
				return
			}
		}
		for d := range r.told.of(r.options.Spec, name).documents {
			if !r.selected.Leaves(name, d.Path) && !yield(d) {
				return
			}
		}
	}
}

// register gives a source the key by which its reply is known.
func (r *replayRun) register(s *delivery.Source) (sensor.Payload, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	to, err := r.target.Destination(s)
	if err != nil {
		r.failed = err
		return sensor.Payload{}, err
	}
	if v := s.Version(); r.only && v != "" && v != r.options.Spec {
		r.others.Add(s.Name())
	}
	r.keys++
	key := strconv.Itoa(r.keys)
	r.waiting[key] = s
	return s.Payload(key, to), nil
}

// unreadable takes account of a file that could not be read; nothing is sent. It
// says whether to go on.
func (r *replayRun) unreadable(named string, d library.Document) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.progress.clear()
	if r.readError(d); !isFile(d) {
		r.result.Unread = append(r.result.Unread, report.Unread{Path: d.Path, Message: d.Err.Error()})
		return true
	}
	r.progress.done(1, r.result.Failed)
	failed := report.Unreadable(d, r.options.Spec)
	r.keys++
	r.turn.inTurn([]int{r.keys}, func() {
		m := report.Delivery{
			Source: d.Place.String(), Verdict: failed.Verdict, Findings: failed.Findings,
			Reason: "nothing was sent of it", Of: d, Unread: true,
		}
		r.settled(m, nil, named, d.Place, expect.Seen{Verdict: m.Verdict, Findings: m.Findings}, nil)
	})
	return !r.enough
}
