package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"caliper-playground/engine/certify"
	"caliper-playground/engine/report"
	"caliper-playground/engine/session"
)

// practised records a session by replaying into it, and returns its state folder
// and ID, with a practice certification that has gone as far as step says.
func practised(t *testing.T, step certify.Step) (state, id string) {
	t.Helper()
	state = t.TempDir()
	dir := write(t, map[string]string{"a.json": reading, "b.json": misspelt, "c.json": "{"})
	if got := command(t, "", "replay", "--keep", "--state", state, dir); got.status != 1 {
		t.Fatalf("status %d: %s", got.status, got.err)
	}
	recorded := recordedIn(t, state)[0]
	s, err := session.Read(session.Options{Dir: filepath.Join(state, "sessions"), ID: recorded.ID})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	owner := certify.Owner{Session: s.ID(), Spec: s.Spec(), Created: s.Created(), Len: s.Len()}
	keeper := certify.OpenKeeper(session.CertificationPath(s.Journal()), owner)
	err = keeper.Change(func(c *certify.State) error {
		c.Product = certify.Product{
			Name: "Tide Tables", Version: "4.2.0", URL: "https://tides.example/", Description: "Exercises on tides.",
			Spec: "1.2", MemberName: "Mira Quist", MemberEmail: "mira@field.example", MemberOrganization: "Field School",
		}
		noon := time.Date(2025, 3, 4, 12, 0, 0, 0, time.UTC)
		if step == certify.Form {
			return nil
		}
		if err := c.Start(noon, 0, s.Spec()); err != nil {
			return err
		}
		if c.Arrived(s.Len()); step == certify.Progress {
			return nil
		}
		if err := c.Complete(noon.Add(time.Minute), s.Len()); err != nil {
			return err
		}
		if err := c.Agree(true); err != nil {
			return err
		}
		counted, err := certify.Count(t.Context(), s, s.Spec(), c.Run)
		if err != nil {
			return err
		}
		return c.Submit(c.Whole(counted, s.ID(), c.Run, c.Product))
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := keeper.Close(); err != nil {
		t.Fatal(err)
	}
	return state, recorded.ID
}

func TestReportOfAPracticeCertification(t *testing.T) {
	state, id := practised(t, certify.Report)
	for _, format := range []string{"", "markdown", "html", "json"} {
		args := []string{"report", id, "--state", state, "--certification"}
		if format != "" {
			args = append(args, "--format", format)
		}
		got := command(t, "", args...)
		if got.status != 0 || got.err != "" {
			t.Errorf("%s: status %d, %s", format, got.status, got.err)
		}
		for _, words := range []string{"this is not a 1EdTech certification", "Tide Tables"} {
			if !strings.Contains(got.out, words) {
				t.Errorf("%s does not say %q", format, words)
			}
		}
		if format == "" && !strings.HasPrefix(got.out, "# Practice certification") {
			t.Errorf("without a format it is %.40s", got.out)
		}
		if format != "json" {
			if !strings.Contains(got.out, "All 3 messages came from the playground itself") {
				t.Errorf("%s does not say who sent the messages:\n%s", format, got.out)
			}
			continue
		}
		var c report.Certification
		if err := json.Unmarshal([]byte(got.out), &c); err != nil {
			t.Fatal(err)
		}
		if c.State != report.Submitted || c.Completed == nil || c.Messages.Received != 3 || c.Messages.Playground != 3 || len(c.Rules) == 0 {
			t.Errorf("it says %+v", c)
		}
	}
}

// TestReportOfAPracticeCertificationInFiles writes several forms in one go, which are
// those of standard output.
func TestReportOfAPracticeCertificationInFiles(t *testing.T) {
	state, id := practised(t, certify.Report)
	dir := t.TempDir()
	args := []string{"report", id, "--state", state, "--certification"}
	all := command(t, "", append(args, "--output", "json="+filepath.Join(dir, "a.json"), "--output", "html="+filepath.Join(dir, "a.html"))...)
	if all.status != 0 || !strings.HasPrefix(all.out, "# Practice certification") {
		t.Errorf("status %d, %s\n%.60s", all.status, all.err, all.out)
	}
	for _, form := range []string{"json", "html"} {
		content, err := os.ReadFile(filepath.Join(dir, "a."+form))
		if want := command(t, "", append(args, "--format", form)...).out; err != nil || string(content) != want {
			t.Errorf("the file in %s is another one (%v)", form, err)
		}
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 2 {
		t.Errorf("there are %v, %v", left, err)
	}
}

func TestReportOfARunUnderWay(t *testing.T) {
	state, id := practised(t, certify.Progress)
	got := command(t, "", "report", id, "--state", state, "--certification")
	if got.status != 0 || !strings.Contains(got.out, "not yet: these are the results so far") || strings.Contains(got.out, "## Confirmed") {
		t.Errorf("status %d, %s\n%s", got.status, got.err, got.out)
	}
}

func TestReportOfAPracticeCertificationThatCannotBe(t *testing.T) {
	state, id := practised(t, certify.Report)
	unbegun, unbegunID := practised(t, certify.Form)
	none, noneID := practised(t, certify.Form)
	damaged, damagedID := practised(t, certify.Report)
	path := func(state, id string) string {
		return session.CertificationPath(filepath.Join(state, "sessions", id+".ndjson"))
	}
	if err := os.Remove(path(none, noneID)); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path(damaged, damagedID), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	learners := t.TempDir()
	served, _ := serveClass(t, 2, "--state", learners, "--session", "botany", "--sessions", "2")
	served.end()
	copied := filepath.Join(t.TempDir(), "copy.ndjson")
	journal, err := os.ReadFile(filepath.Join(none, "sessions", noneID+".ndjson"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(copied, journal, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name   string
		args   []string
		status int
		says   string
	}{
		{"none was made by a learner", []string{"botany-2", "--state", learners, "--certification"}, 3, "Go through one first: caliper-playground --resume=botany, then c"},
		{"none is beside a copy", []string{copied, "--certification"}, 3, "none was begun. If one was, copy its file along, to " + session.CertificationPath(copied)},
		{"none was made", []string{noneID, "--state", none, "--certification"}, 3, "Go through one first: caliper-playground --resume=" + noneID + ", then c"},
		{"none was begun", []string{unbegunID, "--state", unbegun, "--certification"}, 3, "no run was begun yet. Go through one first"},
		{"a damaged state", []string{damagedID, "--state", damaged, "--certification"}, 3, "is damaged"},
		{"no such run", []string{id, "--state", state, "--certification", "--run", "7"}, 3, "there is no run 7; those with results are 1"},
		{"no such session", []string{"nobody", "--state", state, "--certification"}, 3, "nobody"},
		{"a run without a certification", []string{id, "--state", state, "--run", "1"}, 2, "--run goes with --certification"},
		{"no number", []string{id, "--state", state, "--certification", "--run", "0"}, 2, "from 1, not 0"},
		{"a format that it has not", []string{id, "--state", state, "--certification", "--format", "tap"}, 2, "there are markdown, html, json"},
		{"text, which it has not either", []string{id, "--state", state, "--certification", "--format", "text"}, 2, "there are markdown, html, json"},
		{"a file's format that it has not", []string{id, "--state", state, "--certification", "--output", "junit=a.xml"}, 2, "there are markdown, html, json"},
		{"a file that cannot be", []string{id, "--state", state, "--certification", "--output", "json=none/a.json"}, 3, "cannot be written"},
		{"expectations", []string{id, "--state", state, "--certification", "--expect", "a.toml"}, 2, "--expect is for the report of messages"},
		{"what fails", []string{id, "--state", state, "--certification", "--fail-on", "error"}, 2, "--fail-on is for the report of messages"},
		{"a profile", []string{id, "--state", state, "--certification", "--profile", "reading"}, 2, "--profile is for the report of messages"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := command(t, "", append([]string{"report"}, test.args...)...)
			if got.status != test.status || got.out != "" || !strings.Contains(got.err, test.says) || strings.Count(got.err, "\n") != 1 {
				t.Errorf("status %d: %s%s", got.status, got.err, got.out)
			}
		})
	}
	if content, err := os.ReadFile(path(damaged, damagedID)); err != nil || string(content) != "{" {
		t.Errorf("reading has changed the damaged state: %q, %v", content, err)
	}
}
