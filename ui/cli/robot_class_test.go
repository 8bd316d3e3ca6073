//go:build unix

package cli_test

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"caliper-playground/catalog"
	"caliper-playground/engine/certify"
	"caliper-playground/engine/session"
)

const robotSecret = "the-secret-of-the-robots"

// robots is a class of simulated learners, each of which sends to its own
// session, and what became of what they sent.
type robots struct {
	t     *testing.T
	state string

	mu           sync.Mutex
	acknowledged map[string][]string // event ids, by session
}

// TestARobotClassComesBack has twelve learners send while the class is killed, and
// brings it back: every message that was acknowledged is there, tokens and URLs
// are as they were, as are the marks, and the practice certification that was under
// way goes on. CALIPER_CLASS says how long a lesson lasts, such as 5m.
func TestARobotClassComesBack(t *testing.T) {
	t.Parallel()
	r := &robots{t: t, state: t.TempDir(), acknowledged: map[string][]string{}}
	lesson := r.lesson()
	first, cmd := r.serve("--sessions", "12", "--session", "class")
	if len(first) != 12 {
		t.Fatalf("%d sessions", len(first))
	}
	r.beginRun("class-1")
	r.teach(first, cmd, lesson)
	before := r.marks(first)

	second, cmd := r.serve("--sessions", "12", "--session", "class", "--resume")
	for i := range first {
		if second[i].Endpoint != first[i].Endpoint || second[i].Token != first[i].Token || second[i].Session != first[i].Session {
			t.Errorf("%+v came back as %+v", first[i], second[i])
		}
	}
	if after := r.marks(second); !slices.Equal(before, after) {
		t.Errorf("marks were %v and are %v", before, after)
	}
	r.teach(second, cmd, lesson)
	r.check(second, 0)
	if left, err := filepath.Glob(filepath.Join(r.state, "sessions", "class-*-*")); err != nil || len(left) > 0 {
		t.Errorf("something was set aside: %q, %v", left, err)
	}
	wrong := start(t, "serve", "--state", r.state, "--session", "class", "--resume", "--sessions", "12", "--token", "another-secret-entirely")
	if status, out, errs := finish(t, wrong); status != 2 || out != "" || !strings.Contains(errs, "not the secret") {
		t.Errorf("a wrong secret: status %d, %q, %q", status, out, errs)
	}
}

// lesson is how long a lesson lasts at least: as was asked for, or a moment.
func (r *robots) lesson() time.Duration {
	said := os.Getenv("CALIPER_CLASS")
	if said == "" {
		return 100 * time.Millisecond
	}
	asked, err := time.ParseDuration(said)
	if err != nil {
		r.t.Fatal(err)
	}
	return asked
}

// serve starts the class and returns its sessions.
func (r *robots) serve(args ...string) ([]served, *exec.Cmd) {
	r.t.Helper()
	cmd := start(r.t, append([]string{"serve", "--format", "json", "--state", r.state}, args...)...)
	cmd.Env = append(cmd.Env, "CALIPER_TOKEN="+robotSecret)
	var errs bytes.Buffer
	cmd.Stderr = &errs
	out, err := cmd.StdoutPipe()
	if err != nil {
		r.t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		r.t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	lines.Buffer(nil, 1<<20)
	var sessions []served
	for len(sessions) < 12 {
		var line served
		if !lines.Scan() || json.Unmarshal(lines.Bytes(), &line) != nil || line.Kind != "session" {
			r.t.Fatalf("it says %q, %s", lines.Text(), &errs)
		}
		sessions = append(sessions, line)
	}
	go func() {
		for lines.Scan() { // so that it never waits for its reader
		}
	}()
	return sessions, cmd
}

// teach has every learner send until the class is killed, once each was acknowledged
// something.
func (r *robots) teach(sessions []served, cmd *exec.Cmd, lesson time.Duration) {
	r.t.Helper()
	var learners, begun sync.WaitGroup
	for _, s := range sessions {
		begun.Add(1)
		learners.Go(func() { r.learn(s, sync.OnceFunc(begun.Done)) })
	}
	time.Sleep(lesson) // not a measure: any moment will do
	begun.Wait()
	if err := cmd.Process.Kill(); err != nil {
		r.t.Error(err)
	}
	learners.Wait()
	_ = cmd.Wait()
}

// learn sends one event after another until nobody answers.
func (r *robots) learn(s served, begun func()) {
	defer begun() // if it never does
	for {
		r.mu.Lock()
		id := fmt.Sprintf("urn:uuid:%08x-0000-4000-8000-000000000000", len(r.acknowledged[s.Session])+1)
		r.mu.Unlock()
		body := strings.Replace(envelope, "urn:uuid:5f2f1cc4-6a5c-4f39-8a0c-6a8a3c7f1d10", id, 1)
		request, err := http.NewRequestWithContext(r.t.Context(), http.MethodPost, s.Endpoint, strings.NewReader(body))
		if err != nil {
			r.t.Error(err)
			return
		}
		request.Header.Set("Content-Type", "application/json")
		request.Header.Set("Authorization", "Bearer "+s.Token)
		response, err := http.DefaultClient.Do(request)
		if err != nil {
			return // it was killed
		}
		_ = response.Body.Close()
		if response.StatusCode != http.StatusOK {
			r.t.Errorf("%s was answered %d", s.Session, response.StatusCode)
			return
		}
		r.mu.Lock()
		r.acknowledged[s.Session] = append(r.acknowledged[s.Session], id)
		r.mu.Unlock()
		begun()
		time.Sleep(5 * time.Millisecond) // twelve learners are no load
	}
}

// read opens a session's journal to look at it.
func (r *robots) read(id string) *session.Session {
	r.t.Helper()
	s, err := session.Read(session.Options{Dir: filepath.Join(r.state, "sessions"), ID: id})
	if err != nil {
		r.t.Fatal(err)
	}
	return s
}

// marks are how many rows each session has filled, and how often.
func (r *robots) marks(sessions []served) []string {
	r.t.Helper()
	var all []string
	for _, each := range sessions {
		s := r.read(each.Session)
		for _, p := range s.Scorecard() {
			if p.RowsMet > 0 {
				all = append(all, fmt.Sprint(each.Session, p.Profile.Name, p.RowsMet, s.Totals()))
			}
		}
		_ = s.Close()
	}
	return all
}

// beginRun begins a practice certification, as the page does.
func (r *robots) beginRun(id string) {
	r.t.Helper()
	s := r.read(id)
	defer s.Close()
	keeper := certify.OpenKeeper(session.CertificationPath(s.Journal()), certify.Owner{Session: id, Spec: s.Spec(), Created: s.Created()})
	err := keeper.Change(func(state *certify.State) error {
		state.Product = certify.Product{
			Name: "Robot", Version: "1", URL: "https://robot.example/", Description: "A robot.", Spec: "1.2",
			MemberName: "Ada", MemberEmail: "ada@robot.example", MemberOrganization: "Robots",
		}
		return state.Start(time.Now(), s.Len(), catalog.V1p2)
	})
	if err == nil {
		err = keeper.Close()
	}
	if err != nil {
		r.t.Fatal(err)
	}
}

// check looks for everything that was acknowledged, and at the run under way, which
// began behind so many messages.
func (r *robots) check(sessions []served, before int) {
	r.t.Helper()
	for _, each := range sessions {
		s := r.read(each.Session)
		kept := map[string]bool{}
		for seq := 1; seq <= s.Len(); seq++ {
			m, err := s.Message(seq)
			if err != nil || m.Assessment == nil || len(m.Assessment.Items) != 1 {
				r.t.Fatalf("message %d of %s: %v", seq, each.Session, err)
			}
			kept[m.Assessment.Items[0].ID] = true
		}
		ids := r.acknowledged[each.Session]
		for _, id := range ids {
			if !kept[id] {
				r.t.Errorf("%s: %s was acknowledged and is gone", each.Session, id)
			}
		}
		if len(ids) == 0 {
			r.t.Errorf("%s: nothing was acknowledged", each.Session)
		}
		if each.Session == "class-1" {
			state, err := certify.Read(session.CertificationPath(s.Journal()), certify.Owner{Session: s.ID(), Spec: s.Spec(), Created: s.Created(), Len: s.Len()})
			if err != nil || !state.Running() {
				r.t.Errorf("the run under way: %+v, %v", state, err)
			}
			result, err := certify.Count(r.t.Context(), s, s.Spec(), state.Run)
			if err != nil || result.Messages.Received != s.Len()-before {
				r.t.Errorf("the run counts %d of %d messages, %v", result.Messages.Received, s.Len()-before, err)
			}
		}
		_ = s.Close()
	}
}

// TestTheScreensClassComesBack kills the playground with a class of twelve on it that
// sends, and brings the class back twice: every message that was acknowledged is
// there, the tokens of before open the URLs of before, the marks are as they were, and
// the practice certification that was under way goes on.
func TestTheScreensClassComesBack(t *testing.T) {
	t.Parallel()
	r := &robots{t: t, state: t.TempDir(), acknowledged: map[string][]string{}}
	args := []string{"--no-color", "--sessions", "12", "--session", "class", "--state", r.state}
	environment := []string{"CALIPER_TOKEN=" + robotSecret}
	lesson := r.lesson()
	first := openWith(t, environment, args...)
	first.await(`class-1 1 of 12`)
	sessions := first.handedOut(12)
	r.teach(sessions, first.cmd, lesson)
	<-first.end
	before := r.marks(sessions)
	r.beginRun("class-1")

	second := openWith(t, environment, append(args, "--resume")...)
	second.await(`class-1 1 of 12`)
	second.await(`A practice certification is under way`)
	again := second.handedOut(12)
	if !slices.EqualFunc(again, sessions, func(a, b served) bool {
		return a.Session == b.Session && a.Endpoint == b.Endpoint && a.Token == b.Token
	}) {
		t.Errorf("%+v came back as %+v", sessions, again)
	}
	if after := r.marks(sessions); !slices.Equal(before, after) {
		t.Errorf("marks were %v and are %v", before, after)
	}
	counted := r.read("class-1")
	ran := counted.Len()
	_ = counted.Close()
	r.teach(sessions, second.cmd, lesson)
	<-second.end
	r.check(sessions, ran)

	third := openWith(t, environment, append(args, "--resume")...)
	third.await(`A practice certification is under way`)
	third.press("q")
	third.await(`Quit all the same\? 12 sessions are served`)
	third.await(`1 practice certification`)
	third.press("n")
	third.press("\x03")
	third.await(`Quit all the same\?`)
	third.press("\x03")
	third.await(`class is kept; caliper-playground --state \S+ --resume class, with its secret, goes on with it`)
}

// handedOut has the list for handing out written, and reads it.
func (s *terminal) handedOut(sessions int) []served {
	s.t.Helper()
	path := filepath.Join(s.t.TempDir(), "list.csv")
	s.press("O")
	s.await(`1\.2 · sessions`)
	s.press("w")
	s.await(`ends in .txt, .md or .csv`)
	s.press(path + "\r")
	s.await(fmt.Sprintf(`The list with %d sessions is in`, sessions))
	content, err := os.ReadFile(path)
	if err != nil {
		s.t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(content)).ReadAll()
	if err != nil || len(rows) != sessions+1 {
		s.t.Fatalf("%d rows, %v", len(rows), err)
	}
	var all []served
	for _, row := range rows[1:] {
		all = append(all, served{Session: row[1], Endpoint: row[2], Token: row[3]})
	}
	s.press("\x1b")
	return all
}
