package delivery

import (
	"fmt"

	"caliper-playground/catalog"
	"caliper-playground/engine/report"
	"caliper-playground/engine/session"
	"caliper-playground/engine/why"
)

// sessions are those of the own endpoint, one for each version of Caliper that
// occurs, since a session marks the rows of one. They are in the order in which they
// were needed.
type sessions []*part

// part is the session of one version.
type part struct {
	session *session.Session
	names   [][]string // of the sources of each message, by its number from 0
	sources Names      // the documents that are of its version
}

// OfSession is where the messages of a recorded session went.
func OfSession(s *session.Session) Receiver { return sessions{{session: s}} }

// URL is the path of the first session: on which port it was served is not known.
func (o sessions) URL() string { return "/caliper/" + o.id() + "/message" }

// id is that of the first session, or "" where there is none yet.
func (o sessions) id() string {
	if len(o) == 0 {
		return ""
	}
	return o[0].session.ID()
}

// Finish takes the sessions' totals and marks.
func (o sessions) Finish(r *report.Result) error {
	for _, p := range o {
		r.Sent.Events.Take(p.session.Totals())
	}
	parts := o.occurring()
	for _, p := range parts {
		v, scores := p.session.Spec(), p.session.Scorecard()
		closest := why.Near(catalog.Get(v), p.session, why.Open(scores))
		closest.Rename(p.called)
		r.Profiles = append(r.Profiles, report.NewProfiles(v, scores, p.nameOf, closest)...)
		if len(parts) > 1 {
			r.Sent.Counted = append(r.Sent.Counted, report.Counted{Spec: v, Sources: p.sources.All()})
		}
	}
	if len(parts) == 1 {
		r.Sent.Spec = parts[0].session.Spec()
	}
	return nil
}

// occurring returns the sessions whose versions documents name, as the catalogue
// orders them, or the first one where no document names any.
func (o sessions) occurring() sessions {
	var parts sessions
	for _, v := range catalog.Versions() {
		for _, p := range o {
			if p.session.Spec() == v && len(p.sources.All()) > 0 {
				parts = append(parts, p)
			}
		}
	}
	if len(parts) == 0 {
		return o[:1]
	}
	return parts
}

// message returns the number of a message, as "message 12", and the names of what it
// held; none where it is not known.
func (p *part) message(called string) (seq int, names []string) {
	if seq = session.NumberOf(called); seq < 1 || seq > len(p.names) {
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
