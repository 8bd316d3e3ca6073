package exercise

import (
	"bytes"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/document"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/sensor"
)

// request is one HTTP request as it goes out.
type request struct {
	bytes   []byte
	attempt Attempt // what is known of it beforehand
}

// place is where requests are sent to.
type place struct{ host, path, token string }

// between parts the requests of an answer, as files of requests have it.
const between = "###"

// requests returns what is sent for an answer.
func (e *Exercise) requests(answer string, to place, now time.Time) ([]request, error) {
	if !e.Request {
		return []request{post(answer, []byte(e.Envelope(answer, now)), to)}, nil
	}
	var all []request
	for _, piece := range pieces(answer) {
		one, err := e.request(piece, to, now)
		if err != nil {
			return nil, fmt.Errorf("request %d: %w", len(all)+1, err)
		}
		all = append(all, one)
	}
	if len(all) == 0 {
		return nil, fmt.Errorf("there is no request; one begins with a line such as POST {{path}}")
	}
	return all, nil
}

// wrap puts events and entities into an envelope. Anything else goes as it is.
func wrap(v catalog.Version, data []byte, now time.Time) []byte {
	a := conformance.NewAssessor(conformance.Options{Spec: v}).Assess(data, nil)
	switch a.Shape {
	case rule.ShapeEvent, rule.ShapeEntity:
		return sensor.Envelope(sensor.DefaultSensorID, now, a.Spec, data)
	case rule.ShapeArray:
		d, err := document.NewParser(nil).Parse(data)
		if err != nil {
			return data
		}
		var items [][]byte
		for n := range d.Children(0) {
			items = append(items, d.Raw(n))
		}
		return sensor.Envelope(sensor.DefaultSensorID, now, a.Spec, items...)
	}
	return data
}

// post is a document on its way, with all that the endpoint asks for.
func post(written string, body []byte, to place) request {
	var b bytes.Buffer
	fmt.Fprintf(&b, "POST %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n",
		to.path, to.host, to.token, len(body))
	b.Write(body)
	return request{b.Bytes(), Attempt{Method: http.MethodPost, Body: written, Wrapped: true}}
}

// pieces parts an answer at the lines that begin with ###.
func pieces(answer string) []string {
	var all []string
	var piece strings.Builder
	end := func() {
		if strings.TrimSpace(piece.String()) != "" {
			all = append(all, piece.String())
		}
		piece.Reset()
	}
	for line := range strings.Lines(strings.ReplaceAll(answer, "\r\n", "\n")) {
		if strings.HasPrefix(line, between) {
			end()
			continue
		}
		piece.WriteString(line)
	}
	end()
	return all
}

// request reads one request: a line with method and path, fields, an empty line,
// the body. Lines above the body that begin with # are comments.
func (e *Exercise) request(written string, to place, now time.Time) (request, error) {
	written = e.filled(written, to, now)
	head, body, _ := strings.Cut(strings.TrimLeft(written, " \t\n"), "\n\n")
	body = strings.TrimSuffix(body, "\n")
	var lines []string
	has := map[string]bool{}
	for line := range strings.SplitSeq(strings.TrimRight(head, "\n"), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		name, _, isField := strings.Cut(line, ":")
		if len(lines) > 0 && !isField {
			return request{}, fmt.Errorf("%q is no header field; one is a name, a colon and a value", line)
		}
		if len(lines) > 0 {
			has[strings.ToLower(strings.TrimSpace(name))] = true
		}
		lines = append(lines, line)
	}
	words := strings.Fields(lines[0])
	switch len(words) {
	case 2:
		lines[0] += " HTTP/1.1"
	case 3:
	default:
		return request{}, fmt.Errorf("%q is no request line; one is a method and a path, as in POST {{path}}", lines[0])
	}
	if !has["host"] {
		lines = append(lines, "Host: "+to.host)
	}
	if !has["content-length"] && !has["transfer-encoding"] && (body != "" || words[0] == http.MethodPost) {
		lines = append(lines, "Content-Length: "+strconv.Itoa(len(body)))
	}
	sent := strings.Join(lines, "\r\n") + "\r\n\r\n" + body
	return request{[]byte(sent), Attempt{Method: words[0], Body: body}}, nil
}

// filled puts what they stand for in the place of {{path}}, {{host}}, {{token}},
// {{event}} and {{envelope}}.
func (e *Exercise) filled(written string, to place, now time.Time) string {
	event := e.fixture
	return strings.NewReplacer(
		"{{path}}", to.path, "{{host}}", to.host, "{{token}}", to.token, "{{event}}", strings.TrimSpace(event),
		"{{envelope}}", string(wrap(e.Spec, []byte(event), now)),
	).Replace(written)
}
