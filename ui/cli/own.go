package cli

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/endpoint"
	"caliper-playground/engine/report"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/sensor"
	"caliper-playground/engine/session"
	"caliper-playground/engine/why"
)

// own is the program's own endpoint with sessions behind it, whose judgement is
// what counts. There is a session for each version of Caliper that occurs, since
// a session marks the rows of one.
type own struct {
	app      *app
	state    string // the folder of sessions and certificates
	judge    conformance.Options
	only     bool // everything counts for judge.Spec
	endpoint *endpoint.Endpoint
	parts    []*part // in the order in which they were needed
	said     said
	told     []string // what was said so far
	passing  string   // the folder of sessions that are not kept; "" where they are
}

// part is the session of one version.
type part struct {
	session *session.Session
	names   [][]string // of the sources of each message, by its number from 0
	sources nameList   // the documents that are of its version
}

// nameList is names in the order in which they came, each once.
type nameList struct {
	all   []string
	known map[string]bool
}

func (n *nameList) add(name string) {
	if n.known[name] {
		return
	}
	if n.known == nil {
		n.known = map[string]bool{}
	}
	n.known[name] = true
	n.all = append(n.all, name)
}

// said is what an endpoint had to say outside of its answers since it was last
// asked.
type said struct {
	mu    sync.Mutex
	lines []string
}

func (s *said) add(line string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.lines = append(s.lines, line)
}

func (s *said) drain() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	lines := s.lines
	s.lines = nil
	return lines
}

// openOwn starts an endpoint on a free port of this machine. Its sessions are gone
// when it is closed, unless they are to be kept.
func openOwn(ctx context.Context, judge conformance.Options, only, keep bool, a *app, state string) (target, error) {
	o := &own{app: a, state: state, judge: judge, only: only}
	if !keep {
		var err error
		if o.passing, err = session.Passing(state); err != nil {
			return nil, cannotRun(err)
		}
	}
	o.endpoint = endpoint.New(endpoint.Options{
		CertDir: filepath.Join(state, "tls"),
		// A document from disk may be larger than what a sensor is allowed.
		MaxPayload:     maxReplayed,
		Memory:         replayMemory,
		Notify:         o.said.add,
		NumberMessages: true,
	})
	if err := o.endpoint.Start(context.WithoutCancel(ctx)); err != nil {
		return nil, errors.Join(cannotRun(err), o.discard())
	}
	return o, nil
}

// maxReplayed is the largest document that replay's own endpoint takes, in bytes.
const maxReplayed = 256 << 20

// replayMemory is what replay's own endpoint may use for large documents, in bytes.
// Nobody can raise it, so it is for the largest document; those that are sent at the
// same time wait for each other.
const replayMemory = 8 * maxReplayed

// url is that of the first session, or of none where there is none yet.
func (o *own) url() string {
	id := ""
	if len(o.parts) > 0 {
		id = o.parts[0].session.ID()
	}
	if o.endpoint == nil { // a session of another day
		return "/caliper/" + id + "/message"
	}
	return o.endpoint.URL(id)
}

// anyURL stands for a URL of the own endpoint, which has another port and session
// each time, in a report that is the same each time.
const anyURL = "http://127.0.0.1:0/caliper/session/message"

func (o *own) token() string { return "" } // each destination has its own

// destination is the session of the version that a source is of. What names no
// version goes where other documents went.
func (o *own) destination(s *source) (*sensor.Destination, error) {
	v := s.version()
	if o.only || v == "" && len(o.parts) == 0 {
		v = o.judge.Spec
	}
	p, err := o.part(v)
	if err != nil {
		return nil, err
	}
	s.part = p
	if s.version() == p.session.Spec() {
		p.sources.add(s.name())
	}
	return &sensor.Destination{URL: o.endpoint.URL(p.session.ID()), Token: p.session.Token(), Version: p.session.Spec()}, nil
}

// part returns the session of a version, which is opened when it is first needed;
// any that there is, where the version is not known.
func (o *own) part(v catalog.Version) (*part, error) {
	for _, p := range o.parts {
		if v == "" || p.session.Spec() == v {
			return p, nil
		}
	}
	s, err := session.New(session.Options{
		Dir: o.folder(), Spec: v, Strict: o.judge.Strict, Tolerances: o.judge.Tolerances,
	})
	if err != nil {
		return nil, err
	}
	p := &part{session: s}
	o.parts = append(o.parts, p)
	o.endpoint.Add(s)
	return p, nil
}

// folder is where its sessions are.
func (o *own) folder() string {
	if o.passing != "" {
		return o.passing
	}
	return sessionsFolder(o.state)
}

// discard takes away what is not kept.
func (o *own) discard() error {
	if o.passing == "" {
		return nil
	}
	return os.RemoveAll(o.passing)
}

func (o *own) close() error {
	ctx, cancel := context.WithTimeout(context.Background(), shutdownTime)
	defer cancel()
	_ = o.endpoint.Close(ctx) // nothing is under way any more
	for _, line := range o.said.drain() {
		o.app.complain(errors.New(line))
	}
	var failed error
	for _, p := range o.parts {
		err := p.session.Close()
		if err == nil && p.session.Len() == 0 { // nothing was sent: there is nothing to keep
			err = session.Delete(o.folder(), p.session.ID())
		}
		failed = errors.Join(failed, err)
	}
	return errors.Join(failed, o.discard())
}

// answered reads what the session made of the message, by the number that the
// answer names.
func (o *own) answered(reply sensor.Reply, sources []*source) ([]report.Delivery, error) {
	p, n := sources[0].part, reply.Number
	lines := o.said.drain()
	o.told = append(o.told, lines...)
	if reply.Status == http.StatusServiceUnavailable && n == 0 && len(o.told) > 0 {
		// The journal cannot be written: the next message would fare no better.
		return nil, errors.New(strings.Join(o.told, "; "))
	}
	for _, line := range lines {
		o.app.complain(errors.New(line))
	}
	if n == 0 || n > p.session.Len() {
		// The session never saw it.
		return unanswered(reply, sources), nil
	}
	names := make([]string, len(sources))
	for i, s := range sources {
		names[i] = s.name()
	}
	for len(p.names) < n {
		p.names = append(p.names, nil)
	}
	p.names[n-1] = names
	entry := p.session.Entries(n-1, n)[0]
	if reply.Accepted() && entry.Verdict < rule.Warn && sound(sources) {
		return passed(reply, entry.Verdict, sources), nil
	}
	m, err := p.session.Message(n)
	if err != nil {
		return nil, err
	}
	return judged(reply, m, sources), nil
}

// credit does nothing: no other run has sent anything to this endpoint.
func (o *own) credit(*source) {}

// finish takes the sessions' totals and marks.
func (o *own) finish(r *report.Result) error {
	if len(o.parts) == 0 { // nothing was sent
		if _, err := o.part(o.judge.Spec); err != nil {
			return err
		}
	}
	for _, p := range o.parts {
		r.Sent.Events.Take(p.session.Totals())
	}
	parts := o.occurring()
	for _, p := range parts {
		v, scores := p.session.Spec(), p.session.Scorecard()
		closest := why.Near(catalog.Get(v), p.session, why.Open(scores))
		closest.Rename(p.called)
		r.Profiles = append(r.Profiles, report.NewProfiles(v, scores, p.nameOf, closest)...)
		if len(parts) > 1 {
			r.Sent.Counted = append(r.Sent.Counted, report.Counted{Spec: v, Sources: p.sources.all})
		}
	}
	if len(parts) == 1 {
		r.Sent.Spec = parts[0].session.Spec()
	}
	return nil
}

// occurring returns the sessions whose versions documents name, as the catalogue
// orders them, or the first one where no document names any.
func (o *own) occurring() []*part {
	var parts []*part
	for _, v := range catalog.Versions() {
		for _, p := range o.parts {
			if p.session.Spec() == v && len(p.sources.all) > 0 {
				parts = append(parts, p)
			}
		}
	}
	if len(parts) == 0 {
		return o.parts[:1]
	}
	return parts
}

// message returns the number of a message, as "message 12", and the names of what it
// held; none where it is not known.
func (p *part) message(called string) (seq int, names []string) {
	if _, err := fmt.Sscanf(called, "message %d", &seq); err != nil || seq < 1 || seq > len(p.names) {
		return 0, nil
	}
	return seq, p.names[seq-1]
}

// called is the document that an event came in.
func (p *part) called(e why.Event) string {
	_, names := p.message(e.Source)
	if len(names) == 0 {
		return e.Source
	}
	i := 0
	if _, err := fmt.Sscanf(e.Item.Pointer, "/data/%d", &i); err != nil || i >= len(names) {
		i = 0
	}
	return names[i]
}

// nameOf finds the document that filled a row: the session only knows the
// message ("message 12"), which may hold several.
func (p *part) nameOf(rowID, of string) string {
	seq, names := p.message(of)
	switch len(names) {
	case 0:
		return of
	case 1:
		return names[0]
	}
	m, err := p.session.Message(seq)
	if err != nil || m.Assessment == nil || len(m.Assessment.Items) != len(names) {
		return of
	}
	row := catalog.Get(p.session.Spec()).Row(rowID)
	for i, item := range m.Assessment.Items {
		for _, c := range item.Credits {
			if c.Profile == row.Profile && c.Event == row.Event && (c.Action == row.Action || row.Action == catalog.AnyAction) {
				return names[i]
			}
		}
	}
	return of
}
