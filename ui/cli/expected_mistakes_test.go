package cli

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/expect"
	"caliper-playground/engine/library"
	"caliper-playground/engine/mistake"
	"caliper-playground/fixtures"
)

// What the list of mistakes says of each is what is expected of it.
func TestWhatIsWrongOnPurposeIsExpected(t *testing.T) {
	for _, v := range catalog.Versions() {
		t.Run(string(v), func(t *testing.T) { checkExpected(t, v) })
	}
}

func checkExpected(t *testing.T, v catalog.Version) {
	f, err := expect.Parse(fixtures.ExpectationsFile, "mistakes", fixtures.Expectations(v, fixtures.Mistakes))
	if err != nil {
		t.Fatal(err)
	}
	entries := 0
	for _, m := range fixtures.ListMistakes(v) {
		e := f.Entry(library.Place{Path: "mistakes/" + m.Name + ".json"})
		if m.Severity != "error" {
			if e != nil {
				t.Errorf("%s has an entry, and no error", m.Name)
			}
			continue
		}
		entries++
		switch {
		case e == nil || e.Findings == nil:
			t.Errorf("%s has no entry with findings", m.Name)
		case e.Why != m.Wrong:
			t.Errorf("%s: why %q, want %q", m.Name, e.Why, m.Wrong)
		case !slices.ContainsFunc(*e.Findings, func(f expect.Finding) bool { return f.Rule == m.Rule && *f.Pointer == m.Pointer }):
			t.Errorf("%s: %s at %q is not expected", m.Name, m.Rule, m.Pointer)
		}
	}
	if entries != len(f.Entries()) {
		t.Errorf("%d entries for %d mistakes", len(f.Entries()), entries)
	}
}

// The set is green by what is expected of it, sent or judged, and red without.
func TestTheMistakesAreGreenByTheirExpectations(t *testing.T) {
	dir := t.TempDir()
	if got := command(t, "", "fixtures", "export", dir, "mistakes"); got.status != 0 {
		t.Fatal(got)
	}
	for _, test := range []struct {
		status int
		args   []string
	}{
		{0, []string{"replay", "mistakes"}},
		{0, []string{"replay", "mistakes", "--spec", "1.1"}},
		{1, []string{"replay", "mistakes", "--no-expect"}},
		{0, []string{"replay", dir + "/mistakes", "--batch", "4"}},
		{0, []string{"replay", dir + "/mistakes"}},
		{0, []string{"check", dir + "/mistakes"}},
		{1, []string{"check", dir + "/mistakes", "--no-expect"}},
		{0, []string{"check", dir, "--expect", dir + "/mistakes/expect.toml"}},
		{1, []string{"check", dir}},
	} {
		if got := command(t, "", test.args...); got.status != test.status {
			t.Errorf("%q: status %d, want %d; standard error %q", test.args, got.status, test.status, got.err)
		}
	}
}

// What no document can show is sent as well, each in its manner, and answered as it
// promises.
func TestReplaySendsTheMistakesOfTheTransport(t *testing.T) {
	for _, v := range catalog.Versions() {
		got := command(t, "", "replay", "mistakes", "--spec", string(v), "--each")
		for _, m := range mistake.Of(v) {
			for _, step := range m.Steps {
				if line := fmt.Sprintf("mistakes/%s   answered %d", step.Payload.Source, step.Status); m.Set == "" && !strings.Contains(got.out, line) {
					t.Errorf("%s: %q is not there", v, line)
				}
			}
		}
		if got.status != 0 {
			t.Errorf("%s: status %d: %s", v, got.status, got.err)
		}
	}
	if got := command(t, "", "replay", "mistakes", "--exclude", "**/token-*", "--each"); strings.Contains(got.out, "token-missing") || !strings.Contains(got.out, "mistakes/method") {
		t.Errorf("what was left out was sent, or more was left out:\n%s", got.out)
	}
}
