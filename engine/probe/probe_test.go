package probe

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"caliper-playground/engine/rule"
	"caliper-playground/engine/sensor"
)

// asked is a request as an endpoint got it.
type asked struct {
	method, authorization, contentType, agent, path string
	body                                            []byte
}

// listener is somebody's endpoint. It keeps what it was asked.
type listener struct {
	*httptest.Server
	mu   sync.Mutex
	came []asked
}

// listen has an endpoint answer the n-th request, from 1.
func listen(t *testing.T, answer func(n int, w http.ResponseWriter, r *http.Request)) *listener {
	t.Helper()
	l := &listener{}
	l.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body) // what broke off is shorter
		l.mu.Lock()
		l.came = append(l.came, asked{r.Method, r.Header.Get("Authorization"), r.Header.Get("Content-Type"), r.UserAgent(), r.URL.Path, body})
		n := len(l.came)
		l.mu.Unlock()
		answer(n, w, r)
	}))
	t.Cleanup(l.Close)
	return l
}

// ask asks an endpoint everything, and counts the pauses.
func ask(t *testing.T, o sensor.Options) (answers []Answer, pauses int) {
	t.Helper()
	p := New(o)
	p.Pause = func(ctx context.Context) error {
		pauses++
		return ctx.Err()
	}
	for a := range p.Answers(t.Context()) {
		answers = append(answers, a)
	}
	return answers, pauses
}

func verdicts(answers []Answer) map[string]rule.Verdict {
	of := map[string]rule.Verdict{}
	for _, a := range answers {
		of[a.Name] = a.Verdict
	}
	return of
}

// A question says what is sent, what must be answered and by which place, and its name
// is its own. Without a token nothing is asked of tokens.
func TestQuestions(t *testing.T) {
	with, without := Questions("sesame"), Questions("")
	names := map[string]bool{}
	for _, q := range with {
		if q.Name == "" || q.Title == "" || q.Must == "" || q.Reference == "" || names[q.Name] {
			t.Errorf("%+v lacks something, or its name is taken", q)
		}
		names[q.Name] = true
	}
	for _, q := range without {
		if strings.HasPrefix(q.Name, "token/") || q.header.Get("Authorization") != "" {
			t.Errorf("%s is about a token, and there is none", q.Name)
		}
	}
	if of := len(with) - len(without); of != 4 {
		t.Errorf("%d questions are about tokens", of)
	}
}

// All that is sent says that it is a probe's, and the good is new each time but for what
// is sent twice on purpose.
func TestWhatIsSentSaysThatItIsAProbes(t *testing.T) {
	l := listen(t, func(_ int, _ http.ResponseWriter, _ *http.Request) {})
	if answers, _ := ask(t, sensor.Options{URL: l.URL, Token: "sesame"}); len(answers) != len(l.came) || len(answers) != len(Questions("sesame")) {
		t.Fatalf("%d answers to %d requests", len(answers), len(l.came))
	}
	times := map[string]int{}
	for i, r := range l.came {
		if !strings.Contains(r.agent, "probe") {
			t.Errorf("request %d comes from %q", i, r.agent)
		}
		var envelope struct {
			Sensor string
			Data   []struct{ ID string }
		}
		if json.Unmarshal(r.body, &envelope) == nil && envelope.Sensor != "" && envelope.Sensor != SensorID {
			t.Errorf("request %d is the sensor %s's", i, envelope.Sensor)
		}
		if len(envelope.Data) > 0 && len(r.body) > 0 {
			times[envelope.Data[0].ID]++
		}
	}
	twice := 0
	for id, n := range times {
		if n > 2 {
			t.Errorf("%s was sent %d times", id, n)
		}
		if n == 2 {
			twice++
		}
	}
	if twice != 1 {
		t.Errorf("%d events were sent again", twice)
	}
}

// Endpoints that misbehave are seen through, and none keeps the probe.
func TestEndpointsThatMisbehave(t *testing.T) {
	elsewhere := listen(t, func(_ int, _ http.ResponseWriter, _ *http.Request) {})
	for _, test := range []struct {
		name   string
		answer func(n int, w http.ResponseWriter, r *http.Request)
		want   map[string]rule.Verdict
		least  int // of questions asked
	}{
		{"takes everything", func(int, http.ResponseWriter, *http.Request) {},
			map[string]rule.Verdict{"envelope/good-1.2": rule.Pass, "envelope/not-json": rule.Fail, "token/missing": rule.Fail, "method/put": rule.Fail, "configuration/get": rule.Warn}, 20},
		{"refuses everything", func(_ int, w http.ResponseWriter, _ *http.Request) { w.WriteHeader(401) },
			map[string]rule.Verdict{"envelope/good-1.1": rule.Fail, "token/wrong": rule.Pass, "envelope/not-json": rule.Warn, "configuration/get": rule.Warn}, 20},
		{"breaks off each answer", func(_ int, w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "100")
			_, _ = io.WriteString(w, "half")
		}, map[string]rule.Verdict{"envelope/good-1.2": rule.Warn, "token/missing": rule.Fail}, 20},
		{"hangs up", func(int, http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) },
			map[string]rule.Verdict{"configuration/get": rule.Fail}, 1},
		{"hangs up later", func(n int, _ http.ResponseWriter, _ *http.Request) {
			if n > 1 {
				panic(http.ErrAbortHandler)
			}
		}, map[string]rule.Verdict{"envelope/good-1.2": rule.Fail, "envelope/not-json": rule.Fail}, 20},
		{"never answers", func(n int, _ http.ResponseWriter, r *http.Request) {
			if n == 2 {
				<-r.Context().Done()
			}
		}, map[string]rule.Verdict{"envelope/good-1.2": rule.Fail}, 20},
		{"sends on to another machine", func(_ int, w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, elsewhere.URL, http.StatusTemporaryRedirect)
		}, map[string]rule.Verdict{"envelope/good-1.2": rule.Fail, "envelope/not-json": rule.Fail, "configuration/get": rule.Warn}, 20},
		{"takes what it knows already for wrong", func(n int, w http.ResponseWriter, _ *http.Request) {
			if n == 6 {
				w.WriteHeader(409)
			}
		}, map[string]rule.Verdict{"envelope/first-time": rule.Pass, "envelope/repeat": rule.Fail}, 20},
		{"writes without end", func(_ int, w http.ResponseWriter, r *http.Request) {
			for r.Context().Err() == nil {
				if _, err := w.Write(make([]byte, 64<<10)); err != nil {
					return
				}
			}
		}, map[string]rule.Verdict{"envelope/good-1.2": rule.Warn}, 20},
	} {
		t.Run(test.name, func(t *testing.T) {
			l := listen(t, test.answer)
			o := sensor.Options{URL: l.URL + "/here", Token: "sesame"}
			if test.name == "never answers" { // and there alone, as a machine that stands still passes it too
				o.Timeout = 300 * time.Millisecond
			}
			answers, pauses := ask(t, o)
			if len(answers) < test.least || pauses != len(answers)-1 {
				t.Errorf("%d answers with %d pauses", len(answers), pauses)
			}
			got := verdicts(answers)
			for name, want := range test.want {
				if got[name] != want {
					t.Errorf("%s: %s, want %s", name, got[name], want)
				}
			}
			if o.Timeout > 0 && got["envelope/good-1.1"] != rule.Pass && got["envelope/first-time"] != rule.Pass {
				t.Error("behind the question that was not answered none is")
			}
			for _, a := range answers {
				if (a.Said == "") != (a.Verdict == rule.Pass) || strings.Contains(a.Said, "sesame") {
					t.Errorf("%s: %s, and says %q", a.Name, a.Verdict, a.Said)
				}
			}
		})
	}
	if len(elsewhere.came) > 0 {
		t.Errorf("a redirect was followed, %d times, with %q", len(elsewhere.came), elsewhere.came[0].authorization)
	}
}

// A limit is tried at its edge and never beyond one byte more; none that the endpoint
// does not name, none below the smallest envelope, and none that would be a burden.
func TestSizesGoOneByteBeyondTheLimitAndNoFurther(t *testing.T) {
	for limit, tried := range map[int]bool{
		0: false, -5: false, 1: false, 50: false, 4096: true, 70_001: true, MaxSize + 1: false, 1 << 40: false,
	} {
		t.Run(fmt.Sprint(limit), func(t *testing.T) {
			l := listen(t, func(n int, w http.ResponseWriter, r *http.Request) {
				switch {
				case n == 1:
					fmt.Fprintf(w, `{"caliperSupportedVersions": ["v1p2"], "caliperMaxPayloadSize": %d}`, limit)
				case r.ContentLength > int64(limit):
					w.WriteHeader(http.StatusRequestEntityTooLarge)
				}
			})
			answers, _ := ask(t, sensor.Options{URL: l.URL, Token: "sesame"})
			got := verdicts(answers)
			if _, asked := got["size/at-limit"]; asked != tried {
				t.Errorf("the limit was tried: %v", asked)
			}
			sizes := map[int]int{}
			for _, r := range l.came {
				sizes[len(r.body)]++
				if tried && len(r.body) > limit+1 {
					t.Errorf("a body of %d bytes was sent", len(r.body))
				}
			}
			if !tried {
				if largest := slices.Max(bodies(l.came)); largest > 4096 {
					t.Errorf("a body of %d bytes was sent", largest)
				}
				return
			}
			if sizes[limit] != 1 || sizes[limit+1] != 1 || got["size/at-limit"] != rule.Pass || got["size/above-limit"] != rule.Pass {
				t.Errorf("%d of the limit, %d above; %s and %s", sizes[limit], sizes[limit+1], got["size/at-limit"], got["size/above-limit"])
			}
		})
	}
}

func bodies(came []asked) []int {
	var lengths []int
	for _, r := range came {
		lengths = append(lengths, len(r.body))
	}
	return lengths
}

// Ten pauses take two seconds, and one ends with the context.
func TestPace(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		began := time.Now()
		for range 10 {
			if err := pause(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		if took := time.Since(began); took < 2*time.Second {
			t.Errorf("ten pauses take %v, and at most five requests a second may be sent", took)
		}
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if pause(ctx) == nil {
			t.Error("a pause outlasts its context")
		}
	})
}

// A probe that is told to stop asks nothing more.
func TestAProbeStops(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	l := listen(t, func(n int, _ http.ResponseWriter, _ *http.Request) {
		if n == 3 {
			cancel()
		}
	})
	p := New(sensor.Options{URL: l.URL, Token: "sesame"})
	p.Pause = func(ctx context.Context) error { return ctx.Err() }
	answers := 0
	for range p.Answers(ctx) {
		answers++
	}
	if answers > 3 || len(l.came) != 3 {
		t.Errorf("%d answers, %d requests", answers, len(l.came))
	}
}

// The token goes by https, or to this machine.
func TestATokenIsNotSentInTheOpen(t *testing.T) {
	for url, fine := range map[string]bool{
		"https://lrs.example/x": true, "http://127.0.0.1:1/x": true, "http://[::1]:1/x": true, "http://localhost:1/x": true,
		"http://lrs.example/x": false, "http://127.0.0.1.lrs.example/x": false, "ftp://lrs.example/x": false, "lrs.example": false,
	} {
		if err := New(sensor.Options{URL: url, Token: "sesame"}).Check(); (err == nil) != fine {
			t.Errorf("%s: %v", url, err)
		}
	}
	if err := New(sensor.Options{URL: "http://lrs.example/x", Token: "sesame", Insecure: true}).Check(); err != nil {
		t.Error(err)
	}
}
