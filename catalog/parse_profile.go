package catalog

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// ParseProfile finds a profile by what people call it: its term, its title or
// its short name, in any case and with spaces, hyphens and underscores where
// one likes ("ReadingProfile", "reading", "tool use", "tool-use-profile"). The
// error names the nearest profile, if any is near, and all there are.
func (v *Vocabulary) ParseProfile(name string) (*Profile, error) {
	wanted := plainName(name)
	plain := make([]string, len(v.Profiles))
	for i := range v.Profiles {
		p := &v.Profiles[i]
		plain[i] = plainName(p.Name)
		if wanted == plain[i] || wanted == plainName(p.Title) {
			return p, nil
		}
	}
	names := make([]string, len(v.Profiles))
	for i := range v.Profiles {
		names[i] = v.Profiles[i].Name
	}
	hint := ""
	if i := slices.Index(plain, Nearest(wanted, plain)); i >= 0 {
		hint = fmt.Sprintf("did you mean %s? ", names[i])
	}
	return nil, fmt.Errorf("unknown profile %q in Caliper %s: %sthe profiles are %s",
		shorten(name), v.Version, hint, strings.Join(names, ", "))
}

// plainName reduces a profile's name to its letters and digits, in lower case
// and without the word "profile".
func plainName(name string) string {
	if len(name) > longestWord {
		return ""
	}
	letters := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, name)
	if short := strings.ReplaceAll(letters, "profile", ""); short != "" {
		return short
	}
	return letters
}

// shorten cuts a foreign name for an error message; nobody reads the rest.
func shorten(name string) string {
	runes := []rune(name)
	if len(runes) <= longestWord {
		return name
	}
	return string(runes[:longestWord-1]) + "…"
}
