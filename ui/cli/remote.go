package cli

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
	sources         map[catalog.Version][]string // the documents of each version that were accepted
	events          report.Events
}

func newRemote(address, token string, judge conformance.Options, only bool) *remote {
	return &remote{address: address, secret: token, spec: judge.Spec, only: only, closest: why.NewByVersion((*catalog.Vocabulary).AllRows), sources: map[catalog.Version][]string{}}
}

func (r *remote) url() string   { return r.address }
func (r *remote) token() string { return r.secret }
func (r *remote) close() error  { return nil }

// destination is the endpoint itself, whatever the version.
func (r *remote) destination(*source) (*sensor.Destination, error) { return nil, nil }

// answered takes the endpoint's word for the transport, and our own for the
// content.
func (r *remote) answered(reply sensor.Reply, sources []*source) ([]report.Delivery, error) {
	messages := unanswered(reply, sources)
	for i, s := range sources {
		m := &messages[i]
		findings := s.assessment.Findings
		s.assessed = s.items
		r.look(s)
		m.Verdict, m.Unread = s.assessment.Verdict, false // it was judged here
		if s.at != "" {
			findings = within(findings, s.at)
			m.Verdict = s.items[0].Verdict
		}
		if reply.Accepted() {
			m.Reason = ""
			r.credit(s)
		}
		m.Findings = report.Findings(findings)
		if s.at == "" {
			m.More = s.assessment.More
		}
		s.place(m.Findings)
	}
	return messages, nil
}

// look takes account of what a source holds, for the rows that nothing fills. An
// element of an array is read by itself, and not its array again.
func (r *remote) look(s *source) {
	data, items := s.sent, s.items
	if s.at != "" {
		data, items = s.item, slices.Clone(items)
		for i := range items {
			items[i].Pointer = strings.TrimPrefix(items[i].Pointer, s.at)
		}
	}
	r.closest.Look(r.closest.Events(s.name(), data, items))
}

// credit counts what an accepted source holds.
func (r *remote) credit(s *source) {
	for _, item := range s.items {
		r.events.Add(item.Verdict, 1)
	}
	v := s.version()
	if r.only && v != r.spec {
		return
	}
	r.cards.Add(s.items, s.name())
	if v != "" && !slices.Contains(r.sources[v], s.name()) {
		r.sources[v] = append(r.sources[v], s.name())
	}
}

func (r *remote) finish(result *report.Result) error {
	result.Sent.Events = r.events
	result.Profiles = report.ProfilesOfCards(&r.cards, r.spec, r.closest)
	parts := report.ByVersion(result.Profiles)
	if len(parts) == 1 {
		result.Sent.Spec = parts[0][0].Spec
		return nil
	}
	for _, part := range parts {
		spec := part[0].Spec
		result.Sent.Counted = append(result.Sent.Counted, report.Counted{Spec: spec, Sources: r.sources[spec]})
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
