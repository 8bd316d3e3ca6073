package bench

import "caliper-playground/engine/text"

// Unsent implements Worker.
func (b *Page) Unsent() string {
	if n := len(b.drafts); !b.runs.Busy() && n > 0 {
		return text.Plural(n, "edited message") + " would be lost that never went out."
	}
	if !b.runs.Busy() {
		return ""
	}
	return "Still sending " + b.runs.What() + "; the rest would not be sent."
}
