package exercise

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strings"
	"time"

	"caliper-playground/engine/endpoint"
	"caliper-playground/engine/session"
)

// Run is an endpoint for one exercise, with a session that nobody else has. Of
// what it received nothing is left when it is closed.
type Run struct {
	folder   string
	session  *session.Session
	endpoint *endpoint.Endpoint
}

// sessionName is what the session of a run is called in its URL.
const sessionName = "exercise"

// Open starts the endpoint of an exercise, below the state folder.
func Open(ctx context.Context, state string, e *Exercise) (*Run, error) {
	folder, err := session.Passing(state)
	if err != nil {
		return nil, err
	}
	r := &Run{folder: folder}
	if r.session, err = session.New(session.Options{Dir: folder, Spec: e.Spec, ID: sessionName}); err != nil {
		return nil, errors.Join(err, r.Close())
	}
	r.endpoint = endpoint.New(e.Endpoint)
	r.endpoint.Add(r.session)
	if err := r.endpoint.Start(context.WithoutCancel(ctx)); err != nil {
		r.endpoint = nil
		return nil, errors.Join(err, r.Close())
	}
	return r, nil
}

// URL is where a sensor sends to.
func (r *Run) URL() string { return r.endpoint.URL(sessionName) }

// Token is what a sensor shows.
func (r *Run) Token() string { return r.session.Token() }

// closing is how long requests under way may take when a run ends.
const closing = 250 * time.Millisecond

// Close ends the run and takes away what it received.
func (r *Run) Close() error {
	var err error
	if r.endpoint != nil {
		ctx, cancel := context.WithTimeout(context.Background(), closing)
		defer cancel()
		_ = r.endpoint.Close(ctx) // what had to be cut off was not acknowledged
	}
	if r.session != nil {
		err = r.session.Close()
	}
	return errors.Join(err, os.RemoveAll(r.folder))
}

// Check sends an answer to an endpoint of its own and judges what came of it. The
// error says why it could not be sent at all.
func Check(ctx context.Context, state string, e *Exercise, answer string) (o Outcome, err error) {
	r, err := Open(ctx, state, e)
	if err != nil {
		return Outcome{}, err
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	u, err := url.Parse(r.URL())
	if err != nil {
		return Outcome{}, err
	}
	requests, err := e.requests(answer, place{u.Host, u.Path, r.Token()}, time.Now())
	if err != nil {
		return Outcome{}, err
	}
	var attempts []Attempt
	for _, request := range requests {
		attempts = append(attempts, request.send(ctx, u.Host))
		if ctx.Err() != nil {
			return Outcome{}, ctx.Err()
		}
	}
	return e.judge(attempts), nil
}

// patience is how long an answer is waited for.
const patience = 10 * time.Second

// send sends the request byte for byte, as no HTTP library would: what it gets
// wrong is what the exercise is about.
func (q request) send(ctx context.Context, host string) Attempt {
	a := q.attempt
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	conn, err := (&net.Dialer{}).DialContext(ctx, "tcp", host)
	if err != nil {
		a.Reason = err.Error()
		return a
	}
	defer func() { _ = conn.Close() }()
	stop := context.AfterFunc(ctx, func() { _ = conn.Close() })
	defer stop()
	_, wrong := conn.Write(q.bytes) // an endpoint may answer before it has read all
	answers := bufio.NewReader(conn)
	answer, err := http.ReadResponse(answers, &http.Request{Method: a.Method})
	for err == nil && answer.StatusCode == http.StatusContinue { // what was asked for before the answer itself
		answer, err = http.ReadResponse(answers, &http.Request{Method: a.Method})
	}
	if err != nil {
		a.Reason = "the connection was closed without one"
		if wrong == nil && ctx.Err() != nil {
			a.Reason = fmt.Sprintf("none came within %s", patience)
		}
		return a
	}
	defer func() { _ = answer.Body.Close() }()
	body, _ := io.ReadAll(io.LimitReader(answer.Body, 1<<20)) // half a reason is better than none
	a.Status, a.Reason = answer.StatusCode, reason(body)
	return a
}

// reason reads problem details.
func reason(body []byte) string {
	var problem struct{ Detail, Help string }
	if json.Unmarshal(body, &problem) != nil {
		return ""
	}
	return sentence(problem.Detail, problem.Help)
}

func sentence(cause, help string) string {
	return strings.TrimSuffix(strings.TrimPrefix(cause+"; "+help, "; "), "; ")
}

// Received returns what has come to the endpoint of a run, in its order.
func (r *Run) Received() ([]Attempt, error) {
	n := r.session.Len()
	messages, err := Messages(r.session, max(0, n-maxRequests), n)
	if err != nil {
		return nil, err
	}
	type timed struct {
		at time.Time
		Attempt
	}
	var all []timed
	for _, m := range messages {
		all = append(all, timed{m.Time, AttemptOf(m)})
	}
	requests, _ := r.session.Requests()
	for _, q := range requests {
		all = append(all, timed{q.Time, Attempt{Method: q.Event, Status: q.Status, Reason: q.Note}})
	}
	strays, _ := r.endpoint.Strays().Since(0)
	for _, s := range strays {
		all = append(all, timed{s.Time, Attempt{Method: s.Method, Status: s.Status, Reason: sentence(s.Cause, s.Help)}})
	}
	slices.SortStableFunc(all, func(a, b timed) int { return a.at.Compare(b.at) })
	var attempts []Attempt
	for _, a := range all {
		attempts = append(attempts, a.Attempt)
	}
	return attempts, nil
}

// Messages reads the messages behind the first from ones, up to the one of the
// number to. It does I/O.
func Messages(s session.Log, from, to int) ([]session.Message, error) {
	var all []session.Message
	for seq := from + 1; seq <= to; seq++ {
		m, err := s.Message(seq)
		if err != nil {
			return nil, err
		}
		all = append(all, m)
	}
	return all, nil
}

// AttemptOf is a message as an attempt at an exercise.
func AttemptOf(m session.Message) Attempt {
	return Attempt{
		Method: m.Exchange.Method, Status: m.Status, Body: string(m.Exchange.Body),
		Reason: sentence(m.Exchange.Cause, m.Exchange.Help),
	}
}
