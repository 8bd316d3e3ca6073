// Package sensor is a Caliper sensor: it puts events and entities into
// envelopes and posts them to an endpoint, the playground's own or any other,
// over HTTP as every other sensor does. It judges nothing and changes nothing:
// what it is given goes out byte for byte.
package sensor

import (
	"cmp"
	"context"
	"net/http"
	"time"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

// DefaultSensorID names this sensor in its envelopes.
const DefaultSensorID = document.OwnSensor

// UserAgent is how this sensor names itself in every request, so that whoever
// receives them can tell them from those of a product under test.
const UserAgent = "caliper-playground"

// BareScheme is the scheme of a token that is sent by itself.
const BareScheme = " "

// NumberHeader is the field of an answer in which the playground's endpoint, where
// it is asked to, names the number of the message in its session.
const NumberHeader = "Caliper-Playground-Message"

// Bounds on waiting and reading.
const (
	DefaultTimeout = 30 * time.Second
	firstPause     = 250 * time.Millisecond // before the first retry; doubled each time
	longestPause   = time.Minute            // however long the endpoint asks for
	keptReply      = 64 << 10               // bytes of an answer that are kept
)

// Options says where to send to and how.
type Options struct {
	URL      string          // of the endpoint
	Token    string          // bearer token; no Authorization header where empty
	SensorID string          // the envelopes' sensor; DefaultSensorID where empty
	Version  catalog.Version // dataVersion of items that name no version of their own; 1.2 where empty
	Batch    int             // items an envelope; 1 where 0

	Rate     float64       // messages a second; as fast as it goes where 0
	Parallel int           // messages under way at once; 1, which keeps their order, where 0
	Retries  int           // further attempts after 429, 5xx and broken connections
	Timeout  time.Duration // for one attempt; DefaultTimeout where 0

	// Scheme stands before the token in Authorization. New makes it Bearer where it
	// is empty; BareScheme sends the token by itself.
	Scheme string
	// Header is further fields of each request. A field that the sensor would set
	// by itself is as it stands here.
	Header http.Header

	Insecure bool   // allow plain http to other machines
	CAFile   string // PEM file of an authority to trust beside the system's
	// Client sends the requests. Where it is nil the sensor makes its own, by
	// Parallel, Timeout and CAFile, and closes its connections after each Send.
	Client *http.Client
	// Waiting, which may be nil, is told before each pause what the endpoint
	// answered and how long the pause is. With Parallel it is called at any time.
	Waiting func(Reply, time.Duration)

	now         func() time.Time                           // tests set these three
	pause       func(context.Context, time.Duration) error // returns early with the context's error
	lastAnswers time.Duration
}

// Payload is one thing to send: an event or entity, which is wrapped, or bytes
// that go as they stand.
type Payload struct {
	Source string       // where it comes from: a file's or a fixture's name
	Data   []byte       // an event or entity, JSON
	Raw    []byte       // an envelope, or anything else, sent without a change
	To     *Destination // where it goes, if not where the options say
	Manner *Manner      // how it goes, if not as a sensor sends; it then goes alone
}

// Destination is an endpoint that a payload goes to.
type Destination struct {
	URL, Token string
	Version    catalog.Version // dataVersion of what names no version of its own
}

// Reply is what came back for one message.
type Reply struct {
	Sources  []string      // of the payloads in the message
	Status   int           // 0 where there was no answer
	Location string        // where the answer points to, if anywhere: redirects are not followed
	Type     string        // of the body, as the answer has it in Content-Type
	Body     []byte        // of the answer: problem details, mostly; its first 64 KiB
	Number   int           // of the message, where the endpoint names it in NumberHeader; else 0
	Err      error         // why there was no answer
	Attempts int           // from 1
	Duration time.Duration // of all attempts and the pauses between them
	Latency  time.Duration // of the attempt that was answered; 0 where none was
}

// Accepted says whether the endpoint took the message.
func (r Reply) Accepted() bool { return r.Status/100 == 2 }

// Progress says how far a Send has come.
type Progress struct {
	Sent  int // payloads that were answered or given up
	Total int // payloads in all; 0 where it is not known
	Last  Reply
}

// Report sums up a Send.
type Report struct {
	Messages int // sent, answered or not
	Accepted int // answered 2xx
	Refused  int // answered otherwise
	Failed   int // not answered
	Payloads int // in those messages
	Retries  int // attempts beyond the first
	Elapsed  time.Duration
	Latency  Latency
}

func (r *Report) add(reply Reply) {
	r.Messages++
	r.Payloads += len(reply.Sources)
	r.Retries += reply.Attempts - 1
	switch {
	case reply.Accepted():
		r.Accepted++
	case reply.Err != nil:
		r.Failed++
	default:
		r.Refused++
	}
}

// Sensor sends payloads to one endpoint. It is safe for concurrent use.
type Sensor struct{ options Options }

// New returns a sensor. What is wrong with the options is said by Check and by
// Send.
func New(o Options) *Sensor {
	o.SensorID = cmp.Or(o.SensorID, DefaultSensorID)
	o.Version = cmp.Or(o.Version, catalog.V1p2)
	o.Scheme = cmp.Or(o.Scheme, "Bearer")
	o.Batch = max(o.Batch, 1)
	o.Parallel = max(o.Parallel, 1)
	o.Retries = max(o.Retries, 0)
	o.Timeout = cmp.Or(o.Timeout, DefaultTimeout)
	o.lastAnswers = cmp.Or(o.lastAnswers, lastAnswers)
	if o.now == nil {
		o.now = time.Now
	}
	if o.pause == nil {
		o.pause = Pause
	}
	return &Sensor{options: o}
}

// Pause waits for a time. The error is the context's, where that ends before.
func Pause(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}
