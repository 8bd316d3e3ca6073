package app

import (
	"context"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/class"
	"caliper-playground/engine/endpoint"
	"caliper-playground/engine/sensor"
	"caliper-playground/engine/session"
	"caliper-playground/ui/page"
)

// startBackend opens a session and an endpoint as the playground does.
func startBackend(t *testing.T, change func(*Options)) *backend {
	t.Helper()
	state := t.TempDir()
	o := Options{State: state, Class: class.Options{Session: session.Options{Dir: filepath.Join(state, "sessions"), Spec: catalog.V1p2}}}
	if change != nil {
		change(&o)
	}
	b, err := newBackend(context.Background(), o, func(string) {})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := b.close(); err != nil {
			t.Error(err)
		}
	})
	return b
}

func post(t *testing.T, e page.Endpoint, authorization, body string) int {
	t.Helper()
	request, err := http.NewRequest(http.MethodPost, e.URL, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Authorization", authorization)
	request.Close = true
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	return response.StatusCode
}

func TestEveryRowOverHTTP(t *testing.T) {
	b := startBackend(t, nil)
	var payloads []sensor.Payload
	for _, profile := range catalog.Get(catalog.V1p2).Profiles {
		for _, row := range profile.Rows {
			payload, ok := b.Fixture(row.ID)
			if !ok {
				t.Fatalf("no fixture for %s", row.ID)
			}
			payloads = append(payloads, payload)
		}
	}
	report, err := b.Send(context.Background(), payloads, nil)
	if err != nil || report.Accepted != len(payloads) {
		t.Fatalf("%d of %d accepted, %v", report.Accepted, len(payloads), err)
	}
	snapshot := page.TakeSnapshot(b.Session())
	if got := snapshot.ProfilesMet(); got.Met != len(snapshot.Profiles) || snapshot.Totals.Fail > 0 {
		t.Errorf("%s, totals %+v", got, snapshot.Totals)
	}
}

func TestFreshKeepsTheURLAndTheOldJournal(t *testing.T) {
	b := startBackend(t, nil)
	before, journal := b.Endpoint(), b.Session().Journal()
	if got := post(t, before, "Bearer "+before.Token, "{}"); got != http.StatusBadRequest {
		t.Fatalf("status %d", got)
	}
	fresh, err := b.Fresh(catalog.V1p2)
	if err != nil {
		t.Fatal(err)
	}
	if b.Endpoint() != before {
		t.Errorf("the endpoint is now %+v, was %+v", b.Endpoint(), before)
	}
	if fresh.Len() != 0 || b.Session() != fresh {
		t.Error("the fresh session is not empty, or not the one under way")
	}
	if got := post(t, before, "Bearer "+before.Token, "{}"); got != http.StatusBadRequest || fresh.Len() != 1 {
		t.Errorf("status %d, %d messages in the fresh session", got, fresh.Len())
	}
	kept, err := filepath.Glob(filepath.Join(filepath.Dir(journal), "*.ndjson"))
	if err != nil || len(kept) != 2 {
		t.Errorf("journals %v, %v; want the old one and the new", kept, err)
	}
	if fresh.Notice() == "" {
		t.Error("it is not said where the old journal is")
	}
}

func TestFreshThatCannotBeOpenedGoesOn(t *testing.T) {
	b := startBackend(t, nil)
	e := b.Endpoint()
	post(t, e, "Bearer "+e.Token, "{}")
	good := b.options
	b.options.Spec = "no version"
	b.options.Dir = filepath.Join(b.options.Dir, "file", "below")
	if err := os.WriteFile(filepath.Dir(b.options.Dir), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Fresh(catalog.V1p2); err == nil {
		t.Fatal("no error")
	}
	b.options = good
	if _, err := b.Fresh(catalog.V1p2); err != nil {
		t.Errorf("a second try: %v", err)
	}
	if got := post(t, e, "Bearer "+e.Token, "{}"); got != http.StatusBadRequest {
		t.Errorf("status %d", got)
	}
}

func TestResumedSessionShowsItsMarks(t *testing.T) {
	state := t.TempDir()
	o := Options{State: state, Class: class.Options{Session: session.Options{Dir: filepath.Join(state, "sessions"), Spec: catalog.V1p2, ID: "class"}}}
	first, err := newBackend(context.Background(), o, func(string) {})
	if err != nil {
		t.Fatal(err)
	}
	payload, _ := first.Fixture("ReadingProfile/ViewEvent/Viewed")
	if _, err := first.Send(context.Background(), []sensor.Payload{payload}, nil); err != nil {
		t.Fatal(err)
	}
	if err := first.close(); err != nil {
		t.Fatal(err)
	}
	again := startBackend(t, func(changed *Options) { *changed = o; changed.Class.Resume = true })
	if got := again.Session().Totals(); got.Messages != 1 || got.Pass != 1 {
		t.Errorf("resumed with %+v", got)
	}
}

func TestOpeningFails(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	sessions := t.TempDir()
	for _, test := range []struct {
		name    string
		options Options
		names   string // what the error must name
	}{
		{"port taken", Options{Class: class.Options{Session: session.Options{Dir: sessions}}, Endpoint: endpoint.Options{Listen: taken.Addr().String()}}, taken.Addr().String()},
		{"state folder is a file", Options{Class: class.Options{Session: session.Options{Dir: filepath.Join(file, "sessions")}}}, file},
		{"nothing to resume", Options{Class: class.Options{Resume: true, Session: session.Options{Dir: sessions, ID: "never-was"}}}, "never-was"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := newBackend(context.Background(), test.options, func(string) {})
			if err == nil || !strings.Contains(err.Error(), test.names) || strings.Contains(err.Error(), "\n") {
				t.Errorf("error %q, want one line that names %s", err, test.names)
			}
		})
	}
}

func TestRunNeedsATerminalAndAKnownTheme(t *testing.T) {
	file, err := os.Create(filepath.Join(t.TempDir(), "no-terminal"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	input := os.Stdin
	os.Stdin = file
	defer func() { os.Stdin = input }()
	if err := Run(context.Background(), Options{}); err != ErrNoTerminal {
		t.Errorf("error %v", err)
	}
	if err := Run(context.Background(), Options{Theme: "neon"}); err == nil || !strings.Contains(err.Error(), "auto, dark, light") {
		t.Errorf("error %v", err)
	}
}

// TestTheBenchOnTheRealEngine drives the model over real HTTP: the two keys, a
// plain client that is not our sensor, a refusal, and a fresh session.
func TestTheBenchOnTheRealEngine(t *testing.T) {
	b := startBackend(t, nil)
	d := drive(t, b, 120, 40)
	d.press("enter", "enter")
	d.shows("1 of 15 met", "1 message", "✓ fills General")

	e := b.Endpoint()
	event, _ := b.Fixture("ReadingProfile/NavigationEvent/NavigatedTo")
	envelope := `{"sensor":"https://example.org/plain","sendTime":"2024-03-14T10:16:00.000Z","dataVersion":"http://purl.imsglobal.org/ctx/caliper/v1p2","data":[` + string(event.Data) + `]}`
	if got := post(t, e, "Bearer "+e.Token, envelope); got != http.StatusOK {
		t.Errorf("status %d", got)
	}
	d.shows("2 messages", "Navigat", "fills Reading")
	if got := post(t, e, e.Token, envelope); got != http.StatusUnauthorized {
		t.Errorf("status %d", got)
	}
	d.shows("3 messages", "✗ 401 Unauthorized", `Bearer`)
	d.press("a", "y")
	d.shows("15 of 15 met", "Sent every row of every profile: 93 events.")
	d.press("F")
	d.shows("y yes")
	d.press("y")
	d.shows("A fresh session has begun", "0 of 15 met", "0 messages")
	d.press("enter")
	d.shows("1 of 15 met", "1 message")
}
