package compose

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
)

// with returns an envelope with one more event, which fills a row and has some
// values of its own.
func with(t *testing.T, e Envelope, row string, values map[string]string) Envelope {
	t.Helper()
	e = e.Append(e.New(catalog.V1p2, catalog.Get(catalog.V1p2).Row(row)))
	for _, pointer := range slices.Sorted(maps.Keys(values)) {
		e = sets(t, e, e.Len()-1, pointer, values[pointer])
	}
	return e
}

// sets sets a value of an event, as the form does.
func sets(t *testing.T, e Envelope, item int, pointer, text string) Envelope {
	t.Helper()
	d, err := e.Draft(item).SetValue(pointer, text)
	if err != nil {
		t.Fatal(err)
	}
	return e.Edited(item, d)
}

// earns judges an envelope, each of whose events is to earn a mark of its row.
func earns(t *testing.T, e Envelope, version catalog.Version, rows ...string) {
	t.Helper()
	a := conformance.NewAssessor(conformance.Options{Spec: version}).Assess([]byte(e.Text()), nil)
	if a.Verdict != rule.Pass {
		t.Fatalf("verdict %s:%s\n%s", a.Verdict, findings(a), e.Text())
	}
	for i, row := range rows {
		if !slices.ContainsFunc(a.Items[i].Credits, func(c conformance.Credit) bool { return c.RowID == row }) {
			t.Errorf("event %d earns no mark of %s: %s\n%s", i+1, row, a.Items[i].Uncredited, e.Text())
		}
	}
}

const (
	submitted = "AssessmentProfile/AssessmentEvent/Submitted"
	graded    = "GradingProfile/GradeEvent/Graded"
)

func TestWhatWasSubmittedIsGraded(t *testing.T) {
	e := NewEnvelope(catalog.V1p2, DefaultSensor, still())
	e = with(t, e, submitted, map[string]string{
		"/actor/id": "https://school.example/people/ada", "/actor/name": "Ada", "/object/id": "https://school.example/quizzes/3", "/object/name": "Unit 3",
		"/generated/count": "2",
	})
	e = sets(t, e, 0, "/generated/id", "https://school.example/quizzes/3/attempts/9")
	e = with(t, e, graded, nil)
	attempt, object := e.drafts[0].root.get("generated"), e.drafts[1].root.get("object")
	if !object.equal(attempt) || object.get("count").text() != "2" || object.get("assignee").str() != "https://school.example/people/ada" {
		t.Errorf("graded:\n%s\nsubmitted:\n%s", compact(object), compact(attempt))
	}
	if actor := e.drafts[1].root.get("actor").get("name").str(); actor == "Ada" {
		t.Error("the learner grades the attempt")
	}
	if got := e.drafts[1].root.get("generated").get("attempt").str(); got != "https://school.example/quizzes/3/attempts/9" {
		t.Errorf("the score is for %s", got)
	}
	earns(t, e, catalog.V1p2, submitted, graded)
}

func TestEventsAreAboutTheSameThings(t *testing.T) {
	for _, test := range []struct {
		name, first, second string
		of                  map[string]string // places of the second event, and of the first
		not                 map[string]string // the same of what is another
	}{
		{"an attempt goes on", "AssessmentProfile/AssessmentEvent/Started", submitted, map[string]string{"/actor/id": "/actor/id", "/object/id": "/object/id", "/generated/id": "/generated/id"}, nil},
		{"an item is part of its assessment", "AssessmentProfile/AssessmentEvent/Started", "AssessmentProfile/AssessmentItemEvent/Started",
			map[string]string{"/object/isPartOf": "/object/id", "/generated/assignee": "/actor/id"}, map[string]string{"/generated/id": "/generated/id"}},
		{"who logs in logs out", "SessionProfile/SessionEvent/LoggedIn", "SessionProfile/SessionEvent/LoggedOut", map[string]string{"/actor/id": "/actor/id", "/object/id": "/object/id"}, nil},
		{"the session is over", "SessionProfile/SessionEvent/LoggedIn", "SessionProfile/SessionEvent/TimedOut", map[string]string{"/object/user": "/actor/id"}, nil},
		{"a teacher grades two", graded, graded, map[string]string{"/actor/id": "/actor/id", "/object/id": "/object/id"}, nil},
		{"a learner submits what is graded", graded, submitted, nil, map[string]string{"/actor/id": "/actor/id"}},
		{"a message in its thread", "ForumProfile/ThreadEvent/MarkedAsRead", "ForumProfile/MessageEvent/Posted", map[string]string{"/object/isPartOf": "/object/id", "/object/creators/0": "/actor/id"}, nil},
		{"a video", "MediaProfile/MediaEvent/Started", "MediaProfile/MediaEvent/Paused", map[string]string{"/object/id": "/object/id"}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			e := with(t, NewEnvelope(catalog.V1p2, DefaultSensor, still()), test.first, map[string]string{"/actor/id": "https://school.example/people/ada", "/object/id": "https://school.example/things/3"})
			e = with(t, e, test.second, nil)
			at := func(item int, pointer string) string {
				place, err := e.drafts[item].present(pointer)
				if err != nil {
					t.Fatal(err)
				}
				return place.value.text()
			}
			for second, first := range test.of {
				if at(1, second) != at(0, first) {
					t.Errorf("%s is %s, want the first event's %s, which is %s", second, at(1, second), first, at(0, first))
				}
			}
			for second, first := range test.not {
				if at(1, second) == at(0, first) {
					t.Errorf("%s is %s as well", second, at(1, second))
				}
			}
			earns(t, e, catalog.V1p2, test.first, test.second)
		})
	}
}

// TestEveryRowBesideAnyOther has all rows in one envelope, in any order, with ids
// and names that differ from the samples'.
func TestEveryRowBesideAnyOther(t *testing.T) {
	for _, version := range catalog.Versions() {
		for seed := range uint64(4) {
			t.Run(fmt.Sprintf("%s/%d", version, seed), func(t *testing.T) {
				random := rand.New(rand.NewPCG(seed, 7))
				rows := catalog.Get(version).AllRows()
				random.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
				e := NewEnvelope(version, DefaultSensor, still())
				var ids []string
				for i, row := range rows {
					e = e.Append(e.New(version, row))
					ids = append(ids, row.ID)
					for _, role := range []string{"actor", "object", "generated"} {
						if random.IntN(4) == 0 && e.drafts[i].root.get(role).get("id") != nil {
							e = sets(t, e, i, "/"+role+"/id", fmt.Sprintf("https://school.example/%s/%d", role, i))
						}
					}
				}
				earns(t, e, version, ids...)
			})
		}
	}
}

func TestAnEditOfASharedEntityIsSeenEverywhere(t *testing.T) {
	pair := func(t *testing.T) Envelope {
		return with(t, with(t, NewEnvelope(catalog.V1p2, DefaultSensor, still()), submitted, nil), graded, nil)
	}
	for _, test := range []struct {
		name string
		edit func(*testing.T, Envelope) Envelope
		want [2][]string // in the JSON of each event
		note string
	}{
		{"an id", func(t *testing.T, e Envelope) Envelope { return sets(t, e, 0, "/generated/id", "urn:attempt:9") },
			[2][]string{{`"generated":{"id":"urn:attempt:9"`}, {`"object":{"id":"urn:attempt:9"`, `"attempt":"urn:attempt:9"`}}, "Event 2 has the same Attempt, so it changed there too."},
		{"from the other side", func(t *testing.T, e Envelope) Envelope { return sets(t, e, 1, "/object/id", "urn:attempt:9") },
			[2][]string{{`"generated":{"id":"urn:attempt:9"`}, {`"object":{"id":"urn:attempt:9"`}}, "Event 1 has the same Attempt, so it changed there too."},
		{"what refers to it", func(t *testing.T, e Envelope) Envelope { return sets(t, e, 0, "/actor/id", "urn:ada") },
			[2][]string{{`"actor":{"id":"urn:ada"`, `"assignee":"urn:ada"`}, {`"assignee":"urn:ada"`}}, "Event 2 has the same Person"},
		{"a property", func(t *testing.T, e Envelope) Envelope { return sets(t, e, 1, "/object/count", "3") },
			[2][]string{{`"count":3`}, {`"count":3`}}, "Event 1 has the same Attempt"},
		{"one more property", func(t *testing.T, e Envelope) Envelope {
			d, err := e.Draft(0).Add("/generated", "endedAtTime")
			if err != nil {
				t.Fatal(err)
			}
			return e.Edited(0, d)
		}, [2][]string{{`"endedAtTime"`}, {`"endedAtTime"`}}, "Event 2 has the same Attempt"},
		{"one alone", func(t *testing.T, e Envelope) Envelope {
			d, err := e.Draft(1).SetAny("/object/count", "7")
			if err != nil {
				t.Fatal(err)
			}
			return e.Edited(1, d)
		}, [2][]string{{`"count":1`}, {`"count":7`}}, ""},
		{"a description in other words", func(t *testing.T, e Envelope) Envelope {
			d, err := e.Draft(1).SetAny("/object/count", "7")
			if err != nil {
				t.Fatal(err)
			}
			return sets(t, e.Edited(1, d), 0, "/generated/count", "3")
		}, [2][]string{{`"count":3`}, {`"count":7`}}, ""},
		{"another action, hence another actor", func(t *testing.T, e Envelope) Envelope {
			d, err := e.Draft(0).SetEvent("GradeEvent")
			if err != nil {
				t.Fatal(err)
			}
			return e.Edited(0, d)
		}, [2][]string{{`"type":"GradeEvent"`}, {`"assignee":"https://example.org/larkmoor/people/ines-varga"`}}, ""},
		{"an IRI in its place", func(t *testing.T, e Envelope) Envelope {
			d, err := e.Draft(1).ToIRI("/object")
			if err != nil {
				t.Fatal(err)
			}
			return e.Edited(1, d)
		}, [2][]string{{`"generated":{"id"`}, {`"object":"https`}}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			before := pair(t)
			was := before.Compact()
			after := test.edit(t, before)
			for i, words := range test.want {
				for _, word := range words {
					if !strings.Contains(after.Draft(i).Compact(), word) {
						t.Errorf("event %d lacks %s:\n%s", i+1, word, after.Draft(i).Compact())
					}
				}
			}
			notes := strings.Join(after.Draft(0).Notes(), " ") + strings.Join(after.Draft(1).Notes(), " ")
			if test.note == "" && strings.Contains(notes, "so it changed there too") || !strings.Contains(notes, test.note) {
				t.Errorf("notes %q, want %q", notes, test.note)
			}
			if before.Compact() != was {
				t.Error("the envelope before the edit has changed")
			}
		})
	}
}

// Whatever is taken away from one event leaves a message that can be written, and an
// id that is taken away is missing there alone.
func TestWhatIsTakenAwayLeavesAMessage(t *testing.T) {
	pair := with(t, with(t, NewEnvelope(catalog.V1p2, DefaultSensor, still()), submitted, nil), graded, nil)
	for item := range pair.Len() {
		for _, f := range pair.Draft(item).Fields() {
			d, err := pair.Draft(item).Remove(f.Pointer)
			if err != nil {
				continue
			}
			after := pair.Edited(item, d)
			if _, _, err := parse([]byte(after.Compact())); err != nil {
				t.Errorf("without %s of event %d: %v", f.Pointer, item+1, err)
			}
			if other := 1 - item; f.Name == "id" && after.Draft(other).Compact() != pair.Draft(other).Compact() {
				t.Errorf("without %s of event %d the other has changed: %s", f.Pointer, item+1, after.Draft(other).Compact())
			}
		}
	}
}

// What one version says of an entity may be no word of the other, but its id is one in
// both.
func TestADescriptionIsSharedWithinItsVersion(t *testing.T) {
	e := with(t, NewEnvelope(catalog.V1p2, DefaultSensor, still()), submitted, nil)
	old, err := e.Draft(0).WithText(strings.ReplaceAll(e.Draft(0).Compact(), catalog.Get(catalog.V1p2).Context, catalog.Get(catalog.V1p1).Context))
	if err != nil || old.Version() != catalog.V1p1 {
		t.Fatal(old.Version(), err)
	}
	e = e.Append(old)
	described := sets(t, e, 0, "/generated/count", "3")
	if described.Draft(1).Compact() != e.Draft(1).Compact() {
		t.Errorf("the event of the other version has changed: %s", described.Draft(1).Compact())
	}
	if renamed := sets(t, e, 0, "/generated/id", "urn:attempt:9"); !strings.Contains(renamed.Draft(1).Compact(), "urn:attempt:9") {
		t.Errorf("the id is not followed: %s", renamed.Draft(1).Compact())
	}
	if got := e.Sharing(0, "/generated/count"); got != nil {
		t.Errorf("the description is said to be shared with %v", got)
	}
	if got := e.Sharing(0, "/generated/id"); !slices.Equal(got, []int{1}) {
		t.Errorf("the id is said to be shared with %v", got)
	}
}

// An attempt that the first event refers to by its IRI is described by the second.
func TestWhatStandsAsAnIRIIsTakenUpToo(t *testing.T) {
	e := with(t, NewEnvelope(catalog.V1p2, DefaultSensor, still()), submitted, map[string]string{"/generated/count": "2", "/generated/id": "urn:attempt:9"})
	attempt := e.drafts[0].root.get("generated")
	d, err := e.Draft(0).ToIRI("/generated")
	if err != nil {
		t.Fatal(err)
	}
	e = with(t, e.Edited(0, d), graded, nil)
	if object := e.drafts[1].root.get("object"); !object.equal(attempt) {
		t.Errorf("graded: %s, want %s", compact(object), compact(attempt))
	}
	earns(t, e, catalog.V1p2, submitted, graded)
}

// What is added later is the other events' too.
func TestWhatIsAddedIsShared(t *testing.T) {
	e := with(t, NewEnvelope(catalog.V1p2, DefaultSensor, still()), submitted, map[string]string{"/actor/id": "urn:ada"})
	for _, name := range []string{"session", "edApp", "group", "membership"} {
		d, err := e.Draft(0).Add("", name)
		if err != nil {
			t.Fatal(err)
		}
		e = e.Edited(0, d)
		if name != "membership" {
			e = sets(t, e, 0, "/"+name+"/id", "urn:own:"+name)
		}
	}
	e = with(t, e, "AssessmentProfile/AssessmentEvent/Paused", nil)
	for _, name := range []string{"session", "edApp", "group", "membership"} {
		d, err := e.Draft(1).Add("", name)
		if err != nil {
			t.Fatal(err)
		}
		if e = e.Edited(1, d); !e.drafts[1].root.get(name).equal(e.drafts[0].root.get(name)) {
			t.Errorf("%s is %s, want %s", name, compact(e.drafts[1].root.get(name)), compact(e.drafts[0].root.get(name)))
		}
	}
	earns(t, e, catalog.V1p2, submitted, "AssessmentProfile/AssessmentEvent/Paused")
}

// In an event that stands alone, too, what refers to an entity follows its id.
func TestAnIDIsFollowedWithinItsEvent(t *testing.T) {
	e := with(t, NewEnvelope(catalog.V1p2, DefaultSensor, still()), submitted, map[string]string{"/generated/count": "2"}) // no sample any more
	e = sets(t, e, 0, "/actor/id", "urn:ada")
	if got := e.drafts[0].root.get("generated").get("assignee").str(); got != "urn:ada" {
		t.Errorf("the attempt is %s's", got)
	}
}

// A form of very many events asks each of them who it is, which must cost the same
// however many others there are.
func TestOthersOfManyIsFoundOutWhenAsked(t *testing.T) {
	e := NewEnvelope(catalog.V1p2, DefaultSensor, still())
	row := catalog.Get(catalog.V1p2).Row(submitted)
	d := New(catalog.V1p2, row, still())
	for range 20000 {
		e.drafts = append(e.drafts, d)
	}
	most := 0.0
	for _, i := range []int{0, 10000, 19999} {
		most = max(most, testing.AllocsPerRun(5, func() { _ = e.Draft(i).Type() }))
	}
	if most > 8 {
		t.Errorf("%v allocations for one draft of many", most)
	}
}

func TestSharing(t *testing.T) {
	e := with(t, with(t, NewEnvelope(catalog.V1p2, DefaultSensor, still()), submitted, nil), graded, nil)
	for pointer, want := range map[string][]int{
		"/generated/id": {1}, "/generated/count": {1}, "/generated": {1}, "/actor/id": {1}, "/actor/name": nil, "/eventTime": nil, "/id": nil, "": nil, "nowhere": nil,
	} {
		if got := e.Sharing(0, pointer); !slices.Equal(got, want) {
			t.Errorf("%s is shared with %v, want %v", pointer, got, want)
		}
	}
}

func TestSharedWords(t *testing.T) {
	for want, drafts := range map[string][]int{
		"Event 2 has": {1}, "Events 1 and 3 have": {0, 2}, "Events 1, 2, 3 and 4 have": {0, 1, 2, 3}, "Events 1, 2, 3, 4 and 2 more have": {0, 1, 2, 3, 4, 5},
	} {
		if got := SharedWords(drafts); got != want {
			t.Errorf("%v: %q, want %q", drafts, got, want)
		}
	}
}

// Values are the same however their strings are escaped.
func TestSameValues(t *testing.T) {
	read := func(text string) *value {
		v, _, err := parse([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	for _, test := range []struct {
		a, b string
		same bool
	}{
		{`"urn:a"`, `"urn:\u0061"`, true}, {`"urn:a"`, `"urn:b"`, false}, {`"1"`, `1`, false}, {`{"id":"x","type":"y"}`, `{"id":"x","type":"y"}`, true},
		{`{"id":"x","type":"y"}`, `{"id":"x","type":"z"}`, false}, {`{"id":"x"}`, `{"id":"y"}`, false}, {`[1,2]`, `[1,2]`, true}, {`[1,2]`, `[1,3]`, false},
	} {
		if got := read(test.a).is(read(test.b)); got != test.same || read(test.b).is(read(test.a)) != test.same {
			t.Errorf("%s and %s: %v", test.a, test.b, got)
		}
	}
}

// An IRI becomes what the other event says of it.
func TestAnIRIBecomesWhatAnotherEventSaysOfIt(t *testing.T) {
	e := with(t, NewEnvelope(catalog.V1p2, DefaultSensor, still()), submitted, map[string]string{"/generated/count": "2"})
	e = with(t, e, graded, nil)
	d, err := e.Draft(1).SetAny("/object", e.drafts[0].root.get("generated").get("id").text())
	if err != nil {
		t.Fatal(err)
	}
	e = e.With(1, d)
	if d, err = e.Draft(1).ToObject("/object"); err != nil || !d.root.get("object").equal(e.drafts[0].root.get("generated")) {
		t.Errorf("%v: %s", err, d.Compact())
	}
}
