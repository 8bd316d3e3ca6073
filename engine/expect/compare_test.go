package expect

import (
	"strings"
	"testing"

	"caliper-playground/engine/rule"
)

func found(severity rule.Severity, pairs ...string) []rule.Finding {
	var all []rule.Finding
	for i := 0; i < len(pairs); i += 2 {
		all = append(all, rule.Finding{Rule: pairs[i], Pointer: pairs[i+1], Severity: severity})
	}
	return all
}

const viewed = "ReadingProfile/ViewEvent/Viewed"

func TestWhatIsOtherThanExpected(t *testing.T) {
	wrong := found(rule.Error, "action-unknown", "/action")
	for name, test := range map[string]struct {
		entry   string // below its path; "none" for no entry
		seen    Seen
		terms   Terms
		state   Ruling
		changes string
	}{
		"nothing expected, nothing wrong": {"none", Seen{}, Terms{}, ByVerdict, ""},
		"nothing expected, an error":      {"none", Seen{Verdict: rule.Fail, Findings: wrong}, Terms{}, ByVerdict, ""},
		"a warning that fails":            {"none", Seen{Verdict: rule.Warn}, Terms{FailOn: OnWarning}, Failed, ""},
		"the finding expected":            {`findings = [{rule = "action-unknown", pointer = "/action"}]`, Seen{Verdict: rule.Fail, Findings: wrong}, Terms{}, Expected, ""},
		"the rule expected anywhere":      {`findings = [{rule = "action-unknown"}]`, Seen{Verdict: rule.Fail, Findings: wrong}, Terms{}, Expected, ""},
		"the rule expected elsewhere":     {`findings = [{rule = "action-unknown", pointer = "/x"}]`, Seen{Verdict: rule.Fail, Findings: wrong}, Terms{}, Failed, "new finding: action-unknown at /action; finding gone: action-unknown at /x"},
		"the finding gone":                {`findings = [{rule = "json-syntax", pointer = ""}]`, Seen{}, Terms{}, Failed, "finding gone: json-syntax at the top"},
		"the verdict alone":               {`verdict = "fail"`, Seen{Verdict: rule.Fail, Findings: wrong}, Terms{}, Expected, ""},
		"the verdict better":              {`verdict = "fail"`, Seen{Verdict: rule.Warn}, Terms{}, Failed, "verdict warn, expected fail"},
		"the verdict worse":               {`verdict = "warn"`, Seen{Verdict: rule.Fail, Findings: wrong}, Terms{}, Failed, "verdict fail, expected warn"},
		"nothing named":                   {`why = "x"`, Seen{Verdict: rule.Fail, Findings: wrong}, Terms{}, Failed, "new finding: action-unknown at /action"},
		"a new warning":                   {`findings = []`, Seen{Verdict: rule.Warn, Findings: found(rule.Warning, "actor-type", "/actor")}, Terms{}, ByVerdict, ""},
		"a new warning where these fail":  {`findings = []`, Seen{Verdict: rule.Warn, Findings: found(rule.Warning, "actor-type", "/actor")}, Terms{FailOn: OnWarning}, Failed, "new finding: actor-type at /actor"},
		"a warning expected and gone":     {`findings = [{rule = "actor-type"}]`, Seen{}, Terms{}, Failed, "finding gone: actor-type"},
		"a mark lost":                     {`marks = ["` + viewed + `"]`, Seen{}, Terms{}, Failed, "mark lost: " + viewed},
		"a mark gained":                   {`marks = []`, Seen{Marks: []string{viewed}}, Terms{}, Failed, "mark gained: " + viewed},
		"the marks expected":              {`marks = ["` + viewed + `"]`, Seen{Marks: []string{viewed}}, Terms{}, ByVerdict, ""},
		"marks not named":                 {`findings = []`, Seen{Marks: []string{viewed}}, Terms{}, ByVerdict, ""},
		"a status of what is not sent":    {"status = 400\nverdict = \"fail\"", Seen{Verdict: rule.Fail}, Terms{}, Expected, ""},
		"the status expected":             {"status = 400\nverdict = \"fail\"", Seen{Verdict: rule.Fail, Sent: true, Status: 400}, Terms{}, Expected, ""},
		"another status":                  {"status = 400\nverdict = \"fail\"", Seen{Verdict: rule.Fail, Sent: true, Status: 200}, Terms{}, Failed, "status 200, expected 400"},
		"refused, and not expected to be": {`verdict = "pass"`, Seen{Sent: true, Status: 401, Unread: true}, Terms{}, Failed, "status 401, expected 2xx"},
		"refused for what is expected":    {`verdict = "fail"`, Seen{Verdict: rule.Fail, Findings: wrong, Sent: true, Status: 400}, Terms{}, Expected, ""},
		"refused unread, though it fails": {`verdict = "fail"`, Seen{Sent: true, Status: 503, Unread: true}, Terms{}, Failed, "status 503, expected 2xx"},
		"no answer":                       {`verdict = "pass"`, Seen{Sent: true, Unread: true}, Terms{}, Failed, "status none, expected 2xx"},
		"refused unread as expected":      {"status = 401\nfindings = [{rule = \"actor-type\"}]", Seen{Sent: true, Status: 401, Unread: true}, Terms{}, Expected, ""},
		"a part with the finding of it":   {`findings = [{rule = "action-unknown", pointer = "/1/action"}, {rule = "action-unknown", pointer = "/12/action"}]`, Seen{Part: "/1", Verdict: rule.Fail, Findings: found(rule.Error, "action-unknown", "/1/action")}, Terms{}, Expected, ""},
		"a part that is better than all":  {"verdict = \"fail\"\nfindings = [{rule = \"action-unknown\", pointer = \"/1/action\"}]", Seen{Part: "/2"}, Terms{}, ByVerdict, ""},
		"a part that lacks its finding":   {`findings = [{rule = "action-unknown", pointer = "/1/action"}]`, Seen{Part: "/1"}, Terms{}, Failed, "finding gone: action-unknown at /1/action"},
		"a part worse than all":           {`verdict = "warn"`, Seen{Part: "/2", Verdict: rule.Fail}, Terms{}, Failed, "verdict fail, expected warn"},
		"unjudged, where that fails":      {`verdict = "unjudged"`, Seen{Verdict: rule.Unjudged}, Terms{Strict: true}, Expected, ""},
	} {
		t.Run(name, func(t *testing.T) {
			var e *Entry
			if test.entry != "none" {
				e = parse(t, "[[document]]\npath = \"a.json\"\n"+test.entry).Entries()[0]
			}
			o := Compare(e, &test.seen, test.terms)
			if o.State != test.state || wordsOf(o.Changes) != test.changes {
				t.Errorf("%q %q, want %q %q", o.State, o.Changes, test.state, test.changes)
			}
			for _, f := range test.seen.Findings {
				if o.State == Expected && !f.Expected {
					t.Errorf("%s at %s is not marked as expected", f.Rule, f.Pointer)
				}
			}
			if o.Fails(test.terms.Fail(test.seen.Verdict)) == (o.State == Expected) && test.seen.Verdict == rule.Fail {
				t.Errorf("state %q fails: %v", o.State, o.Fails(true))
			}
		})
	}
}

func wordsOf(changes []Change) string {
	words := make([]string, len(changes))
	for i, c := range changes {
		words[i] = c.Words
	}
	return strings.Join(words, "; ")
}
