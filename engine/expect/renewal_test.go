package expect

import (
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"caliper-playground/engine/library"
	"caliper-playground/engine/rule"
)

// made is a document of a set, and what was made of it.
type made struct {
	name string
	seen Seen
}

// renew writes the expectations of a folder anew, and returns what stands in the
// file then.
func renew(t *testing.T, path string, whole bool, set []made) (Renewed, string) {
	t.Helper()
	f, err := Read(path)
	if errors.Is(err, fs.ErrNotExist) {
		f, err = New(path), nil
	}
	if err != nil {
		t.Fatal(err)
	}
	r := NewRenewal(f, Terms{})
	for _, m := range set {
		r.Add(library.Place{Path: filepath.Join(filepath.Dir(path), m.name)}, m.seen)
	}
	did, err := r.Write(func(*Entry) bool { return whole })
	if err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return did, string(content)
}

func wrong(id, pointer string) Seen {
	return Seen{Verdict: rule.Fail, Findings: found(rule.Error, id, pointer)}
}

func TestANewFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), Name)
	if did, content := renew(t, path, true, []made{{"a.json", Seen{}}}); content != "" || did.Written != 0 {
		t.Errorf("nothing to expect, and yet: %+v %q", did, content)
	}
	did, content := renew(t, path, true, []made{
		{"b.json", wrong("action-unknown", "/action")}, {"a.json", Seen{}}, {"broken \"\x1b.json", wrong("json-syntax", "")},
		{"c.json", Seen{Verdict: rule.Fail, Sent: true, Status: 400, Marks: []string{viewed}, Findings: found(rule.Error, "actor-type", "/0/actor", "actor-type", "/1/actor")}},
	})
	want := New(path).preface() + `
[[document]]
path = "b.json"
verdict = "fail"
findings = [
  {rule = "action-unknown", pointer = "/action"},
]
why = ""

[[document]]
path = "broken \"\U0000001B.json"
verdict = "fail"
findings = [
  {rule = "json-syntax", pointer = ""},
]
why = ""

[[document]]
path = "c.json"
verdict = "fail"
findings = [
  {rule = "actor-type", pointer = "/0/actor"},
  {rule = "actor-type", pointer = "/1/actor"},
]
marks = ["ReadingProfile/ViewEvent/Viewed"]
status = 400
why = ""
`
	if content != want || did.Written != 3 {
		t.Errorf("%+v\n%s\nwant\n%s", did, content, want)
	}
}

// Whys, remarks, order and what is still right stay byte for byte; the rest
// is renewed, added and dropped.
func TestAFileIsRenewedAndKept(t *testing.T) {
	path := filepath.Join(t.TempDir(), Name)
	before := `# Ours.

# The last release.
[[document]]
path   = 'z.json'   # as it was
verdict='fail'
why = """since
May"""

[[document]]
# asked for in May
path = "changed.json"
verdict = "fail"
findings = [{rule = "actor-type"}]
why = "known"

# All of the vendor's.
[[document]]
path = "vendor/*"
verdict = "fail"

[[document]]
path = "gone.json"
verdict = "fail"
why = "once"

[[document]]
path = "mended.json"
verdict = "fail"
# the end`
	if err := os.WriteFile(path, []byte(before), 0o600); err != nil {
		t.Fatal(err)
	}
	set := []made{
		{"new.json", wrong("json-syntax", "")}, {"changed.json", wrong("action-unknown", "/action")}, {"mended.json", Seen{}},
		{"vendor/a.json", wrong("actor-type", "/actor")}, {"vendor/b.json", Seen{}}, {"z.json", wrong("actor-type", "/actor")},
	}
	did, after := renew(t, path, true, set)
	want := `# Ours.

# The last release.
[[document]]
path   = 'z.json'   # as it was
verdict='fail'
why = """since
May"""

[[document]]
# asked for in May
path = "changed.json"
verdict = "fail"
findings = [
  {rule = "action-unknown", pointer = "/action"},
]
why = "known"

# All of the vendor's.
[[document]]
path = "vendor/*"
verdict = "fail"

# the end

[[document]]
path = "new.json"
verdict = "fail"
findings = [
  {rule = "json-syntax", pointer = ""},
]
why = ""

[[document]]
path = "vendor/b.json"
verdict = "pass"
findings = []
why = ""
`
	if after != want {
		t.Errorf("it is now\n%s\nwant\n%s", after, want)
	}
	if did.Written != 2 || did.Renewed != 1 || did.Kept != 2 || len(did.Dropped) != 2 {
		t.Errorf("%+v", did)
	}
}

func TestWhatWasNotMetIsKept(t *testing.T) {
	path := filepath.Join(t.TempDir(), Name)
	_, before := renew(t, path, true, []made{{"a.json", wrong("actor-type", "/actor")}, {"b.json", wrong("actor-type", "/actor")}})
	_, after := renew(t, path, false, []made{{"a.json", wrong("actor-type", "/actor")}})
	if after != before {
		t.Errorf("it is now\n%s\nwas\n%s", after, before)
	}
}

// setNames are what documents are called on disks, among them what reads like a pattern
// of the others, and what no pattern is.
var setNames = []string{"1.json", "[1].json", "a*.json", "ab.json", "x[.json", "{1,a*}.json", `C:\dir\[1].json`, "\x1b[31m?\n.json"}

// Whatever the set is and was: after the file is renewed nothing is other than
// expected, and renewing it again changes nothing.
func TestARenewedFileIsAsTheSetIs(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	rules := []string{"actor-type", "action-unknown", "json-syntax"}
	some := func() Seen {
		s := Seen{Sent: random.IntN(2) == 0, Status: []int{200, 400, 401, 0}[random.IntN(4)]}
		s.Unread = s.Sent && s.Status == 401
		for range random.IntN(3) {
			s.Verdict = rule.Fail
			s.Findings = append(s.Findings, found(rule.Error, rules[random.IntN(3)], []string{"", "/a", "/b"}[random.IntN(3)])...)
		}
		if random.IntN(3) == 0 {
			s.Marks = []string{viewed}
		}
		return s
	}
	for range 100 {
		path := filepath.Join(t.TempDir(), Name)
		for range 4 {
			var set []made
			for i := range random.IntN(len(setNames) + 1) {
				set = append(set, made{setNames[i], some()})
			}
			_, content := renew(t, path, true, set)
			if content == "" {
				continue
			}
			f, err := Read(path)
			if err != nil {
				t.Fatalf("%v\n%s", err, content)
			}
			for _, m := range set {
				place := library.Place{Path: filepath.Join(filepath.Dir(path), m.name)}
				seen := m.seen
				o := Compare(f.Entry(place), &seen, Terms{})
				if len(o.Changes) > 0 || o.Fails(seen.Verdict == rule.Fail || !seen.accepted()) {
					t.Fatalf("%s %+v: %+v by\n%s", m.name, m.seen, o, content)
				}
			}
			if _, again := renew(t, path, true, set); again != content {
				t.Fatalf("renewed again it is\n%s\nwas\n%s", again, strings.TrimPrefix(content, New(path).preface()))
			}
		}
	}
}
