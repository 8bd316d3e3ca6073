package conformance

import (
	"strings"

	"caliper-playground/engine/rule"
)

// refuse takes the marks from the events of an envelope that an endpoint would
// refuse, and says why they have none.
func (a *Assessment) refuse() {
	if a.Shape != rule.ShapeEnvelope || a.Transport == WellFormed {
		return
	}
	var own []rule.Finding
	for _, f := range a.Findings {
		if !strings.HasPrefix(f.Pointer, "/data/") {
			own = append(own, f)
		}
	}
	for i := range a.Items {
		item := &a.Items[i]
		if item.Kind == "event" && item.Verdict != rule.Fail {
			item.Credits, item.Uncredited = []Credit{}, "an endpoint refuses the envelope: "+errorWords(own)+"."
		}
	}
}
