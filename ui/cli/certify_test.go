//go:build unix

package cli_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/fixtures"
)

// TestPracticeCertification goes through the whole flow on the real program: the
// form, a mistake in it, an outside client that sends, quitting in the middle
// and coming back, the confirmation and the report.
func TestPracticeCertification(t *testing.T) {
	t.Parallel()
	state := t.TempDir()
	s := open(t, 120, 40, "--state", state, "--session", "class", "--token", "sesame", "--tolerate", "bare-token,time-format", "--strict")
	s.await(`0 of 15 met`)
	s.press("c")
	s.await(`this is not a 1EdTech certification`)
	s.await(`steps 1-2 of 8`)
	for i, value := range []string{"Tide Tables", "4.2.0", "tides.example", "Exercises on tides.", "", "Mira Quist", "mira@field.example", "Field School"} {
		s.press(value)
		if i == 2 {
			s.await(`has to begin with https://`)
		}
		s.press("\t")
	}
	s.forget()
	s.press("\r") // start, which the URL keeps from happening
	s.await(`Product URL has to begin with`)
	s.press("\x01https://\r") // ctrl+a goes to its start
	s.await(`https://tides\.example`)
	s.press("\x13") // ctrl+s
	s.await(`steps 3-4 of 8`)
	url := s.await(`(http://127\.0\.0\.1:\d+/caliper/class/message)`)[1]
	if strings.Contains(s.text(), "sesame") {
		t.Error("the token was shown before anybody asked for it")
	}
	s.press("*")
	s.await(`Bearer sesame`)

	send := func(url, row string) {
		t.Helper()
		f, ok := fixtures.ForRow(catalog.V1p2, row)
		if !ok {
			t.Fatalf("no fixture for %s", row)
		}
		body := fmt.Sprintf(`{"sensor":"https://sensors.example/tide-gauge","sendTime":"2025-03-04T09:15:01.000Z","dataVersion":%q,"data":[%s]}`,
			catalog.Get(catalog.V1p2).Context, f.Data)
		if status := post(t, url, "sesame", body); status != 200 {
			t.Fatalf("%s is answered %d", row, status)
		}
	}
	send(url, "ReadingProfile/ViewEvent/Viewed")
	s.await(`steps 5-6 of 8`)
	send(url, "ReadingProfile/NavigationEvent/NavigatedTo")
	s.await(`2 messages`)
	if status := post(t, url, "wrong", envelope); status != 401 {
		t.Errorf("a wrong token is answered %d", status)
	}
	s.await(`401`) // in the log, and in no count of the run
	s.press("q")   // the page; the next one is the program's
	s.quit()

	// The run goes on where it was left.
	s = open(t, 120, 40, "--state", state, "--resume=class", "--token", "sesame")
	s.await(`A practice certification is under way`)
	s.press("c")
	s.await(`2 messages`) // the third is a stranger's
	s.press("i")
	url = s.await(`(http://127\.0\.0\.1:\d+/caliper/class/message)`)[1]
	send(url, "SearchProfile/SearchEvent/Searched")
	s.await(`under way: 3 messages`)
	s.forget()
	s.press("\x1b")
	s.await(`steps 5-6 of 8`) // an escape with a letter close behind would be another key
	s.press("C")
	s.await(`Read and confirm`)
	s.await(`2 of 15 profiles met: Reading, Search`)
	s.press("\r")
	s.await(`agree to it first`)
	s.press(" ")
	s.await(`\[✓\] I confirm this`)
	s.press("\r")
	s.await(`step 8 of 8`)
	s.await(`practice-class-[-\d]+\.json`)
	s.press("q")
	s.quit()
	checkReports(t, filepath.Join(state, "reports"))
}

// forget drops what came so far, so that what comes again is waited for.
func (s *terminal) forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.seen.Reset()
}

// checkReports reads what the run left.
func checkReports(t *testing.T, folder string) {
	t.Helper()
	content := map[string]string{}
	files, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		b, err := os.ReadFile(filepath.Join(folder, f.Name()))
		if err != nil {
			t.Fatal(err)
		}
		content[filepath.Ext(f.Name())] = string(b)
		if info, _ := f.Info(); info.Mode().Perm() != 0o600 {
			t.Errorf("%s may be read by others: %v", f.Name(), info.Mode())
		}
	}
	if len(files) != 3 || len(content) != 3 {
		t.Fatalf("the reports are %v", files)
	}
	for ext, text := range content {
		for _, words := range []string{"this is not a 1EdTech certification", "Tide Tables", "https://tides.example", "mira@field.example"} {
			if !strings.Contains(strings.ReplaceAll(text, `\`, ""), words) {
				t.Errorf("%s does not say %q", ext, words)
			}
		}
		if strings.Contains(text, "sesame") {
			t.Errorf("the token is in %s", ext)
		}
	}
	var report struct {
		Met      []string
		Messages struct{ Received, Accepted, Refused, TLS, Plain int }
		Items    struct{ Pass, Warn, Fail, Repeated int }
		Refusals []struct{ Status, Count int }
		// The tolerances were granted when the run began, and no longer when it
		// was gone on with.
		Tolerances struct {
			Granted []string
			Used    map[string]int
		}
		Strict bool
	}
	if err := json.Unmarshal([]byte(content[".json"]), &report); err != nil {
		t.Fatal(err)
	}
	m := report.Messages
	if strings.Join(report.Met, " ") != "ReadingProfile SearchProfile" || m.Received != 3 || m.Accepted != 3 || m.Refused != 0 || m.TLS != 0 || m.Plain != 3 ||
		report.Items.Pass != 3 || len(report.Refusals) != 0 {
		t.Errorf("the report says %+v", report)
	}
	if strings.Join(report.Tolerances.Granted, " ") != "bare-token time-format" || len(report.Tolerances.Used) != 2 || !report.Strict {
		t.Errorf("it was judged with %+v, strict %v", report.Tolerances, report.Strict)
	}
}
