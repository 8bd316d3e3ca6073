package session

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/document"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/text"
	"caliper-playground/engine/wrapper"
)

// answer is what the sender of a message is told: a status, and for one other
// than 200 the cause and what to do about it.
type answer struct {
	status      int
	cause, help string
}

// answerTo decides the answer to a message whose content was judged. The
// content's own errors only count against it where rejectInvalid asks for that.
func answerTo(body []byte, a *conformance.Assessment, rejectInvalid bool) answer {
	if a.Transport == conformance.NotJSON || a.Transport == conformance.NoEnvelope {
		if w := wrapper.Recognise(body); w != nil {
			return answer{http.StatusBadRequest, w.Cause(), w.Advice}
		}
	}
	switch a.Transport {
	case conformance.NotJSON:
		return notJSON(body, a)
	case conformance.NoEnvelope:
		return noEnvelope(body, a)
	case conformance.MalformedEnvelope:
		return malformedEnvelope(body, a)
	case conformance.UnsupportedVersion:
		f := firstError(a)
		return answer{http.StatusUnprocessableEntity, "dataVersion: " + cmp.Or(f.Message, "it names no version that is supported"),
			"set dataVersion to one of " + strings.Join(contexts(), ", ")}
	}
	if rejectInvalid && a.Verdict == rule.Fail {
		return invalidContent(a)
	}
	return answer{status: http.StatusOK}
}

func notJSON(body []byte, a *conformance.Assessment) answer {
	if bytes.HasPrefix(body, gzipMagic) {
		return answer{http.StatusBadRequest, "the body is packed with gzip, but no Content-Encoding says so",
			"send the header Content-Encoding: gzip, or the body as it is"}
	}
	var syntax *document.SyntaxError
	if _, err := document.NewParser(nil).Parse(body); errors.As(err, &syntax) {
		help := syntax.Help
		if strings.Contains(syntax.Problem, "breaks off") {
			help += "; where the sender computes Content-Length, it must count bytes, not characters"
		}
		return answer{http.StatusBadRequest,
			fmt.Sprintf("the body is not JSON: %s (line %d, column %d)", syntax.Problem, syntax.Line, syntax.Column), help}
	}
	return answer{http.StatusBadRequest, cmp.Or(firstError(a).Message, "the body is not JSON"), "send one JSON envelope"}
}

const (
	wrapIt = "put it into the data array of an envelope with sensor, sendTime and dataVersion" + seeCopy
	// seeCopy points to what the endpoint adds to the answer.
	seeCopy = "; the answer's member resend is such an envelope, ready to send but for the sensor's IRI"
)

func noEnvelope(body []byte, a *conformance.Assessment) answer {
	if isCaliper1p0(a) {
		return caliper1p0()
	}
	cause, help := "the body is JSON, but no Caliper envelope", "send an object with sensor, sendTime, dataVersion and data"
	switch a.Shape {
	case rule.ShapeEvent:
		cause, help = "an event without an envelope", wrapIt
	case rule.ShapeEntity:
		cause, help = "an entity without an envelope", wrapIt
	case rule.ShapeArray:
		if holdsEnvelopes(body) {
			return answer{http.StatusBadRequest, "an array of envelopes", "send each envelope by itself, or put all events into the data of one"}
		}
		cause, help = "an array without an envelope", "make it the data of an envelope with sensor, sendTime and dataVersion"+seeCopy
	}
	return answer{http.StatusBadRequest, cause, help}
}

// gzipMagic begins all gzip data (RFC 1952, section 2.3.1).
var gzipMagic = []byte{0x1f, 0x8b}

// holdsEnvelopes says whether an array begins with what looks like an envelope.
func holdsEnvelopes(body []byte) bool {
	in := json.NewDecoder(bytes.NewReader(body))
	if _, err := in.Token(); err != nil || !in.More() {
		return false
	}
	var first struct{ Sensor, SendTime, Data json.RawMessage }
	return in.Decode(&first) == nil && first.Data != nil && (first.Sensor != nil || first.SendTime != nil)
}

func malformedEnvelope(body []byte, a *conformance.Assessment) answer {
	if isCaliper1p0(a) {
		return caliper1p0()
	}
	f := firstEnvelopeError(a)
	return answer{http.StatusBadRequest, cmp.Or(f.Message, "the envelope is malformed"), envelopeHelp(body, f.Pointer)}
}

func invalidContent(a *conformance.Assessment) answer {
	n := 0
	for _, f := range a.Findings {
		if f.Severity == rule.Error {
			n++
		}
	}
	f := firstError(a)
	return answer{http.StatusUnprocessableEntity,
		fmt.Sprintf("the content has %s, and the endpoint is set to reject that", text.Plural(n, "error")),
		fmt.Sprintf("%s: %s", cmp.Or(f.Pointer, "the document"), f.Message)}
}

func caliper1p0() answer {
	return answer{http.StatusBadRequest, "this is Caliper 1.0",
		"set the sensor to Caliper 1.1 or 1.2: id and type stand for @id and @type, actions are plain words, and the envelope names its dataVersion"}
}

// isCaliper1p0 says whether a document was found to be of Caliper 1.0.
func isCaliper1p0(a *conformance.Assessment) bool {
	return slices.ContainsFunc(a.Findings, func(f rule.Finding) bool { return f.Rule == "caliper-1.0" })
}

// firstError returns the first error finding, or an empty one.
func firstError(a *conformance.Assessment) rule.Finding {
	for _, f := range a.Findings {
		if f.Severity == rule.Error {
			return f
		}
	}
	return rule.Finding{}
}

// firstEnvelopeError prefers an error of the envelope to those of its items.
func firstEnvelopeError(a *conformance.Assessment) rule.Finding {
	for _, f := range a.Findings {
		if f.Severity == rule.Error && !strings.HasPrefix(f.Pointer, "/data/") {
			return f
		}
	}
	return firstError(a)
}

// contexts lists the values of dataVersion that are supported.
func contexts() []string {
	var iris []string
	for _, v := range catalog.Versions() {
		iris = append(iris, catalog.Get(v).Context)
	}
	return iris
}
