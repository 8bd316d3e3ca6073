package compose

import (
	"fmt"
	"strings"

	"caliper-playground/catalog"
)

// FileName suggests how to call the draft's file, as the built-in sets call
// theirs: "assessment-assessment-submitted.json".
func (d Draft) FileName() string {
	if d.IsDescribe() {
		return "describe-" + slug(d.Type()) + ".json"
	}
	profile, _, _ := strings.Cut(d.Profile(), "Profile")
	event := strings.TrimSuffix(d.Type(), "Event")
	if event == "" {
		event = d.Type()
	}
	var parts []string
	for _, part := range [...]string{profile, event, d.Action()} {
		if s := slug(part); s != "" {
			parts = append(parts, s)
		}
	}
	if len(parts) == 0 {
		return "event.json"
	}
	return strings.Join(parts, "-") + ".json"
}

// FileName suggests how to call the envelope's file.
func (e Envelope) FileName() string {
	if len(e.drafts) == 1 {
		return "envelope-" + e.drafts[0].FileName()
	}
	return fmt.Sprintf("envelope-of-%d.json", len(e.drafts))
}

// longestSlug keeps file names within what file systems take.
const longestSlug = 60

// slug keeps the letters and digits of a name, in lower case.
func slug(name string) string {
	plain := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, strings.ToLower(name))
	return plain[:min(len(plain), longestSlug)]
}

// Version returns the version whose terms the envelope's data uses.
func (e Envelope) Version() catalog.Version { return e.version }
