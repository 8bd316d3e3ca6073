package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/coverage"
	"caliper-playground/engine/delivery"
	"caliper-playground/engine/library"
	"caliper-playground/engine/prepare"
	"caliper-playground/engine/report"
	"caliper-playground/engine/sensor"
)

// replayFlags are the flags of replay.
type replayFlags struct {
	runFlags
	send sendFlags
}

func (a *app) replay() *cobra.Command {
	flags := &replayFlags{}
	cmd := &cobra.Command{
		Use:   "replay SET|STORY|PATH... | -",
		Short: "Send documents through the endpoint, print what they earned",
		Long: `Sends documents to an endpoint, its own or with --endpoint another one, and prints
what they earned. A SET is a built-in one (fixtures list names them) and wins
over a folder of that name; ./rows is always a path, and - is standard input.
A STORY is a built-in one or a .toml file: it is played to its end, and held to what
its scenes promise.
Envelopes are sent as they stand, events and entities are wrapped for the version
of Caliper that their own @context names. Each document counts for its own version,
with a scorecard for each that occurs; --spec counts that one version alone.`,
		Args: atLeastOne("SET, STORY or PATH, or - for standard input"),
		RunE: func(cmd *cobra.Command, names []string) error {
			options, err := flags.options(names)
			if err != nil {
				return err
			}
			return flags.run(a, cmd, names, func(a *app) (pass, error) { return flags.begin(a, options, names) })
		},
	}
	flags.register(cmd, "report on this profile alone, and fail unless its required rows are filled (repeatable)")
	flags.send.register(cmd.Flags())
	return cmd
}

// options says how documents are judged, or which of the flags cannot go together.
func (f *replayFlags) options(names []string) (options conformance.Options, err error) {
	if options, err = f.judge.options(); err != nil {
		return options, err
	}
	if f.judge.named() {
		_, err = f.profile.profiles(options.Spec)
	} else {
		err = f.profile.known(options.Spec)
	}
	if err != nil {
		return options, err
	}
	if err := f.watch.check(names, &f.output, &f.set); err != nil {
		return options, err
	}
	if f.watch.watch && f.send.endpoint != "" {
		return options, usage("--watch sends all documents again with each change, and so to the own endpoint alone; leave --endpoint out")
	}
	return options, nil
}

// begin makes ready for one run over the documents. With --watch there are several.
func (f *replayFlags) begin(a *app, options conformance.Options, names []string) (run *replayRun, err error) {
	run = &replayRun{
		documentRun: documentRun{outcome: outcome{app: a}, options: options},
		send:        &f.send, only: f.judge.named(), assessor: conformance.NewAssessor(options), progress: a.progressLine(), waiting: map[string]*delivery.Source{},
	}
	if run.told, err = tell(options.Spec, names); err != nil {
		return nil, err
	}
	if err := f.runFlags.begin(&run.documentRun, names, f.send.state, run.told.expected(builtInOf(options.Spec))); err != nil {
		return nil, err
	}
	run.covers = run.covering.reader()
	run.each = f.send.each || len(run.told) == len(names) // each scene of a story is worth a line
	return run, nil
}

// replayRun sends documents as they are read, and keeps only those that are
// under way. Reading and replies come from two goroutines.
type replayRun struct {
	documentRun // whose reports, expectations, unread and result mu guards, too
	send        *sendFlags
	told        told                  // the stories among what is named
	only        bool                  // everything counts for the version of options
	each        bool                  // show every message
	held        []library.Document    // what came by standard input, where it is read more than once
	preparer    *prepare.Preparer     // of the reading goroutine
	record      *sensor.Record        // what was accepted; nil where nobody asked
	assessor    *conformance.Assessor // of the reading goroutine
	covers      *coverage.Reader      // of the reading goroutine, as the covering is until the end; nil where nobody asked

	mu       sync.Mutex // guards what follows
	progress *progressLine
	target   delivery.Target // nil where messages were sent another day
	received delivery.Receiver
	waiting  map[string]*delivery.Source // by the key that their reply will name
	others   delivery.Names              // documents of a version that does not count
	keys     int
	turn     turns
	before   int // documents that an earlier run sent
	oddities delivery.Oddities
	sent     report.Sent
	names    []string // of what is not read to its end yet
	failed   error    // what made it pointless to go on
	enough   bool     // something failed, and --fail-fast was given
}

func (r *replayRun) start(ctx context.Context, names []string) (err error) {
	sending, err := r.send.options()
	if err != nil {
		return err
	}
	preparing, err := r.send.preparing()
	if err != nil {
		return err
	}
	if err := r.survey(ctx, names, preparing); err != nil {
		return stoppedBefore(err)
	}
	if r.target, err = r.send.target(ctx, r.options, r.only, r.app); err != nil {
		return err
	}
	r.received = r.target
	defer func() {
		if closing := r.target.Close(); err == nil {
			err = cannotRun(closing)
		}
	}()
	sending.URL, sending.Token, sending.Version = r.target.URL(), r.target.Token(), r.options.Spec
	sending.Waiting = r.waits
	if r.send.endpoint == "" && r.out.stands {
		sending.Parallel = 1 // whatever arrives first is other each time
	}
	s := sensor.New(sending)
	if err := s.Check(); err != nil {
		return cannotRun(err)
	}
	if r.send.record != "" {
		if r.record, err = sensor.OpenRecord(r.send.record, r.send.endpoint); err != nil {
			return cannotRun(fmt.Errorf("--continue: %w", err))
		}
		defer r.record.Close()
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer r.progress.begin(ctx, &r.mu, func(ctx context.Context) (int, bool) { return r.count(ctx, names) })()
	done, err := s.SendAll(ctx, r.payloads(ctx, names), 0, func(p sensor.Progress) {
		if !r.reply(p.Last) {
			cancel()
		}
	})
	r.progress.clear()
	r.sent.Answers = report.Answers{Before: r.before, Odd: r.oddities.Words()}
	if !r.out.stands {
		r.sent.Answers.Latency = done.Latency
	}
	r.ended(err)
	return r.end()
}

// ended takes account of what the sending ended with.
func (r *replayRun) ended(err error) {
	switch {
	case r.failed != nil:
		r.cut(r.failed)
	case r.enough:
		r.stopped(errFirstFailure)
	case errors.Is(err, context.Canceled) && r.sent.Messages.Sent == 0:
		r.cut(errors.New("stopped before a message was answered"))
	case errors.Is(err, context.Canceled):
		r.cut(errors.New("stopped before the end; what was sent is reported"))
	case err != nil:
		r.cut(err)
	}
}

// cut takes account of a run that could not come to its end.
func (r *replayRun) cut(why error) {
	r.cannot(why)
	r.stopped(why)
}

// stoppedBefore words the end of a run in which nothing was sent yet.
func stoppedBefore(err error) error {
	if errors.Is(err, context.Canceled) {
		return cannotRun(errors.New("stopped before a message was answered"))
	}
	return err
}

// stopped takes account of a run that did not come to its end, and of what was
// therefore not sent.
func (r *replayRun) stopped(why error) {
	r.result.Stopped = why.Error()
	for _, key := range slices.SortedFunc(maps.Keys(r.waiting), byNumber) {
		r.result.Left = append(r.result.Left, r.waiting[key].Name())
	}
	for i, name := range r.names {
		if i == 0 {
			name = "the rest of " + name
		}
		r.result.Left = append(r.result.Left, name)
	}
}

// byNumber orders keys as they were given.
func byNumber(a, b string) int { return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b)) }

// waits tells whoever looks on why nothing is sent for a while.
func (r *replayRun) waits(reply sensor.Reply, pause time.Duration) {
	why := fmt.Sprintf("the endpoint answers %d", reply.Status)
	if reply.Err != nil {
		why = reply.Err.Error()
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.progress.wait(why, pause)
}
