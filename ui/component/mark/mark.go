// Package mark holds the glyphs and the words for what messages, rows and
// findings come to. The glyph and the word say everything; a colour repeats it.
package mark

import (
	"fmt"
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

// Mark is a glyph with its word and its colour.
type Mark struct {
	Glyph, Word string
	Style       style.Style
}

// Profile is what a profile has come to: met, begun, or nothing yet.
func Profile(theme *style.Theme, p conformance.ProfileScore) Mark {
	switch {
	case p.Met():
		return Mark{"✓", "met", theme.Good}
	case p.RowsMet > 0:
		return Mark{"~", "begun", theme.Caution}
	default:
		return Mark{"·", "", theme.Dim}
	}
}

// Row says whether a row is filled.
func Row(theme *style.Theme, r conformance.RowScore) Mark {
	if r.Met() {
		return Mark{"✓", "filled", theme.Good}
	}
	return Mark{"·", "", theme.Dim}
}

// Own is the mark of what is filled by the playground's own messages alone,
// where a product's sensor is to fill it.
func Own(theme *style.Theme) Mark { return Mark{"✓", "own", theme.Caution} }

// Verdict is a verdict on the content.
func Verdict(theme *style.Theme, v rule.Verdict) Mark {
	colour := [...]style.Style{rule.Pass: theme.Good, rule.Unjudged: theme.Accent, rule.Warn: theme.Caution, rule.Fail: theme.Wrong}[v]
	return Mark{v.Glyph(), v.String(), colour}
}

// AddCounts writes how many verdicts of each kind there are. What was not judged
// is seldom met, and named where it was.
func AddCounts(line *component.Line, theme *style.Theme, c rule.Counts) {
	for i, v := range rule.Verdicts() {
		if v == rule.Unjudged && c.Unjudged == 0 {
			continue
		}
		if i > 0 {
			line.Gap(2)
		}
		line.Add(Verdict(theme, v).Style, strconv.Itoa(c.Of(v))+" "+v.Glyph())
	}
}

// Entry is the content's verdict, or a dash where nothing was judged.
func Entry(theme *style.Theme, e session.Entry) Mark {
	if !e.Judged {
		return Mark{"–", "none", theme.Dim}
	}
	return Verdict(theme, e.Verdict)
}

// Severity is how grave a finding is.
func Severity(theme *style.Theme, s rule.Severity) Mark {
	switch s {
	case rule.Error:
		return Mark{"✗", "error", theme.Wrong}
	case rule.Warning:
		return Mark{"!", "warning", theme.Caution}
	default:
		return Mark{"i", "info", theme.Dim}
	}
}

// StatusStyle is how an HTTP status is written.
func StatusStyle(theme *style.Theme, status int) style.Style {
	if status/100 == 2 {
		return theme.Good
	}
	return theme.Wrong
}

// StatusText gives a status as people say it: "401 Unauthorized".
func StatusText(status int) string {
	if status == 0 {
		return "no answer"
	}
	if words := http.StatusText(status); words != "" {
		return strconv.Itoa(status) + " " + words
	}
	return strconv.Itoa(status)
}

// StatusNumber is a status as it stands in a column of three cells; there is
// none where no answer could be given, as before a TLS connection came about.
func StatusNumber(status int) string {
	if status == 0 {
		return "–"
	}
	return strconv.Itoa(status)
}

// Disposition says whether a row is required.
func Disposition(d catalog.Disposition) string {
	switch d {
	case catalog.Required:
		return "REQUIRED"
	case catalog.AtLeastOne:
		return "at least 1"
	default:
		return "optional"
	}
}

// IsTrouble says whether a message failed, was warned about or was refused.
func IsTrouble(e session.Entry) bool {
	return e.Status/100 != 2 || e.Judged && e.Verdict != rule.Pass
}

// StatusWords gives a message's two verdicts in one breath: "200 ✗ fail".
func StatusWords(e session.Entry) string {
	if !e.Judged {
		return strconv.Itoa(e.Status) + " – not read"
	}
	return strconv.Itoa(e.Status) + " " + e.Verdict.Glyph() + " " + e.Verdict.String()
}

// CameTo says what a message came to.
func CameTo(e session.Entry) string {
	if e.Seq == 0 {
		return "it was accepted"
	}
	words := fmt.Sprintf("message %d, %d, %s", e.Seq, e.Status, e.VerdictWord())
	if e.Marks > 0 {
		return words + ", " + text.Plural(e.Marks, "mark")
	}
	return words
}
