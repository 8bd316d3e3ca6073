package endpoint

import (
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
)

// ReplyFindings, as the body of a 200, stands for what was found in the message and
// which marks it earned.
const ReplyFindings = "findings"

// judgement is the body of a 200 that tells what the message came to. Its JSON form
// is public: every field is always there.
type judgement struct {
	Status   int            `json:"status"`
	Verdict  rule.Verdict   `json:"verdict"`
	Findings []rule.Finding `json:"findings"` // the first of them, warnings and remarks included
	More     int            `json:"more"`     // findings beyond those
	Items    []earned       `json:"items"`    // the first of them
}

// earned is what an event or entity of the message earned, or why nothing.
type earned struct {
	Pointer    string               `json:"pointer"`
	Credits    []conformance.Credit `json:"credits"`
	Uncredited string               `json:"uncredited"`
}

// judged returns the judgement of a message that was taken. Where the assessment
// cannot be written, or there is none, it is empty.
func judged(status int, a *conformance.Assessment) []byte {
	if a == nil {
		return nil
	}
	findings, more := spelled(a)
	j := judgement{Status: status, Verdict: a.Verdict, Findings: findings, More: more, Items: []earned{}}
	for _, item := range a.Items[:min(len(a.Items), maxFindings)] {
		j.Items = append(j.Items, earned{item.Pointer, append([]conformance.Credit{}, item.Credits...), item.Uncredited})
	}
	body, _ := encode(j) // what cannot be written says nothing
	return body
}

// spelled returns the findings that an answer lists, and how many there are beyond.
func spelled(a *conformance.Assessment) (findings []rule.Finding, more int) {
	findings = append([]rule.Finding{}, a.Findings[:min(len(a.Findings), maxFindings)]...)
	return findings, len(a.Findings) - len(findings) + a.More.Total()
}
