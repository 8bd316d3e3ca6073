package cli

import (
	"github.com/spf13/pflag"

	"caliper-playground/engine/expect"
)

// setFlags are the flags of every command that goes through a set of documents: on
// which of them it works, what is expected of them, and what fails it.
type setFlags struct {
	termFlags
	expectFlags
	selectFlags
}

func (f *setFlags) register(set *pflag.FlagSet) {
	f.termFlags.register(set, expect.OnError)
	f.registerFast(set)
	f.expectFlags.register(set)
	f.selectFlags.register(set)
}

// open reads the flags and the files that they name, for the names on the command
// line. State is the folder of the program's state.
func (f *setFlags) open(a *app, strict bool, state string, names []string, builtIn builtIn) (*expectations, *selection, error) {
	terms, err := f.terms(strict)
	if err != nil {
		return nil, nil, err
	}
	if err := f.expectFlags.check(f.failFast); err != nil {
		return nil, nil, err
	}
	selected, err := f.selection(a, state, names)
	if err != nil {
		return nil, nil, err
	}
	expected, err := f.expectFlags.open(names, terms, builtIn)
	return expected, selected, err
}
