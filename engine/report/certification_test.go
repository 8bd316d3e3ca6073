package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"caliper-playground/catalog"
	"caliper-playground/engine/certify"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/why"
)

// certified is the result of a run with marks, mistakes and refusals; foreign
// stands wherever a sender or a user can put words.
func certified(foreign string) certify.Result {
	started := time.Date(2025, 3, 4, 9, 15, 0, 0, time.UTC)
	after := func(d time.Duration) *time.Time { at := started.Add(d); return &at }
	v := catalog.Get(catalog.V1p2)
	card := conformance.NewScorecard(v)
	for _, id := range []string{"ReadingProfile/NavigationEvent/NavigatedTo", "ReadingProfile/ViewEvent/Viewed", "ReadingProfile/ViewEvent/Viewed", "AssessmentProfile/AssessmentEvent/Started"} {
		card.Add(conformance.Credit{RowID: id}, "message 13")
	}
	for range 7 {
		card.Add(conformance.Credit{RowID: "AssessmentProfile/AssessmentEvent/Started"}, "message 14")
	}
	filled := map[string]certify.Filled{
		"ReadingProfile/NavigationEvent/NavigatedTo": {Playground: certify.Marks{Count: 1, Messages: []int{13}}},
		"ReadingProfile/ViewEvent/Viewed":            {Sensor: certify.Marks{Count: 1, Messages: []int{14}}, Playground: certify.Marks{Count: 1, Messages: []int{13}}},
		"AssessmentProfile/AssessmentEvent/Started":  {Sensor: certify.Marks{Count: 8, Messages: []int{14, 15, 16, 17, 18}, More: 2}},
	}
	closest := why.NewClosest(v, why.Open(card.Profiles()))
	closest.Look(why.Event{Source: "message 15", Profile: "ReadingProfile", Item: &conformance.Item{
		Type: "ViewEvent", Action: "Vieved" + foreign, Actor: "Person", Object: "Assessment", Verdict: rule.Fail, Spec: catalog.V1p2,
		Findings: []rule.Finding{{Rule: "action-unknown", Severity: rule.Error, Pointer: "/data/0/action"}},
	}})
	return certify.Result{
		Session: "class", Spec: catalog.V1p2,
		Product: certify.Product{
			Name: "Tide Tables" + foreign, Version: "4.2.0", URL: "https://tides.example/", Description: "Exercises on tides." + foreign,
			Spec: "1.2", MemberName: "Mira Quist", MemberEmail: "mira@field.example", MemberOrganization: "Field School",
		},
		Run: certify.Run{Number: 3, Started: started, Since: 12, UpTo: 18, Completed: started.Add(7 * time.Minute), Agreed: true,
			Judging: certify.Judging{Tolerances: []string{"bare-token", "time-format"}}},
		Profiles: card.Profiles(), Closest: closest,
		Messages: certify.Messages{Received: 6, Accepted: 4, Refused: 2, TLS: 4, Plain: 2, Playground: 1, First: 13, Last: 18},
		Arrivals: certify.Arrivals{
			Messages: []certify.Arrival{
				{Seq: 13, Time: after(time.Minute), Status: 200, Transport: certify.TLS},
				{Seq: 14, Time: after(time.Minute), Status: 200, Transport: certify.TLS},
				{Seq: 15, Time: after(2 * time.Minute), Status: 200, Transport: certify.TLS},
				{Seq: 16, Time: after(3 * time.Minute), Status: 401, Transport: certify.Plain},
				{Seq: 17, Time: after(4 * time.Minute), Status: 401, Transport: certify.Plain},
				{Seq: 18, Time: after(5 * time.Minute), Status: 200, Transport: certify.TLS},
			},
			Stretches: []certify.Stretch{{First: 13, Last: 15, Transport: certify.TLS}, {First: 16, Last: 17, Transport: certify.Plain}, {First: 18, Last: 18, Transport: certify.TLS}},
		},
		Items:     certify.Items{Counts: rule.Counts{Pass: 3, Warn: 1, Fail: 1}, Repeated: 1, Playground: 2},
		Rules:     []certify.RuleCount{{Rule: "action-unknown", Title: rule.Lookup("action-unknown").Title, Severity: rule.Error, Count: 3, Playground: 1, Message: "Vieved is no action." + foreign, First: 15, Pointer: "/data/0/action" + foreign}},
		Refusals:  []certify.Refusal{{Status: 401, Cause: "the token is missing" + foreign, Help: "send it", Count: 2, First: 14}},
		Tolerated: []certify.Tolerated{{Name: "bare-token", Count: 1}},
		Filled:    filled,
		BySensor:  []string{},
		Earlier: []certify.Outcome{
			{Number: 1, Ended: started.Add(-2 * time.Hour), Cancelled: true},
			{Number: 2, Ended: started.Add(-time.Hour), Messages: 3, Playground: 2, Met: []string{"AnnotationProfile", "ReadingProfile"}, Helped: []string{"AnnotationProfile"}},
		},
	}
}

func TestCertificationGoldens(t *testing.T) {
	for _, f := range []Format{Markdown, HTML, JSON} {
		t.Run(string(f), func(t *testing.T) {
			var out bytes.Buffer
			if err := WriteCertification(f, &out, NewCertification(certified(""))); err != nil {
				t.Fatal(err)
			}
			golden := filepath.Join("testdata", "certification."+string(f))
			if *update {
				if err := os.WriteFile(golden, out.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(out.Bytes(), want) {
				t.Errorf("it differs from %s:\n%s", golden, out.String())
			}
		})
	}
}

func TestCertificationSaysThatItIsPractice(t *testing.T) {
	for _, f := range []Format{Markdown, HTML, JSON} {
		var out bytes.Buffer
		if err := WriteCertification(f, &out, NewCertification(certified(""))); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(out.String(), "this is not a 1EdTech certification") {
			t.Errorf("%s does not say so", f)
		}
	}
}

func TestCertificationWithForeignText(t *testing.T) {
	for _, f := range []Format{Markdown, HTML, JSON} {
		t.Run(string(f), func(t *testing.T) {
			var out bytes.Buffer
			if err := WriteCertification(f, &out, NewCertification(certified(hostile))); err != nil {
				t.Fatal(err)
			}
			if i := strings.IndexAny(out.String(), "\x1b\x07\x00\r\u202e"); i >= 0 {
				t.Errorf("a control character got through: %q", out.String()[max(0, i-20):i+20])
			}
			if f != JSON && strings.Contains(out.String(), "<d>") && !strings.Contains(out.String(), `\<d`) {
				t.Error("a tag got through")
			}
			if f == HTML && strings.Contains(out.String(), "<d>") {
				t.Error("a tag got through")
			}
			if f == Markdown && strings.Contains(strings.ReplaceAll(out.String(), `\|`, ""), "c|") {
				t.Error("a bar breaks the table")
			}
		})
	}
}

func TestCertificationJSONHasEveryField(t *testing.T) {
	var out bytes.Buffer
	if err := WriteCertification(JSON, &out, NewCertification(certify.Result{Profiles: nil})); err != nil {
		t.Fatal(err)
	}
	var got map[string]any
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"notice", "state", "product", "session", "run", "spec", "started", "met", "metBySensor", "profiles", "messages", "items",
		"rules", "refusals", "otherRefusals", "tolerances", "strict", "statement", "earlierRuns"} {
		if value, ok := got[name]; !ok || value == nil {
			t.Errorf("%s is %v", name, value)
		}
	}
	if value, ok := got["completed"]; !ok || value != nil {
		t.Errorf("of a run under way, completed is %v", value)
	}
}

func TestSaveCertification(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "state", "reports")
	c := NewCertification(certified(""))
	for range 2 { // saving again replaces
		paths, err := SaveCertification(folder, c)
		if err != nil || len(paths) != 3 {
			t.Fatalf("%v, %v", paths, err)
		}
		for _, path := range paths {
			info, err := os.Stat(path)
			if err != nil || info.Mode().Perm() != 0o600 || info.Size() == 0 {
				t.Errorf("%s: %v, %v", path, info, err)
			}
		}
	}
	if files, _ := os.ReadDir(folder); len(files) != 3 {
		t.Errorf("there are %d files", len(files))
	}
	later := c.Completed.Add(time.Second)
	c.Completed = &later
	if _, err := SaveCertification(folder, c); err != nil {
		t.Fatal(err)
	}
	if files, _ := os.ReadDir(folder); len(files) != 6 {
		t.Errorf("another run's report takes a place: %d files", len(files))
	}
}

func TestSaveCertificationWhereItCannot(t *testing.T) {
	taken := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(taken, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := SaveCertification(filepath.Join(taken, "reports"), Certification{}); err == nil || !strings.Contains(err.Error(), taken) {
		t.Errorf("got %v", err)
	}
	c := NewCertification(certified(""))
	folder := t.TempDir()
	blocked := filepath.Join(folder, "practice-class-20250304-092200.html")
	if err := os.Mkdir(blocked, 0o700); err != nil {
		t.Fatal(err)
	}
	if paths, err := SaveCertification(folder, c); err == nil || !strings.Contains(err.Error(), blocked) || len(paths) != 1 {
		t.Errorf("got %v, %v", paths, err)
	}
	if files, _ := os.ReadDir(folder); len(files) != 2 {
		t.Errorf("half-written files stay: %d", len(files))
	}
}

func TestCertificationWithAFullDisk(t *testing.T) {
	full := errors.New("full")
	for _, f := range []Format{Markdown, HTML, JSON} {
		if err := WriteCertification(f, refusing{full}, NewCertification(certified(""))); !errors.Is(err, full) {
			t.Errorf("%s: got %v", f, err)
		}
	}
	if err := WriteCertification(TAP, &bytes.Buffer{}, Certification{}); err == nil {
		t.Error("it claims to write TAP")
	}
}

// refusing takes nothing.
type refusing struct{ err error }

func (r refusing) Write([]byte) (int, error) { return 0, r.err }

// An earlier run that met profiles says which of them the playground did not help to meet.
func TestAnEarlierRunTellsWhatThePlaygroundMet(t *testing.T) {
	reading, forum := "ReadingProfile", "ForumProfile"
	for words, bySensor := range map[string][]string{
		"met ReadingProfile, ForumProfile":                                                 {reading, forum},
		"met ReadingProfile, ForumProfile; without the playground's messages ForumProfile": {forum},
		"met ReadingProfile, ForumProfile; without the playground's messages none":         {},
	} {
		if got := (&EarlierRun{Met: []string{reading, forum}, MetBySensor: bySensor}).ended(); got != words {
			t.Errorf("%v by the sensor is told as %q, not %q", bySensor, got, words)
		}
	}
}
