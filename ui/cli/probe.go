package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"caliper-playground/engine/probe"
	"caliper-playground/engine/report"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/sensor"
	"caliper-playground/engine/text"
)

// probeFlags say which endpoint is asked, and how.
type probeFlags struct {
	token    tokenFlags
	output   reportFlags
	yes      bool
	insecure bool
	strict   bool
	caFile   string
	timeout  time.Duration
}

func (a *app) probe() *cobra.Command {
	flags := &probeFlags{}
	cmd := &cobra.Command{
		Use:   "probe URL --token TOKEN",
		Short: "Ask an endpoint what the standard asks of endpoints",
		Long: `Sends an endpoint what the standard's endpoint section is about, and reports what it
answered against what it must: good envelopes of both versions, wrong ones, methods,
media types, forms of the token, repeats, the configuration, and a body as large as
the limit that it names and one byte larger.

It writes into the store behind the endpoint, under the sensor ` + probe.SensorID + `,
so it lists what it will send and asks before it does (--yes answers), sends at most
five requests a second, and only by https unless the endpoint is on this machine or
--insecure is given. No redirect is followed. It exits with 1 where an answer is wrong.`,
		Args: exactlyOne("URL of the endpoint"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.runProbe(cmd, flags, args[0])
		},
	}
	set := cmd.Flags()
	flags.token.register(set, "the endpoint's token; none is sent where there is none, and nothing about tokens is asked")
	flags.output.register(cmd)
	set.BoolVar(&flags.yes, "yes", false, "send without asking")
	set.BoolVar(&flags.strict, "strict", false, "exit with 1 also where another answer would be better")
	set.BoolVar(&flags.insecure, "insecure", false, "allow plain http to another machine")
	set.StringVar(&flags.caFile, "ca-file", "", "authority to trust beside the system's, PEM")
	set.DurationVar(&flags.timeout, "timeout", sensor.DefaultTimeout, "how long one answer may take, such as 10s")
	return cmd
}

func (a *app) runProbe(cmd *cobra.Command, flags *probeFlags, url string) error {
	token, err := flags.token.read(a.Getenv)
	if err != nil {
		return err
	}
	if flags.timeout <= 0 {
		return usage("--timeout is longer than nothing, such as 10s")
	}
	prober := probe.New(sensor.Options{URL: url, Token: token, Insecure: flags.insecure, CAFile: flags.caFile, Timeout: flags.timeout})
	if err := prober.Check(); err != nil {
		return cannotRun(err)
	}
	out, err := flags.output.open(a, cmd, []string{withoutPassword(url)}, nil)
	if err != nil {
		return err
	}
	defer func() { _ = out.Close() }() // what is left is no report
	if err := a.agreeToProbe(cmd.Context(), flags.yes, withoutPassword(url), probe.Questions(token)); err != nil {
		return err
	}
	return a.reportProbe(cmd.Context(), prober, out, flags.strict)
}

// agreeToProbe lists what will be sent, and asks whether it may be.
func (a *app) agreeToProbe(ctx context.Context, yes bool, url string, questions []probe.Question) error {
	if yes {
		return nil
	}
	var list strings.Builder
	fmt.Fprintf(&list, "This will be sent to %s, and what it accepts stays there:\n", text.Clean(url))
	for _, q := range questions {
		fmt.Fprintf(&list, "  %s %s → %s\n", text.Pad(q.Method, 6), text.Pad(q.Title, 58), q.Must)
	}
	fmt.Fprintf(&list, "  POST   bodies of the limit that its configuration names, and of one byte more\n")
	if !isTerminal(a.In) {
		_, _ = fmt.Fprint(a.Err, list.String()) // what follows says enough where this is lost
		return usage("probe writes into the store behind the endpoint, and there is nobody to ask; --yes lets it")
	}
	return a.ask(ctx, list.String()+"Go on?", "nothing was sent")
}

// probed is what was sent and answered, and what must be.
func probed(answer probe.Answer) string {
	got := fmt.Sprint("answered ", answer.Status)
	if answer.Status == 0 {
		got = "no answer"
	}
	return fmt.Sprintf("%s: %s, must be %s", answer.Title, got, answer.Must)
}

// reportProbe asks, and reports each answer as it comes.
func (a *app) reportProbe(ctx context.Context, prober *probe.Prober, out *reports, strict bool) error {
	o, result := outcome{app: a}, report.Result{Probed: true}
	answered := false
	for answer := range prober.Answers(ctx) {
		answered = answered || answer.Status > 0
		entry := report.NewProbed(answer.Name, probed(answer), answer.Verdict, answer.Said, answer.Reference)
		result.Count(entry)
		if answer.Verdict == rule.Fail || strict && answer.Verdict == rule.Warn {
			o.worsen(statusNotConformed)
		}
		if err := out.Add(out.Render(entry)); err != nil {
			return cannotRun(err)
		}
	}
	switch {
	case ctx.Err() != nil:
		result.Stopped = "stopped before the end"
	case !answered:
		result.Stopped = "the endpoint gives no answer"
	}
	if result.Complete = result.Stopped == ""; !result.Complete {
		o.cannot(errors.New(result.Stopped))
	}
	if err := out.End(&result); err != nil {
		return cannotRun(err)
	}
	return o.err()
}
