package probe

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/google/uuid"

	"caliper-playground/catalog"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/sensor"
)

// Question is one request, and what is to be answered.
type Question struct {
	Name      string // "envelope/without-sensor"
	Title     string // what is sent, in words
	Method    string
	Must      string // what is to be answered, in words
	Reference string // the place in the specification

	header http.Header
	body   func() []byte
	judge  func(sensor.Reply) (rule.Verdict, string)
}

// Where the standard says what an endpoint answers.
const (
	ofEndpoint = "Caliper 1.2, endpoint (#endpoint); certification guide, HTTP message responses"
	ofEnvelope = "Caliper 1.2, envelope (#envelope)"
	ofConfig   = "Caliper 1.2, endpoint configuration"
	ofHTTP     = "RFC 9110, HTTP semantics"
	ofBearer   = "RFC 6750, bearer tokens; certification guide, HTTP message requests"
)

const configurationName = "configuration/get"

// Questions are those that every endpoint is asked, in order.
func Questions(token string) []Question {
	bearer := "Bearer " + token
	post := func(name, title string, body func() []byte, judge judgement, reference string) Question {
		return question(name, title, http.MethodPost, bearer, "application/json", body, judge, reference)
	}
	repeated := envelopeOf(catalog.V1p2, event(catalog.V1p2))
	again := func() []byte { return repeated }
	good := func(v catalog.Version) func() []byte { return func() []byte { return envelopeOf(v, event(v)) } }
	questions := []Question{
		question(configurationName, "a question after the configuration", http.MethodGet, bearer, "", nothing, configured, ofConfig),
		post("envelope/good-1.2", "a good envelope of Caliper 1.2", good(catalog.V1p2), accepted, ofEndpoint),
		post("envelope/good-1.1", "a good envelope of Caliper 1.1", good(catalog.V1p1), accepted, ofEndpoint),
		post("envelope/several", "an envelope with two events and an entity", several, accepted, ofEnvelope),
		post("envelope/first-time", "an envelope that is sent once more after this", again, accepted, ofEndpoint),
		post("envelope/repeat", "the same envelope again, as after a lost answer", again, accepted, ofEndpoint),
		post("envelope/not-json", "a body that is no JSON", func() []byte { return []byte(`{"sensor": "` + SensorID + `", `) }, refused(http.StatusBadRequest), ofEndpoint),
		post("envelope/bare-event", "an event without an envelope", func() []byte { return event(catalog.V1p2) }, refused(http.StatusBadRequest), ofEndpoint),
		post("envelope/empty", "no body at all", nothing, refused(http.StatusBadRequest), ofEndpoint),
		post("envelope/empty-data", "an envelope whose data is empty", with("data", `[]`), refused(http.StatusBadRequest), ofEnvelope),
		post("envelope/data-object", "an envelope whose data is an object", with("data", `{}`), refused(http.StatusBadRequest), ofEnvelope),
		post("envelope/bad-send-time", "an envelope whose sendTime is no time", with("sendTime", `"yesterday"`), refused(http.StatusBadRequest), ofEnvelope),
		post("envelope/unknown-version", "an envelope of a dataVersion that there is not", with("dataVersion", `"http://purl.imsglobal.org/ctx/caliper/v9p9"`), refused(http.StatusUnprocessableEntity), ofEndpoint),
	}
	for _, name := range []string{"sensor", "sendTime", "dataVersion", "data"} {
		questions = append(questions, post("envelope/without-"+strings.ToLower(name), "an envelope without "+name, with(name, ""), refused(http.StatusBadRequest), ofEnvelope))
	}
	for _, method := range []string{http.MethodPut, http.MethodDelete, http.MethodPatch} {
		questions = append(questions, question("method/"+strings.ToLower(method), "a good envelope by "+method, method, bearer, "application/json", good(catalog.V1p2), refused(http.StatusMethodNotAllowed), ofHTTP))
	}
	for _, kind := range []string{"text/plain", "application/xml"} {
		questions = append(questions, question("media-type/"+strings.ReplaceAll(kind, "/", "-"), "a good envelope as "+kind, http.MethodPost, bearer, kind, good(catalog.V1p2), refused(http.StatusUnsupportedMediaType), ofEndpoint))
	}
	questions = append(questions, question("media-type/charset", "a good envelope as application/json; charset=utf-8", http.MethodPost, bearer, "application/json; charset=utf-8", good(catalog.V1p2), accepted, ofHTTP))
	if token == "" {
		return questions
	}
	for _, form := range []struct{ name, title, authorization string }{
		{"missing", "a good envelope without a token", ""},
		{"wrong", "a good envelope with a token that is none", "Bearer " + uuid.NewString()},
		{"basic", "a good envelope with the scheme Basic", "Basic cHJvYmU6cHJvYmU="},
	} {
		questions = append(questions, question("token/"+form.name, form.title, http.MethodPost, form.authorization, "application/json", good(catalog.V1p2), refused(http.StatusUnauthorized), ofBearer))
	}
	return append(questions, question("token/lower-case", "a good envelope with the scheme written bearer", http.MethodPost, "bearer "+token, "application/json", good(catalog.V1p2), accepted, ofHTTP))
}

// sizes are the questions about a limit, which is asked for no further than one
// byte; none where none is known, or no envelope is as small.
func sizes(token string, limit int) []Question {
	good := func() []byte { return envelopeOf(catalog.V1p2, event(catalog.V1p2)) }
	if limit < len(good()) || limit > MaxSize {
		return nil
	}
	sized := func(n int) func() []byte {
		return func() []byte {
			e := good()
			return append(e, bytes.Repeat([]byte(" "), n-len(e))...)
		}
	}
	return []Question{
		question("size/at-limit", fmt.Sprintf("a good envelope of %d bytes, the limit that the endpoint names", limit), http.MethodPost, "Bearer "+token, "application/json", sized(limit), accepted, ofConfig),
		question("size/above-limit", "one of one byte more", http.MethodPost, "Bearer "+token, "application/json", sized(limit+1), refused(http.StatusRequestEntityTooLarge), ofConfig),
	}
}

func question(name, title, method, authorization, contentType string, body func() []byte, judge judgement, reference string) Question {
	header := http.Header{"User-Agent": {sensor.UserAgent + " probe"}}
	if authorization != "" && authorization != "Bearer " {
		header.Set("Authorization", authorization)
	}
	if contentType != "" {
		header.Set("Content-Type", contentType)
	}
	return Question{Name: name, Title: title, Method: method, Must: judge.must, Reference: reference, header: header, body: body, judge: judge.of}
}

func nothing() []byte { return nil }

func event(v catalog.Version) []byte {
	profile := ""
	if v == catalog.V1p2 {
		profile = `"profile":"ReadingProfile",`
	}
	return fmt.Appendf(nil, `{"@context":%q,"id":"urn:uuid:%s","type":"NavigationEvent",%s"actor":{"id":"%s:person","type":"Person"},"action":"NavigatedTo","object":{"id":"%s:page","type":"WebPage"},"eventTime":%q}`,
		catalog.Get(v).Context, uuid.NewString(), profile, SensorID, SensorID, catalog.Timestamp(time.Now()))
}

func envelopeOf(v catalog.Version, items ...[]byte) []byte {
	return sensor.Envelope(SensorID, time.Now(), v, items...)
}

func several() []byte {
	entity := fmt.Appendf(nil, `{"@context":%q,"id":"%s:person","type":"Person"}`, catalog.Get(catalog.V1p2).Context, SensorID)
	return envelopeOf(catalog.V1p2, event(catalog.V1p2), event(catalog.V1p2), entity)
}

// with returns a good envelope with another value of a member, or without it.
func with(name, value string) func() []byte {
	return func() []byte {
		var members map[string]json.RawMessage
		if err := json.Unmarshal(envelopeOf(catalog.V1p2, event(catalog.V1p2)), &members); err != nil {
			panic(err) // it was just made
		}
		delete(members, name)
		if value != "" {
			members[name] = json.RawMessage(value)
		}
		changed, err := json.Marshal(members)
		if err != nil {
			panic(err)
		}
		return changed
	}
}
