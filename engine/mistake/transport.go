package mistake

import (
	"net/http"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/sensor"
)

// wrongToken is a token that no session has.
const wrongToken = "not-the-token-of-this-session"

// noVersion is the context of a version of Caliper that there is not.
const noVersion = "http://purl.imsglobal.org/ctx/caliper/v9p9"

// tooMany is how many bytes more than its own the mistake of size announces: more
// than any limit that an endpoint has.
const tooMany = 1 << 40

// transport are the mistakes of how a message is sent.
func transport(v catalog.Version) []Mistake {
	return []Mistake{
		sent(v, Mistake{
			Name: "token-missing", Title: "No token",
			Wrong: "The request has no Authorization field.",
			Will:  "The endpoint answers 401 and does not read the body.",
			Why:   "An endpoint takes events from those alone who have its token. Each request carries it: Authorization: Bearer TOKEN.",
		}, http.StatusUnauthorized, sensor.Manner{Header: http.Header{"Authorization": nil}}),
		sent(v, Mistake{
			Name: "token-bare", Title: "A bare token",
			Wrong: "Authorization holds the right token, without the word Bearer before it.",
			Will:  "The endpoint answers 401 and says that the token is right and its scheme is missing.",
			Why:   "Authorization is a scheme and then the credentials. The certification guide leaves the scheme out, and some sensors with it; the tolerance bare-token takes those.",
		}, http.StatusUnauthorized, sensor.Manner{Scheme: sensor.BareScheme}),
		sent(v, Mistake{
			Name: "token-wrong", Title: "A wrong token",
			Wrong: "Authorization holds a token that is not this session's.",
			Will:  "The endpoint answers 401 and does not say what it expected.",
			Why:   "A token opens one session and no other. It is copied whole from the instructions, without spaces around it.",
		}, http.StatusUnauthorized, sensor.Manner{Token: wrongToken}),
		sent(v, Mistake{
			Name: "media-type", Title: "As text/plain",
			Wrong: "A good envelope is sent with Content-Type: text/plain.",
			Will:  "The endpoint answers 415.",
			Why:   "Caliper's messages are JSON, and the request has to say so: Content-Type: application/json.",
		}, http.StatusUnsupportedMediaType, sensor.Manner{Header: http.Header{"Content-Type": {"text/plain"}}}),
		body(Mistake{
			Name: "envelope-missing", Title: "No envelope",
			Wrong: "The body is the event by itself.",
			Will:  "The endpoint answers 400, with the envelope that it could have been in the answer.",
			Why:   "A message is an envelope: sensor, sendTime, dataVersion, and the events in the array data.",
			Rule:  "envelope-needed",
		}, http.StatusBadRequest, event(v, shown, idOf("envelope-missing"))),
		body(Mistake{
			Name: "envelope-array", Title: "An array",
			Wrong: "The body is an array with an event in it, and no envelope around it.",
			Will:  "The endpoint answers 400.",
			Why:   "Several events go into the array data of one envelope, and that is an object.",
		}, http.StatusBadRequest, document.Indent(append(append([]byte("["), event(v, shown, idOf("envelope-array"))...), ']'))),
		body(Mistake{
			Name: "envelope-version-unknown", Title: "A version that there is not",
			Wrong: "The envelope's dataVersion is " + noVersion + ".",
			Will:  "The endpoint answers 422: it can read the envelope and does not know its Caliper.",
			Why:   "The dataVersion is the IRI of the context of a version that the endpoint supports. Asked with GET, it lists them.",
			Rule:  "envelope-data-version",
		}, http.StatusUnprocessableEntity, changed(envelope(v, event(v, shown, idOf("envelope-version-unknown"))), replace("/dataVersion", noVersion))),
		cutOff(v),
		sent(v, Mistake{
			Name: "body-too-large", Title: "Too large",
			Wrong: "Content-Length announces a terabyte.",
			Will:  "The endpoint answers 413 as soon as it has read that, and does not wait for the body.",
			Why:   "Every endpoint has a limit, and tells it: caliperMaxPayloadSize in the answer to a GET. More events go in more envelopes.",
		}, http.StatusRequestEntityTooLarge, sensor.Manner{Missing: tooMany}),
		sent(v, Mistake{
			Name: "method", Title: "A wrong method",
			Wrong: "The envelope is sent with PUT.",
			Will:  "The endpoint answers 405. It is a request and no message, so that the log has no number for it.",
			Why:   "Messages are sent with POST. GET asks for the endpoint's configuration; it has no other method.",
		}, http.StatusMethodNotAllowed, sensor.Manner{Method: http.MethodPut}),
	}
}

// sent is a mistake of the way in which a good envelope is sent.
func sent(v catalog.Version, m Mistake, status int, manner sensor.Manner) Mistake {
	m.ids = []string{idOf(m.Name)}
	m.Steps = []Step{{Status: status, Payload: sensor.Payload{
		Source: m.Name, Raw: envelope(v, event(v, shown, m.ids[0])), Manner: &manner,
	}}}
	return m
}

// body is a mistake of the body, which is judged as far as it can be.
func body(m Mistake, status int, raw []byte) Mistake {
	m.ids = []string{idOf(m.Name)}
	m.Steps = []Step{{Status: status, Judged: true, Verdict: rule.Fail, Payload: sensor.Payload{Source: m.Name, Raw: raw}}}
	return m
}

// cutOff is a body of which half arrives.
func cutOff(v catalog.Version) Mistake {
	m := sent(v, Mistake{
		Name: "body-cut-off", Title: "A body that is cut off",
		Wrong: "Content-Length announces the whole envelope; the connection ends after half of it.",
		Will:  "The endpoint answers 400, says how many bytes came, and closes the connection.",
		Why:   "Content-Length counts bytes and not characters, and the sensor waits for the answer before it hangs up. Nothing of half a message counts: it is sent again, whole.",
	}, http.StatusBadRequest, sensor.Manner{})
	p := &m.Steps[0].Payload
	half := len(p.Raw) / 2
	p.Raw, p.Manner.Missing = p.Raw[:half], int64(len(p.Raw)-half)
	return m
}
