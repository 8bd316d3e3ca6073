package report

import (
	"caliper-playground/engine/file"
	"caliper-playground/engine/rule"
)

// The JSON forms of reports, by the name and number that they carry.
// Under the same number fields are added, and none is taken away or changes what
// it means; whoever reads them leaves alone what is not known. Their schemas are
// in the folder schema.
const (
	SchemaCheck  = "caliper-playground/check/1"
	SchemaReplay = "caliper-playground/replay/1"
	// SchemaServe is that of the lines of serve, and stands in those that open a
	// session.
	SchemaServe = "caliper-playground/serve/1"
	// SchemaCertification is that of the report of a practice certification.
	SchemaCertification = "caliper-playground/certification/1"
	// Those of lists stand in each of their elements: of what catalog finds, of the
	// rules that explain lists, of recorded sessions and of built-in documents.
	SchemaCatalog  = "caliper-playground/catalog/1"
	SchemaExplain  = "caliper-playground/explain/1"
	SchemaSessions = "caliper-playground/sessions/1"
	SchemaFixtures = "caliper-playground/fixtures/1"
	// SchemaExercises is that of the elements of the list, of an exercise that is
	// shown, and of what an answer came to.
	SchemaExercises = "caliper-playground/exercises/1"
	// SchemaMigrate is that of what became of documents that were to be migrated.
	SchemaMigrate = "caliper-playground/migrate/1"
)

// jsonReport writes one object. That of check has its documents first, one a line.
// Of messages those that failed, and those of which there is something to say,
// are laid aside, since the counts come first.
type jsonReport struct {
	*printer
	documents int
	failures  jsonList
	remarks   jsonList
}

// jsonList is a list that is laid aside.
type jsonList struct {
	spool file.Spool
	count int
}

// The places of an entry in the object.
const (
	asDocument = iota
	asFailure
	asRemark
	nowhere
)

// Render implements Report.
func (r *jsonReport) Render(of Entry) Rendered {
	kind := asDocument
	value := any(of)
	if d, judged := of.(Document); judged {
		d.Outcome.Changes = listed(d.Outcome.Changes)
		value = &d
	}
	if m, sent := of.(Delivery); sent {
		value = m.json()
		switch {
		case m.Failed():
			kind = asFailure
		case m.wrong() || len(m.Findings) > 0 || m.Shown || m.More.Total() > 0:
			kind = asRemark
		default:
			return Rendered{kind: nowhere}
		}
	}
	line, err := Marshal(value)
	return Rendered{text: line, err: err, kind: kind}
}

// Add implements Report.
func (r *jsonReport) Add(rendered Rendered) error {
	switch rendered.kind {
	case asDocument:
		if r.documents == 0 {
			r.print(`{"documents": [` + "\n")
		} else {
			r.print(",\n")
		}
		r.documents++
		r.write(rendered)
	case asFailure:
		r.lay(&r.failures, rendered)
	case asRemark:
		r.lay(&r.remarks, rendered)
	}
	return r.err
}

// lay adds an element to a list.
func (r *jsonReport) lay(list *jsonList, rendered Rendered) {
	p := &printer{w: &list.spool, err: r.err}
	p.separate(list.count)
	p.write(rendered)
	list.count++
	r.err = p.err
}

func (p *printer) separate(i int) {
	if i > 0 {
		p.print(",")
	}
	p.print("\n  ")
}

// End implements Report.
func (r *jsonReport) End(result *Result) error {
	if result.Sent != nil {
		r.sent(result)
		r.rest(result, "notSent", SchemaReplay)
	} else {
		if r.documents == 0 {
			r.print(`{"documents": [`)
		}
		r.print("],\n" + ` "summary": `)
		r.json(summary{result.Entries, result.Verdicts})
		r.member("profiles", result.wanted())
		r.rest(result, "notJudged", SchemaCheck)
	}
	return r.err
}

// summary counts documents by verdict.
type summary struct {
	Documents int `json:"documents"`
	rule.Counts
}

func (r *jsonReport) sent(result *Result) {
	s := result.Sent
	r.print(`{"endpoint": `)
	r.json(s.Endpoint)
	r.print(`, "spec": `)
	r.json(s.Spec)
	if s.Learner != "" {
		r.member("learner", s.Learner)
	}
	r.member("messages", s.Messages)
	r.member("answers", s.Answers.json())
	r.member("events", s.Events)
	r.print(",\n" + ` "profiles": [`)
	for i, p := range result.Profiles {
		r.separate(i)
		r.json(p)
	}
	r.print("]")
	r.list("failures", &r.failures)
	r.list("remarks", &r.remarks)
}

// totals are what is counted over all entries. Its JSON form is public.
type totals struct {
	Rules    []RuleTotal    `json:"rules"`
	Statuses []StatusTotal  `json:"statuses"`
	Profiles []ProfileTotal `json:"profiles"`
}

// rest writes what both forms have at their end.
func (r *jsonReport) rest(result *Result, left, schema string) {
	if result.Class != nil {
		r.member("class", result.Class.json())
	}
	r.member("totals", totals{result.Rules(), result.Statuses(), result.profileTotals()})
	r.member("coverage", result.Covers())
	if result.Questions != nil {
		r.member("questions", result.Questions)
	}
	if result.Entities != nil {
		r.member("entities", result.Entities)
	}
	r.member("unread", listed(result.Unread))
	if result.Notices != nil {
		r.member("notices", result.Notices)
	}
	r.member(left, listed(result.Left))
	r.member("expect", result.expectation())
	r.member("program", result.Run)
	r.member("stopped", result.Stopped)
	r.member("complete", result.Complete)
	r.member("schema", schema)
	r.print("}\n")
}

// member writes a member on a line of its own.
func (r *jsonReport) member(name string, value any) {
	r.print(",\n" + ` "` + name + `": `)
	r.json(value)
}

// list writes a list that was laid aside.
func (r *jsonReport) list(name string, list *jsonList) {
	r.print(",\n" + ` "` + name + `": [`)
	if r.err == nil {
		r.err = list.spool.Copy(r.w, 0, list.spool.Size())
	}
	r.print("]")
}

// Close implements Report.
func (r *jsonReport) Close() error {
	if err := r.failures.spool.Close(); err != nil {
		return err
	}
	return r.remarks.spool.Close()
}
