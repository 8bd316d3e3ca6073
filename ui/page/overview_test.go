package page_test

import (
	"slices"
	"testing"
	"time"

	"caliper-playground/engine/certify"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/session"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
)

func TestOverview(t *testing.T) {
	var none *page.Overview
	if messages, sessions := none.Unseen(); none.Several() || none.Name() != "" || messages+sessions != 0 {
		t.Error("of no sessions something is known")
	}
	all := &page.Overview{Sessions: []page.Summary{{Name: "a", Unseen: 4}, {Name: "b", Learner: "Ines", Unseen: 9}, {Name: "c"}, {Name: "d", Unseen: 2}}, Shown: 1}
	if !all.Several() || all.Name() != all.Sessions[1].Label() || all.Count() != "2 of 4" {
		t.Errorf("several %t, the one shown is %q, %s", all.Several(), all.Name(), all.Count())
	}
	if messages, sessions := all.Unseen(); messages != 6 || sessions != 2 {
		t.Errorf("unseen are %d messages of %d sessions: the one shown does not count", messages, sessions)
	}
	for by, want := range map[int]int{0: 1, 1: 2, 3: 0, -1: 0, -2: 3, 8: 1, -9: 0} {
		if got := all.Further(by); got != want {
			t.Errorf("%d further is %d, want %d", by, got, want)
		}
	}
	if one := (&page.Overview{Sessions: all.Sessions[:1], Shown: 1}); one.Several() || one.Name() != "" {
		t.Errorf("one session: several %t, shown is %q", one.Several(), one.Name())
	}
}

// A summary says of a session what its messages have come to.
func TestSummaries(t *testing.T) {
	if sum := page.Summarise(pagetest.NewSession("empty")); sum.Messages != 0 || !sum.Last.IsZero() || sum.Name != "empty" || sum.Met.Met != 0 {
		t.Errorf("of an empty session: %+v", sum)
	}
	s := pagetest.NewSession("busy")
	for _, row := range []string{"ReadingProfile/NavigationEvent/NavigatedTo", "ReadingProfile/ViewEvent/Viewed"} {
		m, credit := pagetest.Conformant(row)
		s.Receive(m, credit)
	}
	s.Receive(pagetest.Refused())
	sum := page.Summarise(s)
	if sum.Messages != 3 || sum.Totals.Refused != 1 || !sum.Last.Equal(pagetest.Start.Add(2*time.Second)) || sum.Met.Met != 1 {
		t.Errorf("of a busy one: %+v", sum)
	}
}

func TestSnapshots(t *testing.T) {
	s := pagetest.NewSession("busy")
	m, credit := pagetest.Conformant("ReadingProfile/ViewEvent/Viewed")
	s.Receive(m, credit)
	s.Ask(session.Entry{Status: 200, Event: "GET"})
	got := page.TakeSnapshot(s)
	marked := slices.IndexFunc(got.Profiles, func(p conformance.ProfileScore) bool { return p.Profile.Name == "ReadingProfile" })
	if got.Len != 1 || got.Totals.Accepted != 1 || len(got.Requests) != 1 || marked < 0 {
		t.Fatalf("the snapshot is %+v", got)
	}
	count := 0
	for _, row := range got.Profiles[marked].Rows {
		count += row.Count
	}
	if count != 1 || got.ProfilesMet().Met != 0 {
		t.Errorf("%d marks, %d profiles met", count, got.ProfilesMet().Met)
	}

	var r certify.Result
	r.Messages.Received, r.Messages.Accepted, r.Messages.Refused = 5, 3, 2
	r.Items.Pass, r.Items.Repeated, r.Profiles = 3, 1, got.Profiles
	run := page.RunSnapshot(r)
	if run.Totals.Messages != 5 || run.Totals.Accepted != 3 || run.Totals.Refused != 2 || run.Totals.Pass != 3 || run.Totals.Repeated != 1 || run.Len != r.Messages.Seen() || len(run.Profiles) != len(got.Profiles) {
		t.Errorf("of a run: %+v", run)
	}
}

func TestNotices(t *testing.T) {
	server := pagetest.NewServer("one")
	env := &page.Env{Engine: noticed{pagetest.New()}}
	if got := page.Notices(env); !slices.Equal(got, []string{"It was resumed."}) || page.InClass(env) {
		t.Errorf("without a server: %q, in a class %t", got, page.InClass(env))
	}
	env.Server, server.Told = server, []string{"the class came back"}
	if got := page.Notices(env); !slices.Equal(got, []string{"The class came back.", "It was resumed."}) || page.InClass(env) {
		t.Errorf("with a server: %q, in a class %t", got, page.InClass(env))
	}
	if server.ClassName = "spring"; !page.InClass(env) {
		t.Error("the sessions are a class")
	}
}

// noticed is an engine whose session had something to say when it was opened.
type noticed struct{ *pagetest.Engine }

func (n noticed) Session() page.Session { return noticedSession{n.Engine.Current()} }

type noticedSession struct{ *pagetest.Session }

func (noticedSession) Notice() string { return "it was resumed" }

func TestWhatIsHiddenOfAnEndpoint(t *testing.T) {
	e := pagetest.New().Endpoint()
	if hidden := e.Hidden(); hidden.Token != page.HiddenToken || hidden.URL != e.URL || e.Token != "a-token" {
		t.Errorf("hidden it is %+v", hidden)
	}
	if e.Own() != "a URL and a token of its own" {
		t.Errorf("it has %s", e.Own())
	}
	if e.Token = ""; e.Own() != "a URL of its own" || e.Hidden().Token != "" {
		t.Errorf("without a token it has %s, and hides %q", e.Own(), e.Hidden().Token)
	}
}
