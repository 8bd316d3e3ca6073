package probe

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"

	"caliper-playground/engine/rule"
	"caliper-playground/engine/sensor"
)

// judgement is what is to be answered, and what another answer is worth.
type judgement struct {
	must string
	of   func(sensor.Reply) (rule.Verdict, string)
}

// accepted wants 2xx and an empty body.
var accepted = judgement{"2xx and an empty body", func(reply sensor.Reply) (rule.Verdict, string) {
	switch {
	case !reply.Accepted():
		return rule.Fail, said(reply) + "; it must be accepted, with 2xx" + details(reply)
	case len(reply.Body) > 0:
		return rule.Warn, fmt.Sprintf("it answered %d with a body of %d bytes; the body of a success is empty", reply.Status, len(reply.Body))
	}
	return rule.Pass, ""
}}

// refused wants that status. Another of 4xx refuses it too, without saying why.
func refused(status int) judgement {
	return judgement{fmt.Sprint(status), func(reply sensor.Reply) (rule.Verdict, string) {
		switch {
		case reply.Status == status:
			return rule.Pass, ""
		case reply.Status/100 == 4:
			return rule.Warn, fmt.Sprintf("it answered %d; the status that says what is wrong is %d %s", reply.Status, status, http.StatusText(status))
		case reply.Accepted():
			return rule.Fail, fmt.Sprintf("it answered %d, and so took it; it must be refused, with %d %s", reply.Status, status, http.StatusText(status))
		}
		return rule.Fail, fmt.Sprintf("%s; it must be refused, with %d %s", said(reply), status, http.StatusText(status))
	}}
}

// configured wants the configuration, which an endpoint of 1.1 does not have.
var configured = judgement{"200 and the endpoint's configuration", func(reply sensor.Reply) (rule.Verdict, string) {
	var c struct {
		Versions []string `json:"caliperSupportedVersions"`
	}
	switch {
	case reply.Err != nil || reply.Status/100 == 5:
		return rule.Fail, said(reply) + "; it must answer 200 and the configuration, or refuse the method"
	case !reply.Accepted():
		return rule.Warn, fmt.Sprintf("it answered %d; an endpoint of Caliper 1.2 answers 200 and its configuration", reply.Status)
	case json.Unmarshal(reply.Body, &c) != nil || len(c.Versions) == 0:
		return rule.Warn, "the answer is no configuration: a JSON object with caliperSupportedVersions was expected"
	}
	return rule.Pass, ""
}}

// limitOf returns the largest body that a configuration names, or 0.
func limitOf(reply sensor.Reply) int {
	var c struct {
		Limit int `json:"caliperMaxPayloadSize"`
	}
	if !reply.Accepted() || json.Unmarshal(reply.Body, &c) != nil {
		return 0
	}
	return c.Limit
}

// details is what a refusal says of itself.
func details(reply sensor.Reply) string {
	var problem struct{ Title, Detail string }
	if json.Unmarshal(reply.Body, &problem) != nil || problem.Title+problem.Detail == "" {
		return ""
	}
	return " (" + strings.TrimPrefix(strings.TrimSpace(problem.Title+": "+problem.Detail), ": ") + ")"
}
