package cli

import (
	"encoding/json"
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/report"
	"caliper-playground/engine/sensor"
)

// remote is somebody else's endpoint. It says whether it took a message; what
// the content deserves is judged here.
type remote struct {
	address, secret string
	spec            catalog.Version
	card            *conformance.Scorecard
	events          report.Events
}

func newRemote(address, token string, judge conformance.Options) *remote {
	return &remote{address: address, secret: token, spec: judge.Spec, card: conformance.NewScorecard(catalog.Get(judge.Spec))}
}

func (r *remote) url() string   { return r.address }
func (r *remote) token() string { return r.secret }
func (r *remote) close() error  { return nil }

// answered takes the endpoint's word for the transport, and our own for the
// content.
func (r *remote) answered(reply sensor.Reply, sources []*source) ([]report.Message, error) {
	messages := unanswered(reply, sources)
	for i, s := range sources {
		m := &messages[i]
		findings := s.assessment.Findings
		m.Verdict, m.Unread = s.assessment.Verdict, false // it was judged here
		if s.at != "" {
			findings = within(findings, s.at)
			m.Verdict = s.items[0].Verdict
		}
		if reply.Accepted() {
			m.Reason = ""
			r.credit(s)
		}
		if m.Failed() {
			m.Findings = report.Findings(findings)
			for j := range m.Findings {
				m.Findings[j].Line += s.line - 1
			}
			m.Body, m.Line = s.data, s.line
		}
	}
	return messages, nil
}

// credit counts what an accepted source holds.
func (r *remote) credit(s *source) {
	for _, item := range s.items {
		r.events.Add(item.Verdict, 1)
		if s.assessment.Spec != r.spec {
			continue
		}
		for _, c := range item.Credits {
			r.card.Add(c, s.name)
		}
	}
}

func (r *remote) finish(result *report.Replay) []conformance.ProfileScore {
	result.Events = r.events
	scores := r.card.Profiles()
	result.Profiles = make([]report.Profile, 0, len(scores))
	for _, s := range scores {
		result.Profiles = append(result.Profiles, report.NewProfile(s, nil))
	}
	return scores
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
