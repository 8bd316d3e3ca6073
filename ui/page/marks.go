package page

import (
	"net/http"
	"strconv"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/session"
	"caliper-playground/engine/text"
	"caliper-playground/ui/component"
	"caliper-playground/ui/style"
)

// mark is a glyph with its word and its colour. The glyph and the word say
// everything; the colour repeats it.
type mark struct {
	glyph, word string
	style       style.Style
}

func profileMark(theme *style.Theme, p conformance.ProfileScore) mark {
	switch {
	case p.Met():
		return mark{"✓", "met", theme.Good}
	case p.RowsMet > 0:
		return mark{"~", "begun", theme.Caution}
	default:
		return mark{"·", "", theme.Dim}
	}
}

func rowMark(theme *style.Theme, r conformance.RowScore) mark {
	if r.Met() {
		return mark{"✓", "filled", theme.Good}
	}
	return mark{"·", "", theme.Dim}
}

// ownMark is the mark of what is filled by the playground's own messages alone,
// where a product's sensor is to fill it.
func ownMark(theme *style.Theme) mark { return mark{"✓", "own", theme.Caution} }

func verdictMark(theme *style.Theme, v rule.Verdict) mark {
	colour := [...]style.Style{rule.Pass: theme.Good, rule.Unjudged: theme.Accent, rule.Warn: theme.Caution, rule.Fail: theme.Wrong}[v]
	return mark{v.Glyph(), v.String(), colour}
}

// addCounts writes how many verdicts of each kind there are. What was not judged
// is seldom met, and named where it was.
func addCounts(line *component.Line, theme *style.Theme, c rule.Counts) {
	for i, v := range rule.Verdicts() {
		if v == rule.Unjudged && c.Unjudged == 0 {
			continue
		}
		if i > 0 {
			line.Gap(2)
		}
		line.Add(verdictMark(theme, v).style, strconv.Itoa(c.Of(v))+" "+v.Glyph())
	}
}

// entryMark is the content's verdict, or a dash where nothing was read.
func entryMark(theme *style.Theme, e session.Entry) mark {
	if !e.Judged {
		return mark{"–", "none", theme.Dim}
	}
	return verdictMark(theme, e.Verdict)
}

func severityMark(theme *style.Theme, s rule.Severity) mark {
	switch s {
	case rule.Error:
		return mark{"✗", "error", theme.Wrong}
	case rule.Warning:
		return mark{"!", "warning", theme.Caution}
	default:
		return mark{"i", "info", theme.Dim}
	}
}

func statusStyle(theme *style.Theme, status int) style.Style {
	if status/100 == 2 {
		return theme.Good
	}
	return theme.Wrong
}

// statusText gives a status as people say it: "401 Unauthorized".
func statusText(status int) string {
	if status == 0 {
		return "no answer"
	}
	if words := http.StatusText(status); words != "" {
		return strconv.Itoa(status) + " " + words
	}
	return strconv.Itoa(status)
}

// statusNumber is a status as it stands in a column of three cells; there is
// none where no answer could be given, as before a TLS connection came about.
func statusNumber(status int) string {
	if status == 0 {
		return "–"
	}
	return strconv.Itoa(status)
}

func dispositionWord(d catalog.Disposition) string {
	switch d {
	case catalog.Required:
		return "REQUIRED"
	case catalog.AtLeastOne:
		return "at least 1"
	default:
		return "optional"
	}
}

func actionWord(action string) string {
	if action == catalog.AnyAction {
		return "any action"
	}
	return action
}

// plural puts a number before a noun.
func plural(n int, noun string) string { return text.Plural(n, noun) }
