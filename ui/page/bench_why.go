package page

import "caliper-playground/engine/text"

// Unsent implements Worker.
func (b *Bench) Unsent() string {
	if n := len(b.drafts); !b.runs.busy() && n > 0 {
		return text.Plural(n, "edited message") + " would be lost that never went out."
	}
	if !b.runs.busy() {
		return ""
	}
	return "Still sending " + b.runs.bulk.what + "; the rest would not be sent."
}
