package conformance_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/document"
	"caliper-playground/engine/rule"
	"caliper-playground/fixtures"
)

const (
	context12 = `"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", `
	foreign12 = `"@context": ["https://example.org/lab", "http://purl.imsglobal.org/ctx/caliper/v1p2"], `
	context11 = `"@context": "http://purl.imsglobal.org/ctx/caliper/v1p1", `
	person    = `{"id": "https://example.org/people/7", "type": "Person"}`
)

// event writes an event; profile and extra may be empty, extra ends with a comma.
func event(context, typ, profile, action, actor, object, extra string) string {
	if profile != "" {
		profile = `"profile": "` + profile + `", `
	}
	return `{` + context + `"id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": "` + typ + `", ` + profile +
		`"actor": ` + actor + `, "action": "` + action + `", "object": ` + object + `, ` + extra + `"eventTime": "2026-03-02T09:15:00.000Z"}`
}

func thing(typ string) string {
	return fmt.Sprintf(`{"id": "https://example.org/%s/1", "type": %q}`, strings.ToLower(typ), typ)
}

func TestMarks(t *testing.T) {
	view := func(profile, object string) string {
		return event(context12, "ViewEvent", profile, "Viewed", person, object, "")
	}
	result := `{"id": "https://example.org/results/1", "type": "Result", "attempt": "https://example.org/attempts/1", "maxResultScore": 15.0, "resultScore": 10.0}`
	for _, test := range []struct {
		name    string
		body    string
		profile string // of the credits, in the guide's order, joined by spaces
		reason  string // a part of it
	}{
		{"named profile, narrow object", view("AssessmentProfile", thing("Assessment")), "Assessment", ""},
		{"named profile, the guide's wider object", view("AssessmentProfile", thing("Document")), "Assessment", ""},
		{"named profile, object unknown", view("AssessmentProfile", `"https://example.org/x"`), "Assessment", ""},
		{"named profile without the event", view("SessionProfile", thing("Document")), "", "the SessionProfile has no row for ViewEvent Viewed; the nearest is"},
		{"no profile, document", view("", thing("Document")), "Reading", ""},
		{"no profile, assessment", view("", thing("Assessment")), "Assessment Assignable Reading", ""},
		{"no profile, forum", view("", thing("Forum")), "Forum Reading", ""},
		{"no profile, result", view("", result), "Grading", ""},
		{"no profile, video", view("", thing("VideoObject")), "Media Reading", ""},
		{"no profile, object unknown", view("", `"https://example.org/x"`), "Reading", ""},
		{"grading profile, result", view("GradingProfile", result), "Grading", ""},
		{"grading profile, document", view("GradingProfile", thing("Document")), "Grading", ""},
		{"reading profile, result", view("ReadingProfile", result), "", "the object is of type Result; the nearest row, Reading › ViewEvent › Viewed, takes DigitalResource"},
		{"generic event", event(context12, "Event", "GeneralProfile", "Used", person, thing("Document"), ""), "General", ""},
		{"generic event without profile", event(context12, "Event", "", "Liked", person, thing("Document"), ""), "General", ""},
		{"navigation with GeneralProfile", event(context12, "NavigationEvent", "GeneralProfile", "NavigatedTo", person, thing("Document"), ""), "", "the GeneralProfile has no row for NavigationEvent"},
		{"an error earns nothing", event(context12, "ViewEvent", "ReadingProfile", "Viewd", person, thing("Document"), ""), "", "it has an error, action-unknown at /action; without that it could fill Reading › ViewEvent › Viewed"},
		{"actor unknown is taken as fitting", event(context12, "ViewEvent", "ReadingProfile", "Viewed", `"https://example.org/people/8"`, thing("Document"), ""), "Reading", ""},
		{"entity", `{` + context12 + `"id": "https://example.org/people/7", "type": "Person"}`, "", "a describe fills no row"},
		{"foreign type", event(foreign12, "LabEvent", "", "Viewed", person, thing("Document"), ""), "", "belongs to another vocabulary"},
		{"foreign actor", event(foreign12, "ViewEvent", "ReadingProfile", "Viewed", thing("Robot"), thing("Document"), ""), "", `the actor's type, "Robot", belongs to another vocabulary`},
		{"foreign object", event(foreign12, "ViewEvent", "ReadingProfile", "Viewed", person, thing("Thesis"), ""), "", `the object's type, "Thesis", belongs to another vocabulary`},
		{"two errors", event(context12, "ViewEvent", "ReadingProfile", "Viewd", person, thing("Document"), `"duration": 5, `), "", "it has 2 errors, the first action-unknown at /action; without them it could fill Reading › ViewEvent › Viewed"},
		{"foreign object with an error", event(foreign12, "ViewEvent", "ReadingProfile", "Viewd", person, thing("Thesis"), ""), "", "it has an error, action-unknown at /action"},
		{"foreign group", event(foreign12, "ViewEvent", "ReadingProfile", "Viewed", person, thing("Document"), `"group": `+thing("Choir")+`, `), "Reading", ""},
		{"misspelt unread", event(context12, "MessageEvent", "ForumProfile", "MarkedAsUnRead", person, thing("Message"), ""), "", "could fill Forum › MessageEvent › MarkedAsUnread"},
		{"1.1 document", event(context11, "ViewEvent", "", "Viewed", person, thing("Document"), ""), "Reading", ""},
		{"1.1 assessment", event(context11, "ViewEvent", "", "Viewed", person, thing("Assessment"), ""), "Assessment Assignable Reading", ""},
		{"1.1 object unknown", event(context11, "ViewEvent", "", "Viewed", person, `"https://example.org/x"`, ""), "Reading", ""},
		{"1.1 guide's Assignable", event(context11, "AssignableEvent", "", "Started", thing("Group"), thing("Document"), `"generated": "https://example.org/a/1", `), "Assignable", ""},
		{"1.1 guide's form for another action", event(context11, "AssignableEvent", "", "Reviewed", thing("Group"), thing("AssignableDigitalResource"), `"generated": "https://example.org/a/1", `), "", "actor-type at /actor"},
		{"1.1 deprecated event", event(context11, "ReadingEvent", "", "Viewed", person, thing("Document"), ""), "", "no profile has a row for ReadingEvent"},
	} {
		t.Run(test.name, func(t *testing.T) {
			a := conformance.NewAssessor(conformance.Options{}).Assess([]byte(test.body), nil)
			if len(a.Items) != 1 {
				t.Fatalf("%d items", len(a.Items))
			}
			var profiles []string
			for _, c := range a.Items[0].Credits {
				profiles = append(profiles, strings.TrimSuffix(c.Profile, "Profile"))
			}
			if got := strings.Join(profiles, " "); got != test.profile {
				t.Errorf("fills %q, want %q; %s; %v", got, test.profile, a.Items[0].Uncredited, a.Findings)
			}
			if !strings.Contains(a.Items[0].Uncredited, test.reason) || (test.reason == "") != (a.Items[0].Uncredited == "") {
				t.Errorf("reason %q, want %q in it", a.Items[0].Uncredited, test.reason)
			}
		})
	}
}

// described is a scope with one entity.
type described struct{ id, typ string }

func (d described) TypeOf(id []byte) (string, bool) { return d.typ, string(id) == d.id }

func TestMarksByScope(t *testing.T) {
	body := event(context12, "ViewEvent", "", "Viewed", person, `"https://example.org/x"`, "")
	for typ, want := range map[string]string{"Forum": "ForumProfile ReadingProfile", "Assessment": "AssessmentProfile AssignableProfile ReadingProfile", "Person": ""} {
		a := conformance.NewAssessor(conformance.Options{}).Assess([]byte(body), described{"https://example.org/x", typ})
		var profiles []string
		for _, c := range a.Items[0].Credits {
			profiles = append(profiles, c.Profile)
		}
		if got := strings.Join(profiles, " "); got != want {
			t.Errorf("an IRI described as %s fills %q, want %q", typ, got, want)
		}
		wrong := slices.ContainsFunc(a.Findings, func(f rule.Finding) bool { return f.Rule == "object-type" })
		if wrong != (typ == "Person") {
			t.Errorf("an IRI described as %s: object-type reported is %v", typ, wrong)
		}
	}
}

// TestFixturesEarnTheirRows holds every fixture of every row to what it is for.
func TestFixturesEarnTheirRows(t *testing.T) {
	for _, version := range catalog.Versions() {
		assessor := conformance.NewAssessor(conformance.Options{Spec: version})
		list, err := fixtures.Load(version, fixtures.Rows)
		if err != nil {
			t.Fatal(err)
		}
		earned := map[string]bool{}
		for _, f := range list {
			a := assessor.Assess(f.Data, nil)
			if a.Verdict != rule.Pass || a.Spec != version {
				t.Errorf("%s %s: %v by %s, %v", version, f.Name, a.Verdict, a.Spec, a.Findings)
			}
			fills := false
			for _, c := range a.Items[0].Credits {
				fills = fills || c.RowID == f.RowID
				earned[c.RowID] = true
			}
			if !fills {
				t.Errorf("%s %s does not fill %s: %s", version, f.Name, f.RowID, a.Items[0].Uncredited)
			}
		}
		for i := range catalog.Get(version).Profiles {
			for _, row := range catalog.Get(version).Profiles[i].Rows {
				if !earned[row.ID] {
					t.Errorf("%s: no fixture fills %s", version, row.ID)
				}
			}
		}
	}
}

func TestMistakesAreFound(t *testing.T) {
	for _, m := range slices.Concat(fixtures.ListMistakes(catalog.V1p2), fixtures.ListMistakes(catalog.V1p1)) {
		t.Run(string(m.Version)+"/"+m.Fixture.Name, func(t *testing.T) {
			a := conformance.NewAssessor(conformance.Options{Spec: m.Version}).Assess(m.Fixture.Data, nil)
			var heavy []rule.Finding
			for _, f := range a.Findings {
				if f.Severity > rule.Info {
					heavy = append(heavy, f)
				}
			}
			if len(heavy) != 1 || heavy[0].Rule != m.Rule || heavy[0].Pointer != m.Pointer {
				t.Errorf("want %s at %q alone, got %v", m.Rule, m.Pointer, heavy)
			}
		})
	}
}

func TestTolerances(t *testing.T) {
	badTime := strings.Replace(event(context12, "ViewEvent", "ReadingProfile", "Viewed", person, thing("Document"), ""), "09:15:00.000Z", "09:15:00+00:00", 1)
	noContext := event("", "ViewEvent", "ReadingProfile", "Viewed", person, thing("Document"), "")
	for _, test := range []struct {
		name, body string
		tolerances rule.Tolerances
		verdict    rule.Verdict
		used       string
	}{
		{"a time with an offset", badTime, rule.Tolerances{}, rule.Fail, ""},
		{"a time with an offset, tolerated", badTime, rule.Tolerances{TimeFormat: true}, rule.Warn, "time-format"},
		{"the other tolerance does not help", badTime, rule.Tolerances{MissingContext: true}, rule.Fail, ""},
		{"no time at all", strings.Replace(badTime, "2026-03-02T09", "yesterday, 09", 1), rule.Tolerances{TimeFormat: true}, rule.Fail, ""},
		{"no context", noContext, rule.Tolerances{}, rule.Fail, ""},
		{"no context, tolerated", noContext, rule.Tolerances{MissingContext: true}, rule.Warn, "missing-context"},
		{"a tolerance that was not needed", event(context12, "ViewEvent", "ReadingProfile", "Viewed", person, thing("Document"), ""), rule.Tolerances{TimeFormat: true, MissingContext: true}, rule.Pass, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			a := conformance.NewAssessor(conformance.Options{Tolerances: test.tolerances}).Assess([]byte(test.body), nil)
			if a.Verdict != test.verdict || strings.Join(a.Tolerated, " ") != test.used {
				t.Errorf("%v, tolerated %q; want %v, %q; %v", a.Verdict, a.Tolerated, test.verdict, test.used, a.Findings)
			}
			if (len(a.Items[0].Credits) > 0) != (test.verdict != rule.Fail) {
				t.Errorf("credits %v with verdict %v", a.Items[0].Credits, a.Verdict)
			}
		})
	}
}

func TestEnvelopeNeeded(t *testing.T) {
	view := event(context12, "ViewEvent", "ReadingProfile", "Viewed", person, thing("Document"), "")
	for name, body := range map[string]string{"an event": view, "an array": "[" + view + "]", "an entity": `{` + context12 + `"id": "https://example.org/people/7", "type": "Person", "dateCreated": "2026-03-02T09:15:00.000Z"}`} {
		a := conformance.NewAssessor(conformance.Options{Envelope: true}).Assess([]byte(body), nil)
		if a.Verdict != rule.Fail || len(a.Findings) == 0 || a.Findings[0].Rule != "envelope-needed" || !strings.Contains(a.Findings[0].Message, name) {
			t.Errorf("%s: %v %v", name, a.Verdict, a.Findings)
		}
		if len(a.Findings[0].Fix) > 0 || len(a.Findings[0].Choices) != 1 {
			t.Fatalf("%s: who sent it and when is not in the document: %v", name, a.Findings[0])
		}
		wrapped, err := document.Patch([]byte(body), a.Findings[0].Choices[0].Fix)
		if err != nil {
			t.Fatal(err)
		}
		again := conformance.NewAssessor(conformance.Options{Envelope: true}).Assess(wrapped, nil)
		if again.Transport != conformance.WellFormed || again.Verdict != rule.Pass {
			t.Errorf("%s, wrapped: %v %v\n%s", name, again.Verdict, again.Findings, wrapped)
		}
	}
	if a := conformance.NewAssessor(conformance.Options{}).Assess([]byte(view), nil); a.Verdict != rule.Pass {
		t.Errorf("by itself: %v", a.Findings)
	}
}

// TestUnjudged: what is of another vocabulary's type is not passed, and counts
// as unjudged where nothing else is to be said about it.
func TestUnjudged(t *testing.T) {
	document := thing("Document")
	view := func(actor, object, extra string) string {
		return event(foreign12, "ViewEvent", "ReadingProfile", "Viewed", actor, object, extra)
	}
	unjudged, passed := view(person, thing("Thesis"), ""), view(person, document, "")
	for _, test := range []struct {
		name, body string
		want       rule.Verdict
	}{
		{"an event", event(foreign12, "LabEvent", "", "Viewed", person, document, ""), rule.Unjudged},
		{"an actor", view(thing("Robot"), document, ""), rule.Unjudged},
		{"an object", unjudged, rule.Unjudged},
		{"a group", view(person, document, `"group": `+thing("Choir")+`, `), rule.Pass},
		{"what stands in the object", view(person, `{"id": "https://example.org/d/1", "type": "Document", "isPartOf": `+thing("Thesis")+`}`, ""), rule.Pass},
		{"an entity", `{` + foreign12 + `"id": "https://example.org/thesis/1", "type": "Thesis"}`, rule.Unjudged},
		{"an object beside a warning", view(person, thing("Thesis"), `"extensions": {}, `), rule.Warn},
		{"an object beside an error", event(foreign12, "ViewEvent", "ReadingProfile", "Viewd", person, thing("Thesis"), ""), rule.Fail},
		{"one of two items", "[" + strings.Replace(passed, "2e11", "2e12", 1) + "," + unjudged + "]", rule.Unjudged},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := conformance.NewAssessor(conformance.Options{}).Assess([]byte(test.body), nil).Verdict; got != test.want {
				t.Errorf("it is %s, want %s", got, test.want)
			}
		})
	}
}

// TestRepeatsCountOnce: of events of one id, each content counts once.
func TestRepeatsCountOnce(t *testing.T) {
	view := func(name string) string {
		return event(context12, "ViewEvent", "ReadingProfile", "Viewed", person, `{"id": "https://example.org/d/1", "type": "Document", "name": "`+name+`"}`, "")
	}
	body := "[" + strings.Join([]string{view("one"), view("two"), view("one"), view("two")}, ", ") + "]"
	a := conformance.NewAssessor(conformance.Options{}).Assess([]byte(body), nil)
	for i, want := range []string{"", "", "a repeat of the event at /0, which counts once.", "a repeat of the event at /1, which counts once."} {
		if item := a.Items[i]; item.Uncredited != want || (len(item.Credits) == 0) != (want != "") {
			t.Errorf("item %d has %d marks: %q, want %q", i, len(item.Credits), item.Uncredited, want)
		}
	}
}

// TestForeignByIRI: an IRI stands for what another item describes it as, of
// another vocabulary too, in whatever order the two stand.
func TestForeignByIRI(t *testing.T) {
	view := event(context12, "ViewEvent", "ReadingProfile", "Viewed", person, `"https://example.org/thesis/1"`, "")
	thesis := `{` + foreign12 + `"id": "https://example.org/thesis/1", "type": "Thesis"}`
	book := `{` + context12 + `"id": "https://example.org/thesis/1", "type": "Document"}`
	nested := strings.Replace(view, person, `{"id": "https://example.org/people/7", "type": "Person", "extensions": {"id": "https://example.org/thesis/1", "type": "Document"}}`, 1)
	for name, test := range map[string]struct {
		body    string
		verdict rule.Verdict
		marks   int
	}{
		"described before":                 {"[" + thesis + ", " + view + "]", rule.Unjudged, 0},
		"described behind":                 {"[" + view + ", " + thesis + "]", rule.Unjudged, 0},
		"as a document, too":               {"[" + thesis + ", " + view + ", " + book + "]", rule.Unjudged, 1},
		"what stands in extensions is not": {nested, rule.Pass, 1},
	} {
		a := conformance.NewAssessor(conformance.Options{}).Assess([]byte(test.body), nil)
		marks, why := 0, ""
		for _, item := range a.Items {
			marks += len(item.Credits)
			if item.Kind == "event" {
				why = item.Uncredited
			}
		}
		if a.Verdict != test.verdict || marks != test.marks || marks == 0 && !strings.Contains(why, "the object was described with a type of another vocabulary") {
			t.Errorf("%s: it is %s with %d marks, want %s with %d; no mark: %s", name, a.Verdict, marks, test.verdict, test.marks, why)
		}
	}
}
