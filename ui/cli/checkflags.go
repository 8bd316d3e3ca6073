package cli

import (
	"github.com/spf13/cobra"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/session"
)

// checkFlags are the flags of check.
type checkFlags struct {
	runFlags
	fix        fixFlags
	anonymised anonymiseFlags
	oneScope   bool
	most       int // findings of a document; 0 for the usual number
}

func (a *app) check() *cobra.Command {
	flags := &checkFlags{}
	cmd := &cobra.Command{
		Use:   "check PATH... | -",
		Short: "Judge documents, send nothing",
		Long: `Judges documents and sends nothing. A PATH is a file or a folder of *.json, *.ndjson
and *.jsonl files, packed as *.gz or not; - is standard input. A document is an
envelope, an event, an entity, or an array of events and entities. Each line of a
file is one, each value where several follow each other, each element of an array of
envelopes, each Caliper post of a HAR file, and each message of a session's journal.
Each is judged by the version that its own @context names; --spec is for those
without one. What is named twice, or lies in a folder that is named as well, is judged
once. --fix leaves the files as they are and writes mended copies beside them,
one for each file, which are not read again. --anonymise writes copies to a folder of
their own; the stand-ins are made with a random key that is kept nowhere.`,
		Args: atLeastOne("PATH, or - for standard input"),
		RunE: func(cmd *cobra.Command, paths []string) error {
			paths = flags.read.once(paths, flags.set.exclude, flags.set.ownExpectations)
			options, err := flags.options(paths)
			if err != nil {
				return err
			}
			return flags.run(a, cmd, paths, func(a *app) (pass, error) { return flags.begin(a, options, paths) })
		},
	}
	flags.register(cmd)
	return cmd
}

func (f *checkFlags) register(cmd *cobra.Command) {
	set := cmd.Flags()
	f.runFlags.register(cmd, "fail unless the documents fill the required rows of this profile (repeatable)")
	f.fix.register(set)
	f.anonymised.register(set)
	set.BoolVar(&f.oneScope, "one-scope", false, "judge all documents in one scope, as replay does: what one describes is known in those behind it, and an event counts once")
	set.IntVar(&f.most, "max-findings", 0, "how many findings of a document are spelled out, instead of 100 of a rule and 1,000 in all; the rest is counted")
}

// options says how documents are judged, or which of the flags cannot go together.
func (f *checkFlags) options(paths []string) (options conformance.Options, err error) {
	if options, err = f.judge.options(); err != nil {
		return options, err
	}
	if err := f.profile.known(options.Spec); err != nil {
		return options, err
	}
	if err := f.fix.check(paths); err != nil {
		return options, err
	}
	if f.most < 0 {
		return options, usage("--max-findings is a number from 1, not %d", f.most)
	}
	options.MaxFindings = f.most
	if err := f.watch.check(paths, &f.output, &f.set); err != nil {
		return options, err
	}
	switch {
	case f.watch.watch && f.fix.fix:
		return options, usage("--watch leaves files as they are; leave --fix out")
	case f.anonymised.anonymise && (f.watch.watch || f.fix.fix):
		return options, usage("--anonymise goes with neither --watch nor --fix")
	}
	return options, nil
}

// begin makes ready for one run over the documents. With --watch there are several.
func (f *checkFlags) begin(a *app, options conformance.Options, paths []string) (run *checkRun, err error) {
	run = &checkRun{
		documentRun: documentRun{outcome: outcome{app: a}, options: options},
		fix:         &f.fix, closest: f.profile.closest(),
	}
	run.mending = mending{run: run}
	if err := f.runFlags.begin(&run.documentRun, paths, "", noBuiltIn); err != nil {
		return nil, err
	}
	if f.fix.fix && run.selected.OfDocuments() {
		return nil, usage("--fix writes whole files; leave --select, --shard and --last-failed out")
	}
	if f.anonymised.anonymise && run.selected.OfDocuments() {
		return nil, usage("--anonymise writes whole files; leave --select, --shard and --last-failed out")
	}
	if run.anonymising, err = f.anonymised.begin(a, paths, options); err != nil {
		return nil, err
	}
	run.reader.Ends = f.fix.fix || f.anonymised.anonymise
	if f.oneScope {
		run.together, run.cores = session.NewTogether(options), 1
	}
	return run, nil
}
