package endpoint

import (
	"fmt"
	"net/http"
	"runtime/debug"
	"strings"
	"time"

	"caliper-playground/engine/session"
	"caliper-playground/engine/text"
)

// call is one request on its way through the checks.
type call struct {
	endpoint *Endpoint
	w        http.ResponseWriter
	r        *http.Request
	conn     *connection
	session  *served // nil until the path has named one

	trusted   bool   // the token is right, or none is asked for
	origin    string // the web origin that may read the answer, or empty
	tolerated []string
	body      []byte
	room      *[]byte // of the pool, where the body's memory is from there
	reserved  int64   // of the memory
	received  counter
	settled   bool // something was answered
}

func (e *Endpoint) handle(w http.ResponseWriter, r *http.Request) {
	conn := connectionOf(r.Context())
	conn.begin()
	c := &call{endpoint: e, w: w, r: r, conn: conn}
	defer c.free()
	defer c.survive()
	switch refused := c.answer(); {
	case refused == nil:
	case refused.unrecorded:
		c.reply(refused.status, refused.details(nil), refused.header)
	default:
		c.refuse(refused)
	}
}

// answer makes one check after the other; the first that refuses decides.
func (c *call) answer() *refusal {
	if refused := c.passes((*call).findSession, (*call).checkHost); refused != nil {
		return refused
	}
	if c.r.Method == http.MethodOptions {
		return c.preflight()
	}
	if refused := c.passes((*call).checkMethod, (*call).checkOrigin, (*call).checkToken); refused != nil {
		return refused
	}
	if c.r.Method == http.MethodGet {
		return c.configure()
	}
	if refused := c.passes((*call).checkMediaType, (*call).checkCoding, (*call).readBody); refused != nil {
		return refused
	}
	return c.deliver()
}

// passes makes one check after the other, up to the first that refuses.
func (c *call) passes(checks ...func(*call) *refusal) *refusal {
	for _, check := range checks {
		if refused := check(c); refused != nil {
			return refused
		}
	}
	return nil
}

func (c *call) findSession() *refusal {
	if c.r.Method == "PRI" { // the one request that the library passes on unread
		return &refusal{
			status: http.StatusHTTPVersionNotSupported,
			cause:  "the sender speaks HTTP/2 without having asked",
			help:   "use HTTP/1.1",
		}
	}
	path := c.r.URL.EscapedPath()
	if id, ok := sessionOfPath(path); ok {
		c.session = c.endpoint.session(id)
	}
	if c.session != nil {
		return nil
	}
	if id, ok := sessionOfPath(path); ok && c.endpoint.options.Recorded != nil && c.endpoint.options.Recorded(id) {
		return &refusal{
			status: http.StatusNotFound,
			cause:  fmt.Sprintf("%s is not served", id),
			help:   "it is recorded: whoever runs the endpoint brings it back with --resume " + id + ", or the class that it belongs to",
		}
	}
	return &refusal{
		status: http.StatusNotFound,
		cause:  fmt.Sprintf("no session is served under %s", text.Clip(path, 200)),
		help:   c.endpoint.wayTo(path),
	}
}

// wayTo says which path was meant. Only who knows a session's name is told that
// there is such a one.
func (e *Endpoint) wayTo(path string) string {
	trimmed := strings.TrimRight(path, "/")
	for _, meant := range []string{trimmed, trimmed + pathSuffix} {
		if id, ok := sessionOfPath(meant); ok && e.session(id) != nil {
			return "send to " + meant + ", letter for letter, with nothing after it"
		}
	}
	return "send to the URL exactly as shown: " + pathPrefix + "<session id>" + pathSuffix + ", nothing before or after it"
}

func (c *call) checkMethod() *refusal {
	if c.r.Method == http.MethodPost || c.r.Method == http.MethodGet {
		return nil
	}
	help := "send messages with POST; GET answers the endpoint's configuration"
	if strings.EqualFold(c.r.Method, http.MethodPost) {
		help = "write the method in capitals, POST: methods differ by case"
	}
	return &refusal{
		status: http.StatusMethodNotAllowed,
		cause:  fmt.Sprintf("the method is %s", text.Clip(c.r.Method, 40)),
		help:   help,
		header: []session.Field{{Name: "Allow", Value: allowedMethods}},
	}
}

// deliver gives the body to the session, which decides the answer. Nothing is
// acknowledged unless the session says that it is in the journal.
func (c *call) deliver() *refusal {
	x := c.exchange(http.StatusOK)
	x.Body = c.body
	x.RejectInvalid = c.endpoint.options.RejectInvalid
	acts := newActs(c.endpoint.misbehaving.next(time.Now()), c.sameURL)
	x.Act, x.Answer = acts.act(), acts.answering(c.endpoint.answer)
	message, err := c.session.Receive(x)
	if err != nil {
		return c.unavailable(err)
	}
	c.endpoint.written(c.session)
	c.wait(acts)
	if acts.drops() {
		c.settled = true
		panic(http.ErrAbortHandler)
	}
	c.reply(message.Exchange.Status, message.Exchange.Reply, c.endpoint.numbered(acts.header(), message.Seq))
	c.release()
	return nil
}

// unavailable is what a sender gets while the journal cannot be written.
func (c *call) unavailable(err error) *refusal {
	c.endpoint.notWritten(c.session, err)
	return &refusal{
		status: http.StatusServiceUnavailable, unrecorded: true,
		cause:  "the message could not be written to the journal, so it was not accepted",
		help:   "free space or mend the state folder of the endpoint, then send the message again",
		header: []session.Field{{Name: "Retry-After", Value: "5"}},
	}
}

// survive answers 500 where a request ran into a fault of the program, so that
// the sender and the log know, and the endpoint lives on.
func (c *call) survive() {
	fault := recover()
	if fault == nil {
		return
	}
	if fault == http.ErrAbortHandler { // which is meant
		panic(fault)
	}
	c.endpoint.options.Notify(c.endpoint.scrubbed(fmt.Sprintf("a request ran into a fault of this program: %v\n%s", fault, debug.Stack())))
	if c.settled {
		panic(http.ErrAbortHandler)
	}
	c.refuse(&refusal{
		status: http.StatusInternalServerError,
		cause:  "a fault of this program kept the endpoint from answering",
		help:   "send the message again; please report it with the message, since the fault is not the sender's",
	})
}
