package cli

import (
	"time"

	"github.com/spf13/pflag"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/report"
	"caliper-playground/engine/rule"
)

// adviceFlag asks for advice.
type adviceFlag struct{ advise bool }

func (f *adviceFlag) register(set *pflag.FlagSet) {
	set.BoolVar(&f.advise, "advise", false, "give advice as well, as infos: on personal data, LTI parameters, identifiers, event types, times and sizes; verdicts and exit status stay the same")
}

// advice is what a body gets, by the clock at that time; none where nobody asked.
func (f *adviceFlag) advice(o conformance.Options, body []byte, now time.Time) []rule.Finding {
	if f == nil || !f.advise || body == nil {
		return nil
	}
	o.Now = now
	return report.Findings(conformance.Advice(o, body, nil))
}
