package report

import (
	"fmt"
	"strconv"
	"strings"

	"caliper-playground/engine/rule"
	"caliper-playground/engine/text"
)

// noun is what the entries are called.
func (r *Result) noun() string {
	switch {
	case r.Sent != nil:
		return "message"
	case r.Probed:
		return "answer"
	}
	return "document"
}

// counted says how many entries there are, and how they came out.
func (r *Result) counted() string {
	said := text.Plural(r.Entries, r.noun()) + ": " + r.Verdicts.Words()
	if words := r.expectedWords(); words != "" {
		said += "; " + words
	}
	return said
}

// totalLines say that, and what is counted by rule, status and profile, a line each.
func (r *Result) totalLines() []string {
	lines := []string{r.counted()}
	for _, of := range [][2]string{{"rules", r.ruleWords()}, {"answers", r.statusWords()}, {"marks", r.markWords()}} {
		if of[1] != "" {
			lines = append(lines, of[0]+": "+of[1])
		}
	}
	return lines
}

// answer says in a sentence how the run came out, with the verdict that it comes
// to.
func (r *Result) answer() (rule.Verdict, string) {
	var wrong []string
	if !r.Complete {
		wrong = append(wrong, "the run is not complete")
	}
	if n := r.Failed; n > 0 {
		wrong = append(wrong, fmt.Sprintf("%d of %s %s", n, text.Plural(r.Entries, r.noun()), r.failing(n)))
	}
	if n := len(r.Unread); n > 0 {
		wrong = append(wrong, text.Plural(n, "path")+" could not be read")
	}
	for _, p := range r.wanted() {
		if !p.Met {
			wrong = append(wrong, text.Clean(p.called(mixed(r.Profiles)))+" is not met")
		}
	}
	if q := r.Required; q != nil && !q.Met {
		wrong = append(wrong, "too little is covered")
	}
	switch {
	case len(wrong) > 0:
		return rule.Fail, text.Sentence(text.And(wrong))
	case r.Entries == 0:
		return rule.Unjudged, "There is nothing to report on."
	case r.Expected > 0:
		return rule.Pass, fmt.Sprintf("All is as expected: %d of %s with mistakes that are known.", r.Expected, text.Plural(r.Entries, r.noun()))
	case r.Verdicts.Warn > 0:
		return rule.Warn, fmt.Sprintf("No %s failed; %d with warnings.", r.noun(), r.Verdicts.Warn)
	case r.Verdicts.Unjudged > 0:
		return rule.Unjudged, fmt.Sprintf("No %s failed; %d of another vocabulary, not judged.", r.noun(), r.Verdicts.Unjudged)
	case r.Sent != nil:
		return rule.Pass, "All messages were taken, and pass."
	}
	return rule.Pass, fmt.Sprintf("All %ss pass.", r.noun())
}

// ruleWords says the totals by rule in a line: "actor-type 3, time-form 1".
func (r *Result) ruleWords() string {
	words := make([]string, 0, len(r.rules))
	for _, t := range r.Rules() {
		words = append(words, text.Clean(t.Rule)+" "+strconv.Itoa(t.Count))
	}
	return strings.Join(words, ", ")
}

// statusWords says the totals by status in a line: "200 93, 400 1".
func (r *Result) statusWords() string {
	words := make([]string, 0, len(r.statuses))
	for _, t := range r.Statuses() {
		words = append(words, statusName(t.Status)+" "+strconv.Itoa(t.Count))
	}
	return strings.Join(words, ", ")
}

// statusName is a status as people read it.
func statusName(status int) string {
	if status == 0 {
		return "no answer"
	}
	return strconv.Itoa(status)
}

// markWords says the totals by profile in a line.
func (r *Result) markWords() string {
	totals := r.profileTotals()
	several := mixed(r.Profiles)
	words := make([]string, 0, len(totals))
	for _, t := range totals {
		met := ""
		if t.Met {
			met = ", met"
		}
		called := Profile{Profile: t.Profile, Learner: t.Learner, Spec: t.Spec}.called(several)
		words = append(words, fmt.Sprintf("%s %d (%d/%d rows%s)", text.Clean(called), t.Marks, t.Rows.Met, t.Rows.Total, met))
	}
	return strings.Join(words, ", ")
}

// problems are what went wrong beside the entries, a line each, cleaned.
func (r *Result) problems() []string {
	var lines []string
	for _, u := range r.Unread {
		lines = append(lines, "not read: "+text.Clean(u.Message))
	}
	for _, notice := range r.Notices {
		lines = append(lines, text.Clean(notice))
	}
	if !r.Complete {
		lines = append(lines, "not complete: "+text.Clean(r.Stopped))
	}
	if len(r.Left) > 0 {
		lines = append(lines, r.leftWords())
	}
	return lines
}

// maxLeft is how many names are given of what was not judged or sent.
const maxLeft = 20

// leftWords names what was not judged, or not sent.
func (r *Result) leftWords() string {
	what := "not judged"
	if r.Sent != nil {
		what = "not sent"
	}
	return what + ": " + text.Clean(text.Few(r.Left, maxLeft))
}

// wantedLines says in a line, of each profile that was to be met, whether it is.
func (r *Result) wantedLines() []string {
	several := mixed(r.Profiles)
	var lines []string
	for _, p := range r.wanted() {
		if p.Met {
			lines = append(lines, text.Clean(p.called(several))+" is met")
		} else {
			lines = append(lines, text.Clean(p.Unmet(several)))
		}
	}
	return lines
}

// cleaned are lines as they may be shown.
func cleaned(lines []string) []string {
	clean := make([]string, 0, len(lines))
	for _, line := range lines {
		clean = append(clean, text.Clean(line))
	}
	return clean
}
