package cli

import (
	"github.com/spf13/pflag"

	"caliper-playground/engine/expect"
)

// termFlags say what fails a run, and when it ends for that.
type termFlags struct {
	failOn   string
	failFast bool
}

func (f *termFlags) register(set *pflag.FlagSet, failOn expect.FailOn) {
	set.StringVar(&f.failOn, "fail-on", string(failOn), "what fails the run: error, warning (which an error is, too), or never (nothing that is in a document)")
}

// registerFast adds --fail-fast to a command that goes from document to document.
func (f *termFlags) registerFast(set *pflag.FlagSet) {
	set.BoolVar(&f.failFast, "fail-fast", false, "end with the first document that fails the run")
}

// terms reads the flags.
func (f *termFlags) terms(strict bool) (expect.Terms, error) {
	failOn, err := expect.ParseFailOn(f.failOn)
	if err != nil {
		return expect.Terms{}, usage("--fail-on: %w", err)
	}
	if f.failFast && failOn == expect.Never {
		return expect.Terms{}, usage("--fail-fast goes with --fail-on error or warning: nothing fails with never")
	}
	return expect.Terms{FailOn: failOn, Strict: strict}, nil
}
