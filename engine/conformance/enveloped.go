package conformance

import "encoding/json"

// Enveloped returns what was judged and needs an envelope in one, as the finding about
// that mends it: ready to send but for the sensor's IRI. It is nil where there is no
// such mend, or no envelope was asked for.
func (a *Assessment) Enveloped() json.RawMessage {
	if a.Transport != NoEnvelope {
		return nil
	}
	for _, f := range a.Findings {
		for _, choice := range f.Choices {
			if len(choice.Fix) == 1 && choice.Fix[0].Op == "replace" && choice.Fix[0].Path == "" {
				return choice.Fix[0].Value
			}
		}
	}
	return nil
}
