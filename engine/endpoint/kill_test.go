package endpoint

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"caliper-playground/engine/session"
)

// TestKilledInTheMiddleOfALoad kills the built program while many senders send,
// resumes the session, and so on: three times, or as often as CALIPER_KILLS
// says. In the end the session holds every message that was acknowledged, and
// none that was not sent.
func TestKilledInTheMiddleOfALoad(t *testing.T) {
	if testing.Short() {
		t.Skip("it builds the program and runs it for seconds")
	}
	rounds := 3
	if text := os.Getenv("CALIPER_KILLS"); text != "" {
		var err error
		if rounds, err = strconv.Atoi(text); err != nil {
			t.Fatalf("CALIPER_KILLS is %q; it is a number", text)
		}
	}
	p := &killed{t: t, program: buildProgram(t), state: t.TempDir(), sent: map[string]bool{}, acknowledged: map[string]bool{}}
	for round := range rounds {
		p.run(round)
	}
	p.check(rounds)
}

func buildProgram(t *testing.T) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), "caliper-playground.exe")
	if out, err := exec.Command("go", "build", "-o", program, "caliper-playground").CombinedOutput(); err != nil {
		t.Fatalf("the program cannot be built: %v\n%s", err, out)
	}
	return program
}

// killed is a program that is started and killed again and again.
type killed struct {
	t              *testing.T
	program, state string
	journals       string       // the folder of the session's journal
	next           atomic.Int64 // the number of the next event

	mu                 sync.Mutex
	sent, acknowledged map[string]bool // event ids
}

const killSession, killToken = "load", "token-of-the-load"

// run starts the program, sends to it from many senders, and kills it at some
// moment of that.
func (p *killed) run(round int) {
	args := []string{"serve", "--format", "json", "--state", p.state, "--session", killSession}
	if round > 0 {
		args = []string{"serve", "--format", "json", "--state", p.state, "--resume=" + killSession}
	}
	program := exec.Command(p.program, args...)
	program.Env = append(os.Environ(), "CALIPER_TOKEN="+killToken)
	var errs bytes.Buffer
	program.Stderr = &errs
	out, err := program.StdoutPipe()
	if err != nil {
		p.t.Fatal(err)
	}
	if err := program.Start(); err != nil {
		p.t.Fatal(err)
	}
	lines := bufio.NewReader(out)
	var opening struct{ Endpoint, Session, Journal string }
	line, err := lines.ReadBytes('\n')
	if err != nil || json.Unmarshal(line, &opening) != nil || opening.Session != killSession {
		_ = program.Process.Kill()
		p.t.Fatalf("round %d opens with %q, %v: %s", round, line, err, &errs)
	}
	var background sync.WaitGroup
	background.Go(func() { _, _ = io.Copy(io.Discard, lines) })
	p.journals = filepath.Dir(opening.Journal)
	const senders = 16
	before := p.taken()
	for range senders {
		background.Go(func() { p.send(opening.Endpoint) })
	}
	for end := time.Now().Add(patience); p.taken() == before && time.Now().Before(end); { // or the round would try nothing
		time.Sleep(time.Millisecond)
	}
	time.Sleep(time.Duration(50+rand.IntN(400)) * time.Millisecond) // not a measure: any moment will do
	if err := program.Process.Kill(); err != nil {
		p.t.Error(err)
	}
	background.Wait()
	_ = program.Wait()
}

// send sends one event after another until nobody answers.
func (p *killed) send(url string) {
	transport := &http.Transport{}
	defer transport.CloseIdleConnections()
	client := http.Client{Transport: transport}
	for {
		id := fmt.Sprintf("urn:uuid:%08x-0000-4000-8000-000000000000", p.next.Add(1))
		p.note(p.sent, id)
		request, err := http.NewRequestWithContext(p.t.Context(), http.MethodPost, url, strings.NewReader(killBody(id)))
		if err != nil {
			p.t.Error(err)
			return
		}
		request.Header.Set("Authorization", "Bearer "+killToken)
		request.Header.Set("Content-Type", "application/json")
		response, err := client.Do(request)
		if err != nil {
			return // it was killed
		}
		_, _ = io.Copy(io.Discard, response.Body)
		_ = response.Body.Close()
		if response.StatusCode != http.StatusOK {
			p.t.Errorf("%s was answered %s", id, response.Status)
			return
		}
		p.note(p.acknowledged, id)
	}
}

// taken is how many events were acknowledged.
func (p *killed) taken() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.acknowledged)
}

func (p *killed) note(ids map[string]bool, id string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	ids[id] = true
}

func killBody(id string) string {
	return `{"sensor": "https://sensor.example/kill", "sendTime": "2026-02-03T09:15:01.000Z",
		"dataVersion": "http://purl.imsglobal.org/ctx/caliper/v1p2", "data": [{
		"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "` + id + `", "type": "ViewEvent",
		"actor": {"id": "https://people.example/1", "type": "Person"}, "action": "Viewed",
		"object": {"id": "https://texts.example/1", "type": "Document"}, "eventTime": "2026-02-03T09:15:00.000Z"}]}`
}

var eventID = regexp.MustCompile(`urn:uuid:[0-9a-f]{8}-0000-4000-8000-000000000000`)

// check resumes the session once more and looks at every message of it.
func (p *killed) check(rounds int) {
	s, err := session.Resume(session.Options{Dir: p.journals, ID: killSession})
	if err != nil {
		p.t.Fatal(err)
	}
	defer s.Close()
	kept := map[string]bool{}
	for seq := 1; seq <= s.Len(); seq++ {
		m, err := s.Message(seq)
		if err != nil || m.Seq != seq || m.Status != http.StatusOK || m.Marks == 0 {
			p.t.Errorf("message %d is %+v, %v", seq, m.Entry, err)
			continue
		}
		id := eventID.FindString(string(m.Exchange.Body))
		switch {
		case !p.sent[id]:
			p.t.Errorf("message %d holds %q, which was never sent", seq, id)
		case kept[id]:
			p.t.Errorf("message %d holds %s once more", seq, id)
		}
		kept[id] = true
	}
	for id := range p.acknowledged {
		if !kept[id] {
			p.t.Errorf("%s was acknowledged and is gone", id)
		}
	}
	if len(p.acknowledged) == 0 || s.Totals().Pass+s.Totals().Warn != len(kept) {
		p.t.Errorf("%d acknowledged, %d kept, totals %+v", len(p.acknowledged), len(kept), s.Totals())
	}
	p.t.Logf("killed %d times: %d sent, %d acknowledged, %d kept; %s", rounds, len(p.sent), len(p.acknowledged), len(kept), s.Notice())
}
