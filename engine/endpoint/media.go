package endpoint

import (
	"fmt"
	"mime"
	"net/http"
	"strings"

	"caliper-playground/engine/session"
	"caliper-playground/engine/text"
	"caliper-playground/engine/wrapper"
)

// checkMediaType asks for application/json, with any parameters, in UTF-8.
func (c *call) checkMediaType() *refusal {
	values := c.r.Header["Content-Type"]
	if len(values) == 1 && values[0] == "application/json" {
		return nil
	}
	value := ""
	if len(values) > 0 {
		value = values[0]
	}
	mediaType, parameters, _ := mime.ParseMediaType(value)
	charset := strings.ToLower(parameters["charset"])
	switch {
	case len(values) > 1:
		return c.unsupported(fmt.Sprintf("there are %d Content-Type headers", len(values)), "send one alone: Content-Type: application/json")
	case mediaType != "application/json":
		cause, help := describeMediaType(value, mediaType)
		return c.unsupported(cause, help)
	case charset != "" && charset != "utf-8" && charset != "utf8" && charset != "us-ascii":
		return c.unsupported(fmt.Sprintf("the charset of the Content-Type is %q", text.Clip(charset, 40)), "encode the body in UTF-8, the only encoding of JSON between systems (RFC 8259), and send Content-Type: application/json")
	}
	return nil
}

// unsupported is a 415. It reads the beginning of the body, for the log and
// to recognise what was sent instead.
func (c *call) unsupported(cause, help string) *refusal {
	c.peek(64 << 10)
	if w := wrapper.Recognise(c.body); w != nil && help == sendJSON {
		cause += "; the body is " + w.What
		help = w.Advice + ", with Content-Type: application/json"
	}
	return &refusal{
		status: http.StatusUnsupportedMediaType, cause: cause, help: help,
		header: []session.Field{{Name: "Accept-Post", Value: "application/json"}, {Name: "Accept-Encoding", Value: "gzip"}},
	}
}

const sendJSON = "send the header Content-Type: application/json"

// describeMediaType names what senders are known to put there.
func describeMediaType(value, mediaType string) (cause, help string) {
	switch {
	case value == "":
		return "the Content-Type header is missing", sendJSON
	case strings.HasPrefix(mediaType, "application/vnd.kafka."):
		return fmt.Sprintf("the Content-Type is %s: a wrapper for a Kafka REST proxy, not a Caliper message", text.Clip(mediaType, 80)),
			"send the envelope that stands in records[].value, alone, with Content-Type: application/json; in Open edX choose a plain HTTP delivery"
	case mediaType == "application/ld+json":
		return "the Content-Type is application/ld+json", "Caliper is JSON-LD, but is sent with Content-Type: application/json"
	case mediaType == "application/jwt", mediaType == "application/jose", mediaType == "application/jose+json":
		return fmt.Sprintf("the Content-Type is %s: a signed JWT, not a Caliper envelope", mediaType),
			"turn the signing of payloads off and send the envelope itself as application/json"
	case mediaType == "application/x-www-form-urlencoded", mediaType == "multipart/form-data":
		return fmt.Sprintf("the Content-Type is %s, that of a web form", mediaType),
			sendJSON + "; HTTP libraries (curl -d among them) take the form's type unless told otherwise"
	case mediaType == "":
		return fmt.Sprintf("the Content-Type %q cannot be read", text.Clip(value, 80)), sendJSON
	}
	return fmt.Sprintf("the Content-Type is %s", text.Clip(mediaType, 80)), sendJSON
}

// checkCoding accepts bodies as they are and such as are packed with gzip.
func (c *call) checkCoding() *refusal {
	coding := strings.ToLower(strings.TrimSpace(strings.Join(c.r.Header["Content-Encoding"], ", ")))
	switch coding {
	case "", "identity", "gzip", "x-gzip":
		return nil
	}
	return &refusal{
		status: http.StatusUnsupportedMediaType,
		cause:  fmt.Sprintf("the Content-Encoding is %s", text.Clip(coding, 80)),
		help:   "send the body as it is, or packed once with gzip",
		header: []session.Field{{Name: "Accept-Encoding", Value: "gzip"}},
	}
}
