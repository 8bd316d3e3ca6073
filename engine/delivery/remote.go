package delivery

import (
	"encoding/json"
	"slices"
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/report"
	"caliper-playground/engine/sensor"
	"caliper-playground/engine/why"
)

// remote is somebody else's endpoint. It says whether it took a message; what
// the content deserves is judged here.
type remote struct {
	address, secret string
	spec            catalog.Version
	only            bool // everything counts for spec
	cards           conformance.Scorecards
	closest         why.ByVersion
	sources         map[catalog.Version]Names // the documents of each version that were accepted
	events          report.Events
}

// NewRemote is somebody else's endpoint. Where only the judge's version counts, whatever
// is of another one is sent too, and fills no row.
func NewRemote(address, token string, judge conformance.Options, only bool) Target {
	return &remote{address: address, secret: token, spec: judge.Spec, only: only, closest: why.NewByVersion((*catalog.Vocabulary).AllRows), sources: map[catalog.Version]Names{}}
}

func (r *remote) URL() string   { return r.address }
func (r *remote) Token() string { return r.secret }
func (r *remote) Close() error  { return nil }

// Destination is the endpoint itself, whatever the version.
func (r *remote) Destination(*Source) (*sensor.Destination, error) { return nil, nil }

// Answered takes the endpoint's word for the transport, and our own for the
// content.
func (r *remote) Answered(reply sensor.Reply, sources []*Source) ([]report.Delivery, error) {
	messages := unanswered(reply, sources)
	for i, s := range sources {
		m := &messages[i]
		findings := s.Assessment.Findings
		s.Assessed = s.Items
		r.look(s)
		m.Verdict, m.Unread = s.Assessment.Verdict, false // it was judged here
		if s.At != "" {
			findings = Within(findings, s.At)
			m.Verdict = s.Items[0].Verdict
		}
		if reply.Accepted() {
			m.Reason = ""
			r.Credit(s)
		}
		m.Findings = report.Findings(findings)
		if s.At == "" {
			m.More = s.Assessment.More
		}
		s.Locate(m.Findings)
	}
	return messages, nil
}

// look takes account of what a source holds, for the rows that nothing fills. An
// element of an array is read by itself, and not its array again.
func (r *remote) look(s *Source) {
	data, items := s.Sent, s.Items
	if s.At != "" {
		data, items = s.item, slices.Clone(items)
		for i := range items {
			items[i].Pointer = strings.TrimPrefix(items[i].Pointer, s.At)
		}
	}
	r.closest.Look(r.closest.Events(s.Name(), data, items))
}

// Credit counts what an accepted source holds.
func (r *remote) Credit(s *Source) {
	for _, item := range s.Items {
		r.events.Add(item.Verdict, 1)
	}
	v := s.Version()
	if r.only && v != r.spec {
		return
	}
	r.cards.Add(s.Items, s.Name())
	if v != "" {
		names := r.sources[v]
		names.Add(s.Name())
		r.sources[v] = names
	}
}

func (r *remote) Finish(result *report.Result) error {
	result.Sent.Events = r.events
	result.Profiles = report.ProfilesOfCards(&r.cards, r.spec, r.closest)
	parts := report.ByVersion(result.Profiles)
	if len(parts) == 1 {
		result.Sent.Spec = parts[0][0].Spec
		return nil
	}
	for _, part := range parts {
		spec := part[0].Spec
		result.Sent.Counted = append(result.Sent.Counted, report.Counted{Spec: spec, Sources: r.sources[spec].All()})
	}
	return nil
}

// problem says in the endpoint's own words why a message was not taken.
func problem(reply sensor.Reply) string {
	if reply.Err != nil {
		return reply.Err.Error()
	}
	if reply.Status/100 == 3 && reply.Location != "" {
		return "the endpoint is at " + reply.Location + " now, and redirects are not followed; give that URL to --endpoint"
	}
	var details struct{ Title, Detail, Help string }
	if isHTML(reply) {
		return "the answer is an HTML page" + titled(reply.Body) + ", as a proxy, a login or another server has them; check the URL"
	}
	if json.Unmarshal(reply.Body, &details) == nil && details.Title+details.Detail != "" {
		said := strings.TrimSuffix(strings.TrimPrefix(details.Title+": "+details.Detail, ": "), ": ")
		return advice(said, details.Help) // the help is what a playground adds
	}
	if reply.Accepted() {
		return ""
	}
	const longest = 200
	return string(reply.Body[:min(len(reply.Body), longest)])
}
