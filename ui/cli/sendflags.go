package cli

import (
	"context"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/delivery"
	"caliper-playground/engine/sensor"
)

// sendFlags are the flags of replay that say where to send to and how.
type sendFlags struct {
	endpoint string
	token    tokenFlags
	state    string
	rate     string
	batch    int
	parallel int
	retries  int
	timeout  time.Duration
	insecure bool
	each     bool
	caFile   string
	keep     bool

	fresh   bool
	set     []string
	headers []string
	scheme  string
	record  string // the file of --continue
}

func (f *sendFlags) register(set *pflag.FlagSet) {
	set.StringVar(&f.endpoint, "endpoint", "", "URL of another endpoint to send to, instead of an own one")
	f.token.register(set, "token for --endpoint")
	registerState(set, &f.state)
	set.StringVar(&f.rate, "rate", "", "at most so many messages in a time, such as 50/s or 600/m; as fast as it goes otherwise")
	set.IntVar(&f.batch, "batch", 1, "events and entities in an envelope")
	set.IntVar(&f.parallel, "parallel", 1, "messages under way at once, which arrive in any order; reports keep that of the documents")
	set.IntVar(&f.retries, "retries", 3, "further attempts after 429, 5xx and broken connections, with --endpoint")
	set.DurationVar(&f.timeout, "timeout", sensor.DefaultTimeout, "how long one attempt may take, such as 10s")
	set.BoolVar(&f.each, "each", false, "show every message with what the endpoint answered, not only those that failed (text)")
	set.BoolVar(&f.insecure, "insecure", false, "allow --endpoint to be plain http on another machine")
	set.StringVar(&f.caFile, "ca-file", "", "authority to trust beside the system's, PEM")
	set.BoolVar(&f.keep, "keep", false, "keep the session of the own endpoint, for report and sessions")
	set.BoolVar(&f.fresh, "fresh", false, "give events new ids, kept wherever they are referred to, and move all times so that the last event is now")
	set.StringArrayVar(&f.set, "set", nil, "set a value in each document, or each event and entity in it, that has it: /actor/id=https://example.org/people/7 (repeatable)")
	set.StringArrayVar(&f.headers, "header", nil, "a further field of each request, 'Name: value' (repeatable)")
	set.StringVar(&f.scheme, "auth-scheme", "Bearer", "what stands before the token in Authorization, with --endpoint; none for the token alone")
	set.StringVar(&f.record, "continue", "", "file that says what --endpoint accepted, so that another run goes on there and sends nothing twice")
}

// The bounds of numbers, for typing errors.
const (
	maxBatch    = 100_000
	maxParallel = 1000
	maxRetries  = 100
)

// options reads the flags that say how to send.
func (f *sendFlags) options() (sensor.Options, error) {
	rate, err := parseRate(f.rate)
	if err != nil {
		return sensor.Options{}, err
	}
	for _, n := range []struct {
		flag             string
		value, low, high int
	}{
		{"batch", f.batch, 1, maxBatch}, {"parallel", f.parallel, 1, maxParallel}, {"retries", f.retries, 0, maxRetries},
	} {
		if n.value < n.low || n.value > n.high {
			return sensor.Options{}, usage("--%s is a number from %d to %d, not %d", n.flag, n.low, n.high, n.value)
		}
	}
	if f.timeout <= 0 {
		return sensor.Options{}, usage("--timeout is longer than nothing, such as 10s")
	}
	o := sensor.Options{
		Batch: f.batch, Rate: rate, Parallel: f.parallel, Retries: f.retries,
		Timeout: f.timeout, Insecure: f.insecure, CAFile: f.caFile,
	}
	if o.Header, err = f.header(); err != nil {
		return o, err
	}
	if o.Scheme, err = f.authScheme(o.Header); err != nil {
		return o, err
	}
	if f.endpoint != "" && f.keep {
		return o, usage("--keep goes with the own endpoint: another one keeps what it gets by itself")
	}
	if f.endpoint == "" {
		if f.record != "" {
			return o, usage("--continue needs --endpoint: the own endpoint begins anew with each run")
		}
		if given := f.token.given(); given != "" {
			return o, usage("%s needs --endpoint: the own endpoint has a token of its own", given)
		}
		o.Retries = 0
	}
	return o, nil
}

// target opens what is sent to. Where only is set, the judge's version alone counts.
func (f *sendFlags) target(ctx context.Context, judge conformance.Options, only bool, a *app) (delivery.Target, error) {
	if f.endpoint == "" {
		state := a.stateFolder(f.state)
		target, err := delivery.OpenOwn(ctx, delivery.Options{
			State: state, Sessions: sessionsFolder(state), Keep: f.keep, Judge: judge, Only: only, Tell: a.complain,
		})
		return target, cannotRun(err)
	}
	token, err := f.token.read(a.Getenv)
	if err != nil {
		return nil, err
	}
	return delivery.NewRemote(f.endpoint, token, judge, only), nil
}

// parseRate reads "50/s", "600/m", "50" (a second) as messages a second; 0 for "".
func parseRate(s string) (float64, error) {
	if s == "" {
		return 0, nil
	}
	number, unit, _ := strings.Cut(s, "/")
	per, known := map[string]float64{"": 1, "s": 1, "m": 60, "h": 3600}[unit]
	n, err := strconv.ParseFloat(number, 64)
	if err != nil || !known || !(n > 0 && n <= 1e6) {
		return 0, usage("--rate %q is no rate such as 50/s, 600/m or 0.5/s", s)
	}
	return n / per, nil
}
