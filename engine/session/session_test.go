package session

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"go.uber.org/goleak"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

const (
	context1p2 = "http://purl.imsglobal.org/ctx/caliper/v1p2"
	context1p1 = "http://purl.imsglobal.org/ctx/caliper/v1p1"
)

// options are those of a session in a folder of its own.
func options(t testing.TB) Options {
	return Options{Dir: t.TempDir(), ID: "lesson", Token: "a-token-for-tests"}
}

func start(t testing.TB, o Options) *Session {
	t.Helper()
	s, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func reopen(t testing.TB, s *Session, o Options) *Session {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	again, err := Resume(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { again.Close() })
	return again
}

func receive(t testing.TB, s *Session, body string) Message {
	t.Helper()
	m, err := s.Receive(post(body))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func post(body string) Exchange {
	return Exchange{
		Method: "POST", Path: "/caliper/lesson/message", Protocol: "HTTP/1.1", Remote: "127.0.0.1:40000",
		Header: []Field{{"Host", "127.0.0.1"}, {"Content-Type", "application/json"}}, Body: []byte(body),
	}
}

// view is a ViewEvent of the Reading profile.
type view struct {
	id, title, object, context string
}

func (v view) String() string {
	if v.object == "" {
		v.object = fmt.Sprintf(`{"id": "https://school.example/texts/9", "type": "Document", "name": %q}`, v.title)
	}
	if v.context == "" {
		v.context = context1p2
	}
	profile := `"profile": "ReadingProfile", `
	if v.context == context1p1 {
		profile = ""
	}
	return fmt.Sprintf(`{"@context": %q, "id": %q, "type": "ViewEvent", %s"action": "Viewed",
		"actor": {"id": "https://school.example/people/4", "type": "Person"},
		"object": %s, "eventTime": "2026-03-02T08:15:00.000Z"}`, v.context, v.id, profile, v.object)
}

func envelope(version string, items ...string) string {
	return fmt.Sprintf(`{"sensor": "https://school.example/sensor", "sendTime": "2026-03-02T08:15:01.000Z", "dataVersion": %q, "data": [%s]}`,
		version, strings.Join(items, ","))
}

func event(n int) string { return fmt.Sprintf("urn:uuid:%08x-0000-4000-8000-000000000000", n) }

// marks counts the marks of the whole scorecard.
func marks(s *Session) (n int) {
	for _, p := range s.Scorecard() {
		for _, row := range p.Rows {
			n += row.Count
		}
	}
	return n
}

// sameState compares what two sessions know.
func sameState(t *testing.T, got, want *Session) {
	t.Helper()
	if diff := cmp.Diff(want.Entries(0, want.Len()), got.Entries(0, got.Len())); diff != "" {
		t.Errorf("entries differ (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(want.Totals(), got.Totals()); diff != "" {
		t.Errorf("totals differ (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(want.Scorecard(), got.Scorecard(), cmpopts.IgnoreTypes(&catalog.Row{}, &catalog.Profile{})); diff != "" {
		t.Errorf("the scorecard differs (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(want.state.events, got.state.events, cmp.AllowUnexported(firstSeen{})); diff != "" {
		t.Errorf("event ids differ (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(want.state.attempts, got.state.attempts, cmp.AllowUnexported(attempts{})); diff != "" {
		t.Errorf("attempts differ (-want +got):\n%s", diff)
	}
	known := func(s *scope) map[uint64]string {
		types := map[uint64]string{}
		for id := range s.types {
			types[id], _ = s.typeOf(id)
		}
		return types
	}
	if diff := cmp.Diff(known(want.state.scope), known(got.state.scope)); diff != "" {
		t.Errorf("entities differ (-want +got):\n%s", diff)
	}
}

// sameMessages reads every message of a session back and compares it.
func sameMessages(t *testing.T, s *Session, want []Message) {
	t.Helper()
	for _, m := range want {
		sameMessage(t, s, m)
	}
}

func sameMessage(t *testing.T, s *Session, want Message) {
	t.Helper()
	got, err := s.Message(want.Seq)
	if err != nil {
		t.Errorf("message %d: %v", want.Seq, err)
		return
	}
	if !bytes.Equal(want.Exchange.Body, got.Exchange.Body) || !bytes.Equal(want.Exchange.Reply, got.Exchange.Reply) {
		t.Errorf("message %d has another body or reply than was received", want.Seq)
	}
	for _, m := range []*Message{&want, &got} {
		m.Exchange.Body, m.Exchange.Reply = nil, nil // compared, and slow to compare again
	}
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty(), cmpopts.IgnoreFields(conformance.Item{}, "Named")); diff != "" {
		t.Errorf("message %d differs (-received +read back):\n%s", want.Seq, diff)
	}
}

func TestFirstMark(t *testing.T) {
	o := options(t)
	s := start(t, o)
	body := envelope(context1p2, view{id: event(1)}.String())
	m := receive(t, s, body)
	if m.Status != 200 || m.Marks != 1 || m.Note != "" || marks(s) != 1 {
		t.Errorf("status %d, %d marks, note %q; the scorecard has %d; findings %v", m.Status, m.Marks, m.Note, marks(s), m.Assessment.Findings)
	}
	if string(m.Exchange.Body) != body {
		t.Error("the body is not as received")
	}
	sameMessages(t, s, []Message{m})
	again := reopen(t, s, o)
	sameState(t, again, s)
	if again.Notice() != "" {
		t.Errorf("notice %q after a clean end", again.Notice())
	}
	if m := receive(t, again, body); m.Seq != 2 || m.Repeats != 1 || m.Note != "repeat of message 1" || marks(again) != 1 {
		t.Errorf("seq %d, %d repeats, note %q, %d marks", m.Seq, m.Repeats, m.Note, marks(again))
	}
}

func TestNewKeepsAnEarlierSessionOfItsName(t *testing.T) {
	o := options(t)
	first := start(t, o)
	receive(t, first, envelope(context1p2, view{id: event(1)}.String()))
	if _, err := New(o); err == nil || !strings.Contains(err.Error(), "in use") {
		t.Fatalf("a second session of that name beside the first: %v", err)
	}
	first.Close()
	second := start(t, o)
	if second.Len() != 0 || !strings.Contains(second.Notice(), "kept as lesson-") {
		t.Errorf("%d messages, notice %q", second.Len(), second.Notice())
	}
	sessions, err := List(o.Dir)
	if err != nil || len(sessions) != 2 {
		t.Fatalf("%d sessions, %v", len(sessions), err)
	}
	for _, info := range sessions {
		if info.ID != o.ID && info.Messages != 1 {
			t.Errorf("the earlier session has %d messages", info.Messages)
		}
	}
}

func TestFilesAreForTheirOwnerAlone(t *testing.T) {
	o := options(t)
	o.Dir += "/deep/state"
	s := start(t, o)
	receive(t, s, envelope(context1p2, view{id: event(1)}.String()))
	s.Close()
	for path, want := range map[string]os.FileMode{o.Dir: 0o700, s.Journal(): 0o600} {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s: %v, mode %v; want %v", path, err, info.Mode().Perm(), want)
		}
	}
	if time.Since(s.Created()) < 0 || s.Spec() != catalog.V1p2 {
		t.Errorf("created %v for %s", s.Created(), s.Spec())
	}
}
