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
	"caliper-playground/engine/library"
	"caliper-playground/engine/prepare"
	"caliper-playground/engine/report"
	"caliper-playground/engine/sensor"
)

func (a *app) replay() *cobra.Command {
	judge, profile, output, send, read, set, watch := &judgeFlags{}, &profileFlag{}, &reportFlags{}, &sendFlags{}, &readFlags{}, &setFlags{}, &watchFlag{}
	cover, advice := &coverageFlags{}, &adviceFlag{}
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
			options, err := judge.options()
			if err != nil {
				return err
			}
			if judge.named() {
				_, err = profile.profiles(options.Spec)
			} else {
				err = profile.known(options.Spec)
			}
			if err != nil {
				return err
			}
			if err := watch.check(names, output, set); err != nil {
				return err
			}
			if watch.watch && send.endpoint != "" {
				return usage("--watch sends all documents again with each change, and so to the own endpoint alone; leave --endpoint out")
			}
			begin := func(a *app) (run *replayRun, err error) {
				run = &replayRun{
					outcome: outcome{app: a}, options: options, only: judge.named(), profile: profile,
					assessor: conformance.NewAssessor(options), progress: a.progressLine(),
					waiting: map[string]*source{},
				}
				if run.covering, err = cover.begin(); err != nil {
					return nil, err
				}
				run.covers = run.covering.reader()
				if run.reader, err = read.reader(a, &run.unread, names); err != nil {
					return nil, err
				}
				if run.told, err = tell(options.Spec, names); err != nil {
					return nil, err
				}
				if run.expected, run.selected, err = set.open(a, options.Strict, a.stateFolder(send.state), names, run.told.expected(builtInOf(options.Spec))); err != nil {
					return nil, err
				}
				run.failFast, run.result.Expect = set.failFast, run.expected.used()
				run.reader.Selection, run.reader.Aside = run.selected.Selection, run.expected.aside()
				run.reader.Told = run.expected.told()
				run.each, run.advice = send.each || len(run.told) == len(names), advice // each scene of a story is worth a line
				return run, nil
			}
			run, err := begin(a)
			if err != nil {
				return err
			}
			if run.out, err = output.open(a, cmd, names, run.result.Expect); err != nil {
				return err
			}
			defer func() { _ = run.out.Close() }() // what is left is no report
			if !watch.watch {
				return run.start(cmd.Context(), send, names)
			}
			return a.watch(cmd.Context(), names, run.expected.aside(), run.out, func(a *app, out *reports, seen watched) error {
				run, err := begin(a)
				if err != nil {
					return err
				}
				run.out, run.watched = out, seen
				return run.start(cmd.Context(), send, names)
			})
		},
	}
	judge.register(cmd.Flags())
	profile.register(cmd.Flags(), "report on this profile alone, and fail unless its required rows are filled (repeatable)")
	output.register(cmd)
	cover.register(cmd.Flags())
	advice.register(cmd.Flags())
	send.register(cmd.Flags())
	read.register(cmd.Flags())
	set.register(cmd.Flags())
	watch.register(cmd.Flags())
	return cmd
}

// replayRun sends documents as they are read, and keeps only those that are
// under way. Reading and replies come from two goroutines.
type replayRun struct {
	options  conformance.Options
	reader   library.Reader
	told     told // the stories among what is named
	only     bool // everything counts for the version of options
	profile  *profileFlag
	each     bool                  // show every message
	held     []library.Document    // what came by standard input, where it is read more than once
	preparer *prepare.Preparer     // of the reading goroutine
	record   *sensor.Record        // what was accepted; nil where nobody asked
	assessor *conformance.Assessor // of the reading goroutine
	covers   *coverage.Reader      // of the reading goroutine; nil where nobody asked
	covering *covering             // of the reading goroutine until the end
	advice   *adviceFlag
	failFast bool

	mu sync.Mutex // guards what follows
	outcome
	out      *reports
	progress *progressLine
	target   target
	expected *expectations
	selected *selection
	unread   unread
	waiting  map[string]*source // by the key that their reply will name
	others   nameList           // documents of a version that does not count
	keys     int
	turn     turns
	before   int // documents that an earlier run sent
	oddities oddities
	result   report.Result
	sent     report.Sent
	names    []string // of what is not read to its end yet
	failed   error    // what made it pointless to go on
	watched  watched  // nil where nobody watches
	enough   bool     // something failed, and --fail-fast was given
}

// target is the endpoint that is sent to, and what is known of its judgement.
type target interface {
	url() string
	token() string
	// answered says what came of a message that holds these sources.
	answered(reply sensor.Reply, sources []*source) ([]report.Delivery, error)
	// destination is where a source goes to; nil where url and token say it.
	destination(*source) (*sensor.Destination, error)
	// finish fills in what the whole run earned.
	finish(*report.Result) error
	// credit counts a source that an earlier run sent.
	credit(*source)
	close() error
}

func (r *replayRun) start(ctx context.Context, send *sendFlags, names []string) (err error) {
	sending, err := send.options()
	if err != nil {
		return err
	}
	preparing, err := send.preparing()
	if err != nil {
		return err
	}
	if err := r.survey(ctx, names, preparing); err != nil {
		return stoppedBefore(err)
	}
	if r.target, err = send.target(ctx, r.options, r.only, r.app); err != nil {
		return err
	}
	defer func() {
		if closing := r.target.close(); err == nil {
			err = cannotRun(closing)
		}
	}()
	sending.URL, sending.Token, sending.Version = r.target.url(), r.target.token(), r.options.Spec
	sending.Waiting = r.waits
	s := sensor.New(sending)
	if err := s.Check(); err != nil {
		return cannotRun(err)
	}
	if send.record != "" {
		if r.record, err = sensor.OpenRecord(send.record, send.endpoint); err != nil {
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
	r.sent.Answers = report.Answers{Before: r.before, Odd: r.oddities.words()}
	if !r.out.stands {
		r.sent.Answers.Latency = done.Latency
	}
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
	return r.end()
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
		r.result.Left = append(r.result.Left, r.waiting[key].name())
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
