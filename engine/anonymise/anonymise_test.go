package anonymise

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/document"
	"caliper-playground/engine/document/documenttest"
	"caliper-playground/engine/rule"
	"caliper-playground/fixtures"
)

var key = []byte("a key for tests that is no secret")

// copied learns one document, and copies it.
func copied(t *testing.T, text string) string {
	t.Helper()
	r := New(key)
	r.Learn([]byte(text))
	made, err := r.Copy([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return string(made)
}

// everything are the built-in documents of all versions, the examples of the rules,
// and the published ones where they are at hand.
func everything(t *testing.T) map[string][]byte {
	all := map[string][]byte{}
	for _, v := range catalog.Versions() {
		for _, set := range fixtures.Sets(v) {
			for _, f := range set.Fixtures {
				all[string(v)+" "+f.Name] = f.Data
			}
		}
	}
	for _, r := range rule.All() {
		all[r.ID+" bad"], all[r.ID+" good"] = []byte(r.Bad), []byte(r.Good)
	}
	published, _ := filepath.Glob("../../../shared/caliper/corpus/v*/*/*.json")
	for _, path := range published {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		all[path] = data
	}
	return all
}

// A copy gets the verdict, the marks and the findings of the original, by rule and
// place, each document learnt by itself and all of them together.
func TestVerdictsStayTheSame(t *testing.T) {
	all := everything(t)
	together := New(key)
	for _, data := range all {
		together.Learn(data)
	}
	for name, data := range all {
		alone := New(key)
		alone.Learn(data)
		for which, r := range map[string]*Run{"alone": alone, "together": together} {
			made, err := r.Copy(data)
			if err != nil {
				if json.Valid(data) {
					t.Errorf("%s: %v", name, err)
				}
				continue
			}
			if want, got := judged(data), judged(made); got != want {
				t.Errorf("%s, %s:\n%s\nnot\n%s\n%s", name, which, got, want, made)
			}
		}
	}
}

// judged is what a document comes to.
func judged(data []byte) string {
	a := conformance.NewAssessor(conformance.Options{}).Assess(data, nil)
	var b strings.Builder
	fmt.Fprintln(&b, a.Verdict, a.Shape, a.Transport)
	for _, item := range a.Items {
		fmt.Fprintln(&b, item.Pointer, item.Verdict, item.Credits)
	}
	for _, f := range a.Findings {
		fmt.Fprintln(&b, f.Rule, f.Severity, f.Pointer)
	}
	return b.String()
}

const whole = `{
  "@context": "http://purl.imsglobal.org/ctx/caliper/v1p2",
  "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11",
  "type": "MessageEvent",
  "profile": "ForumProfile",
  "actor": {"id": "https://campus.example/users/554433", "type": "Person", "name": "Mira Okafor",
    "description": "tall, from Graz",
    "otherIdentifiers": [{"type": "SystemIdentifier", "identifierType": "AccountUserName", "identifier": "mokafor1"}],
    "extensions": {"bb:user.externalId": "stud-0815", "phone": "+43 316 1234", "height": 172}},
  "action": "Posted",
  "object": {"id": "https://campus.example/forums/1/messages/554433-9", "type": "Message", "name": "my surgery", "body": "I shall be away",
    "creators": ["https://campus.example/users/554433", "mailto:mira@campus.example"],
    "isPartOf": {"id": "https://campus.example/forums/1/by/554433", "type": "Forum", "name": "Mira's forum"}},
  "membership": {"id": "https://campus.example/courses/7/members/554433", "type": "Membership", "member": "https://campus.example/users/554433", "roles": ["Learner"], "status": "Active"},
  "edApp": {"id": "https://campus.example/forum?for=https%3A%2F%2Fcampus.example%2Fusers%2F554433", "type": "SoftwareApplication", "ipAddress": "186.28.208.123", "userAgent": "Mozilla/5.0 (X11)"},
  "group": {"id": "https://campus.example/courses/7", "type": "CourseOffering", "name": "Field biology",
    "extensions": {"mira@campus.example": true, "by": "554433", "login of the tutor": "stud-0815", "remote": "from 10.1.2.3", "note": "ask Okafor on Monday", "term": "spring-7", "serial": 123456}},
  "eventTime": "2026-03-02T09:15:00.000Z"
}`

// secrets are what the document says of a person.
var secrets = []string{
	"554433", "Mira", "Okafor", "mira@", "mokafor1", "stud-0815", "316", "tall", "surgery", "away", "186.28", "10.1.2.3", "Mozilla", "Monday",
}

func TestNothingPersonalIsLeft(t *testing.T) {
	made := copied(t, whole)
	for _, secret := range secrets {
		if strings.Contains(strings.ToLower(made), strings.ToLower(secret)) {
			t.Errorf("%q is left in\n%s", secret, made)
		}
	}
	for _, kept := range []string{"Field biology", "https://campus.example/courses/7", "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "Learner", "Active", "spring-7", "172", "MessageEvent"} {
		if !strings.Contains(made, kept) {
			t.Errorf("%q is gone from\n%s", kept, made)
		}
	}
	// The same has the same stand-in, wherever it stands.
	person := New(key).token("554433")
	if n := strings.Count(made, person); n != 8 {
		t.Errorf("%d times %s in\n%s", n, person, made)
	}
}

// Nothing of it depends on how JSON is written.
func TestNothingPersonalIsLeftHoweverItIsWritten(t *testing.T) {
	for _, style := range documenttest.Styles() {
		made := copied(t, string(documenttest.Rewrite(t, []byte(whole), style)))
		d, err := document.NewParser(nil).Parse([]byte(made))
		if err != nil {
			t.Fatal(err)
		}
		for n := range d.Nodes {
			for _, secret := range secrets {
				if node := document.NodeID(n); d.Nodes[n].Kind == document.String && strings.Contains(d.Text(node), secret) || strings.Contains(d.Name(node), secret) {
					t.Errorf("%q is left at %s", secret, d.Pointer(node))
				}
			}
		}
	}
}

// A person who is described in one document is known in the one before it.
func TestPeopleOfTheWholeRun(t *testing.T) {
	view := `{"actor": "https://campus.example/x/mira", "object": {"id": "https://campus.example/x/tides", "type": "Document", "name": "For Mira, by mira"}}`
	described := `{"id": "https://campus.example/x/mira", "type": "Person", "name": "Mira"}`
	other := `{"id": "https://campus.example/x/reader", "type": "SoftwareApplication", "name": "Reader"}`
	byReader := `{"actor": "https://campus.example/x/reader", "action": "Viewed"}`
	r := New(key)
	for _, text := range []string{view, described, other, byReader} {
		r.Learn([]byte(text))
	}
	first, err := r.Copy([]byte(view))
	if err != nil || strings.Contains(strings.ToLower(string(first)), "mira") || !strings.Contains(string(first), "x/tides") {
		t.Errorf("%v: %s", err, first)
	}
	if made, _ := r.Copy([]byte(byReader)); string(made) != byReader {
		t.Errorf("a program was taken for a person: %s", made)
	}
	if n := r.People(); n != 1 {
		t.Errorf("%d people", n)
	}
	if p := r.Path("week-1/mira.json"); strings.Contains(p, "mira") || !strings.HasPrefix(p, "week-1/") || !strings.HasSuffix(p, ".json") {
		t.Errorf("the path is %s", p)
	}
}

// Without the key nobody comes from a stand-in to a person, and with another key
// everybody has another.
func TestAnotherKeyMakesOtherStandIns(t *testing.T) {
	other := New([]byte("another"))
	other.Learn([]byte(whole))
	made, _ := other.Copy([]byte(whole))
	if string(made) == copied(t, whole) {
		t.Error("the key makes no difference")
	}
}

func TestWhatIsNotRecognisedIsListed(t *testing.T) {
	r := New(key)
	r.Learn([]byte(whole))
	if _, err := r.Copy([]byte(whole)); err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, u := range r.Left() {
		names = append(names, u.Name)
	}
	if want := []string{"extensions: serial", "extensions: term"}; !slices.Equal(names, want) {
		t.Errorf("left are %v, not %v", names, want)
	}
}

func TestStandInsKeepTheirForm(t *testing.T) {
	for id, form := range map[string]string{
		"urn:uuid:ffc08009-f088-4c05-9192-bac549e117b2": "urn:uuid:????????-????-4???-9???-????????????",
		"mailto:mira@campus.example":                    "mailto:*@person.invalid",
		"_:mira":                                        "_:*",
		"https://campus.example/users/7":                "https://campus.example/users/*",
		"https://campus.example/users/mira/card#me":     "https://campus.example/users/*/card#me",
		"https://mira.example":                          "https://*.example",
		"554433":                                        "*",
		"https://campus.example/user?id=554433":         "https://campus.example/user?id=*",
	} {
		made := copied(t, fmt.Sprintf(`{"actor": {"id": %q, "type": "Person"}}`, id))
		var got struct{ Actor struct{ ID string } }
		if err := json.Unmarshal([]byte(made), &got); err != nil {
			t.Fatal(err)
		}
		if matched, err := filepath.Match(strings.ReplaceAll(form, "/", ":"), strings.ReplaceAll(got.Actor.ID, "/", ":")); err != nil || !matched || got.Actor.ID == id && id != form {
			t.Errorf("%s becomes %s, not %s", id, got.Actor.ID, form)
		}
	}
	anybody := `{"actor": {"id": "http://purl.imsglobal.org/caliper/Person", "type": "Person"}}`
	if copied(t, anybody) != anybody {
		t.Error("nobody in particular has a stand-in")
	}
}

// However a document is cut, learning and copying it ends.
func FuzzCopy(f *testing.F) {
	f.Add([]byte(whole))
	f.Fuzz(func(t *testing.T, data []byte) {
		r := New(key)
		r.Learn(data)
		made, err := r.Copy(data)
		if err == nil && !json.Valid(made) && json.Valid(data) {
			t.Fatalf("%s", made)
		}
		if again, _ := r.Copy(data); err == nil && !bytes.Equal(made, again) {
			t.Fatal("the copy is another every time")
		}
	})
}

// Names of files need not be text in any encoding.
func TestPathsThatAreNoText(t *testing.T) {
	r := New(key)
	r.Learn([]byte(`{"id": "https://example.org/people/mira-7", "type": "Person", "name": "Mira"}`))
	for path, want := range map[string]string{
		"a\xffb.json":      "a\xffb.json",
		"week/mira\xff":    "week/" + r.short("name", "mira") + "\xff",
		"\xffmira-7\xfe.x": "\xff" + r.short("name", "mira") + "-7\xfe.x",
	} {
		if got := r.Path(path); got != want {
			t.Errorf("%q becomes %q, want %q", path, got, want)
		}
	}
}
