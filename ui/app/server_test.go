package app

import (
	"context"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/class"
	"caliper-playground/engine/endpoint"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/session"
	"caliper-playground/ui/page"
)

// newBackend opens a server and returns the engine of its first session.
func newBackend(ctx context.Context, o Options, notify func(string)) (*backend, error) {
	h, err := openServer(ctx, o, notify)
	if err != nil {
		return nil, err
	}
	return h.backends[0], nil
}

func (b *backend) close() error { return b.server.close() }

// startServer opens sessions and an endpoint as the playground does.
func startServer(t *testing.T, change func(*Options)) *server {
	t.Helper()
	return startBackend(t, change).server
}

// plain is an envelope with a row's event that no sensor of ours has made.
func plain(t *testing.T, engine page.Engine, row string) string {
	t.Helper()
	payload, ok := engine.Fixture(row)
	if !ok {
		t.Fatalf("no fixture for %s", row)
	}
	return `{"sensor":"https://example.org/plain","sendTime":"2024-03-14T10:16:00.000Z","dataVersion":"http://purl.imsglobal.org/ctx/caliper/v1p2","data":[` + string(payload.Data) + `]}`
}

func TestEachSessionHasAURLAndATokenOfItsOwn(t *testing.T) {
	t.Parallel()
	h := startServer(t, func(o *Options) { o.Class.Several, o.Class.Least, o.Class.Session.ID = true, 3, "class" })
	engines := h.Engines()
	if len(engines) != 3 {
		t.Fatalf("%d sessions", len(engines))
	}
	body := plain(t, engines[0], "ReadingProfile/ViewEvent/Viewed")
	for i, to := range engines {
		for j, by := range engines {
			want := http.StatusUnauthorized
			if i == j {
				want = http.StatusOK
			}
			if got := post(t, to.Endpoint(), "Bearer "+by.Endpoint().Token, body); got != want {
				t.Errorf("%s with the token of %s: %d, want %d", to.Endpoint().URL, by.Endpoint().URL, got, want)
			}
		}
	}
	for _, engine := range engines {
		if got := engine.Session().Totals(); got.Messages != 3 || got.Accepted != 1 || got.Refused != 2 {
			t.Errorf("%s has %+v", engine.Session().ID(), got)
		}
	}
}

func TestAFurtherSession(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name   string
		change func(*Options)
		want   string // its name; "" for a random one
	}{
		{"beside one with a name", func(o *Options) { o.Class.Session.ID = "mine" }, "mine-2"},
		{"beside three", func(o *Options) { o.Class.Session.ID, o.Class.Several, o.Class.Least = "mine", true, 3 }, "mine-4"},
		{"beside one without a name", func(*Options) {}, ""},
		{"beside one with a token", func(o *Options) { o.Class.Session.ID, o.Class.Session.Token = "mine", "sesame" }, "mine-2"},
		{"with a tolerance", func(o *Options) { o.Class.Session.ID, o.Class.Session.Tolerances.BareToken = "mine", true }, "mine-2"},
	} {
		t.Run(test.name, func(t *testing.T) {
			h := startServer(t, test.change)
			first := h.Engines()[0]
			added, err := h.Add("")
			if err != nil {
				t.Fatal(err)
			}
			e, name := added.Endpoint(), added.Session().ID()
			if test.want != "" && name != test.want || !strings.HasSuffix(e.URL, "/caliper/"+name+"/message") {
				t.Errorf("it is called %s, want %q; its URL is %s", name, test.want, e.URL)
			}
			if e.Token == first.Endpoint().Token || added.Judging() != first.Judging() {
				t.Errorf("token %q, judging %+v beside %+v", e.Token, added.Judging(), first.Judging())
			}
			if got := post(t, e, "Bearer "+e.Token, plain(t, added, "ReadingProfile/ViewEvent/Viewed")); got != http.StatusOK {
				t.Errorf("status %d", got)
			}
			if got := first.Session().Len(); got != 0 {
				t.Errorf("the first has %d messages of it", got)
			}
		})
	}
}

// TestAFurtherSessionThatCannotBe finds the next number's journal in use; the
// try after that gets the number behind it.
func TestAFurtherSessionThatCannotBe(t *testing.T) {
	h := startServer(t, func(o *Options) { o.Class.Session.ID = "mine" })
	taken, err := session.New(session.Options{Dir: h.options.Dir, ID: "mine-2"})
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	if _, err := h.Add(""); err == nil || !strings.Contains(err.Error(), "mine-2") {
		t.Errorf("error %v", err)
	}
	added, err := h.Add("")
	if err != nil || added.Session().ID() != "mine-3" || len(h.Engines()) != 2 {
		t.Errorf("%v, %d sessions", err, len(h.Engines()))
	}
}

// TestOpeningSeveralFails leaves nothing behind: what was begun is given up, and
// another program can begin it at once.
func TestOpeningSeveralFails(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	taken, err := session.New(session.Options{Dir: dir, ID: "class-2"})
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	for name, o := range map[string]Options{
		"a session in use": {Class: class.Options{Several: true, Least: 3, Session: session.Options{Dir: dir, ID: "class"}}},
		"no such address":  {Class: class.Options{Several: true, Least: 2, Session: session.Options{Dir: dir, ID: "other"}}, Endpoint: endpoint.Options{Listen: "256.0.0.1:0"}},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := openServer(t.Context(), o, func(string) {}); err == nil || strings.Contains(err.Error(), "\n") {
				t.Fatalf("error %q, want one line", err)
			}
			first := session.Options{Dir: dir, ID: o.Class.Session.ID + "-1"}
			if s, err := session.Resume(first); err == nil {
				t.Errorf("the first was begun, and is there still: %v", s.Close())
			}
			s, err := session.New(first)
			if err != nil {
				t.Fatalf("the first is still open: %v", err)
			}
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		})
	}
}

// TestFreshAmongSeveral leaves the neighbours as they are, and keeps what was
// tolerated.
func TestFreshAmongSeveral(t *testing.T) {
	t.Parallel()
	h := startServer(t, func(o *Options) { o.Class.Several, o.Class.Least, o.Class.Session.ID = true, 2, "class" })
	engines := h.Engines()
	body := plain(t, engines[0], "ReadingProfile/ViewEvent/Viewed")
	for _, engine := range engines {
		post(t, engine.Endpoint(), "Bearer "+engine.Endpoint().Token, body)
	}
	engines[1].Tolerate(rule.Tolerances{BareToken: true})
	before := engines[1].Endpoint()
	if _, err := engines[1].Fresh(catalog.V1p2); err != nil {
		t.Fatal(err)
	}
	if engines[0].Session().Len() != 1 || engines[1].Session().Len() != 0 || engines[1].Endpoint() != before {
		t.Errorf("the neighbour has %d messages, the fresh one %d at %+v", engines[0].Session().Len(), engines[1].Session().Len(), engines[1].Endpoint())
	}
	if got := post(t, before, before.Token, body); got != http.StatusOK || !engines[1].Judging().Tolerances.BareToken {
		t.Errorf("the tolerance is lost: a bare token is answered %d", got)
	}
	if got := post(t, engines[0].Endpoint(), engines[0].Endpoint().Token, body); got != http.StatusUnauthorized {
		t.Errorf("the neighbour takes a bare token too: %d", got)
	}
}

// TestTolerancesChangeWhileMessagesArrive switches one on and off under load;
// each message is judged in one way or the other, and says which.
func TestTolerancesChangeWhileMessagesArrive(t *testing.T) {
	b := startBackend(t, nil)
	e := b.Endpoint()
	body := strings.Replace(plain(t, b, "ReadingProfile/ViewEvent/Viewed"), `"sendTime":"2024-03-14T10:16:00.000Z"`, `"sendTime":"2024-03-14T10:16:00Z"`, 1)
	const senders, each = 4, 15
	var wait sync.WaitGroup
	for range senders {
		wait.Go(func() {
			for range each {
				post(t, e, "Bearer "+e.Token, body)
			}
		})
	}
	for on := range 200 {
		b.Tolerate(rule.Tolerances{TimeFormat: on%2 == 0})
	}
	wait.Wait()
	s := b.Session()
	for _, entry := range s.Entries(0, s.Len()) {
		m, err := s.Message(entry.Seq)
		if err != nil {
			t.Fatal(err)
		}
		tolerated := strings.Join(m.Exchange.Tolerated, " ")
		if entry.Status == http.StatusOK && tolerated != "time-format" || entry.Status != http.StatusOK && tolerated != "" {
			t.Errorf("message %d: status %d, tolerated %q", entry.Seq, entry.Status, tolerated)
		}
	}
	if s.Len() != senders*each {
		t.Errorf("%d messages", s.Len())
	}
}

// TestWhatWasToleratedOutlivesTheProgram resumes a session without the
// tolerance: the message still says that it needed it, the next is refused.
func TestWhatWasToleratedOutlivesTheProgram(t *testing.T) {
	state := t.TempDir()
	o := Options{State: state, Class: class.Options{Session: session.Options{Dir: filepath.Join(state, "sessions"), Spec: catalog.V1p2, ID: "class", Token: "sesame"}}}
	first, err := newBackend(t.Context(), o, func(string) {})
	if err != nil {
		t.Fatal(err)
	}
	body := plain(t, first, "ReadingProfile/ViewEvent/Viewed")
	first.Tolerate(rule.Tolerances{BareToken: true})
	if got := post(t, first.Endpoint(), "sesame", body); got != http.StatusOK {
		t.Errorf("tolerated, it is answered %d", got)
	}
	if err := first.close(); err != nil {
		t.Fatal(err)
	}
	again := startBackend(t, func(changed *Options) { *changed = o; changed.Class.Resume = true })
	m, err := again.Session().Message(1)
	if err != nil || strings.Join(m.Exchange.Tolerated, " ") != "bare-token" || m.Note != "tolerated: bare-token" {
		t.Errorf("it is read back as tolerated %q, %q (%v)", m.Exchange.Tolerated, m.Note, err)
	}
	if got := post(t, again.Endpoint(), "sesame", body); got != http.StatusUnauthorized {
		t.Errorf("without the tolerance it is answered %d", got)
	}
	content, err := os.ReadFile(again.Session().Journal())
	if err != nil || strings.Contains(string(content), "sesame") {
		t.Errorf("the token is in the journal (%v)", err)
	}
}

func TestASessionWithoutATokenHasAURLOfItsOwn(t *testing.T) {
	t.Parallel()
	h := startServer(t, func(o *Options) {
		o.Class.Several, o.Class.Least, o.Class.NoAuth, o.Endpoint.NoAuth = true, 2, true, true
	})
	for _, engine := range h.Engines() {
		e := engine.Endpoint()
		if e.Token != "" || e.Own() != "a URL of its own" {
			t.Errorf("token %q, %q", e.Token, e.Own())
		}
		if got := post(t, e, "", plain(t, engine, "ReadingProfile/ViewEvent/Viewed")); got != http.StatusOK || engine.Session().Len() != 1 {
			t.Errorf("status %d, %d messages", got, engine.Session().Len())
		}
	}
}
