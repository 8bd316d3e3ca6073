package class

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"testing"

	"caliper-playground/engine/endpoint"
)

// said is what one learner's sensor sends, and what comes of it: what was answered,
// and what the journal says of it.
type said struct {
	t   *testing.T
	url string

	all []string
}

func (s *said) send(token, body string) {
	s.t.Helper()
	request, err := http.NewRequestWithContext(s.t.Context(), http.MethodPost, s.url, strings.NewReader(body))
	if err != nil {
		s.t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Authorization", "Bearer "+token)
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		s.t.Fatal(err)
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	s.all = append(s.all, fmt.Sprint(response.StatusCode, response.Header["Www-Authenticate"], string(answer)))
}

// lesson is what each learner sends: an event about a document that only an IRI
// names, the same again, the same id with other content, and something broken.
func lesson(marker string) []string {
	event := `{"sensor":"https://sensors.example/` + marker + `","sendTime":"2026-03-03T10:42:11.000Z","dataVersion":"http://purl.imsglobal.org/ctx/caliper/v1p2","data":[` +
		`{"@context":"http://purl.imsglobal.org/ctx/caliper/v1p2","id":"urn:uuid:8f8bb9c5-2a8f-4f7b-9f0b-5d1f0f3f4d55","type":"ViewEvent","profile":"ReadingProfile",` +
		`"actor":"https://example.org/people/7","action":"Viewed","object":"https://example.org/guides/2","eventTime":"2026-03-03T10:42:10.000Z"}]}`
	return []string{event, event, strings.Replace(event, "10:42:10", "10:42:09", 1), event[:len(event)/2]}
}

// describing describes what the lesson names by IRIs alone.
func describing(marker string) string {
	return `{"sensor":"https://sensors.example/` + marker + `","sendTime":"2026-03-03T10:42:11.000Z","dataVersion":"http://purl.imsglobal.org/ctx/caliper/v1p2","data":[` +
		`{"@context":"http://purl.imsglobal.org/ctx/caliper/v1p2","id":"https://example.org/people/7","type":"Person"},` +
		`{"@context":"http://purl.imsglobal.org/ctx/caliper/v1p2","id":"https://example.org/guides/2","type":"Document"}]}`
}

// TestNothingOfOneLearnerReachesAnother has one learner send the same beside a busy
// neighbour as alone: what is answered, judged, marked and kept is the same, and
// nothing of the neighbour's is in it.
func TestNothingOfOneLearnerReachesAnother(t *testing.T) {
	alone, _ := sendLesson(t, false)
	beside, journal := sendLesson(t, true)
	if alone != beside {
		t.Errorf("alone it is\n%s\nand beside a neighbour\n%s", alone, beside)
	}
	for _, of := range []string{"NEIGHBOUR", "class-2", "Bo"} {
		if strings.Contains(beside, of) || strings.Contains(journal, of) {
			t.Errorf("there is %q of the neighbour in\n%s\nor in\n%s", of, beside, journal)
		}
	}
}

// sendLesson returns what came of the first learner's lesson, and that one's
// journal. The neighbour describes and sends the same things, and tries the first
// one's token.
func sendLesson(t *testing.T, neighbour bool) (came, journal string) {
	t.Helper()
	c, sessions := open(t, t.TempDir(), func(o *Options) { o.Names, o.Least, o.NoAuth = []string{"Ada", "Bo"}, 2, false })
	e := endpoint.New(endpoint.Options{})
	for _, s := range sessions {
		e.Add(s)
	}
	if err := e.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	first := &said{t: t, url: e.URL("class-1")}
	second := &said{t: t, url: e.URL("class-2")}
	for i, body := range lesson("ADA") {
		if neighbour {
			if i == 0 {
				second.send(sessions[1].Token(), describing("NEIGHBOUR"))
			}
			second.send(sessions[1].Token(), lesson("NEIGHBOUR")[i])
			second.send(sessions[0].Token(), body)
		}
		first.send(sessions[0].Token(), body)
	}
	if err := e.Close(t.Context()); err != nil {
		t.Error(err)
	}
	if neighbour && sessions[1].Len() != 9 {
		t.Errorf("the neighbour has %d messages", sessions[1].Len())
	}
	var kept []string
	for seq := 1; seq <= sessions[0].Len(); seq++ {
		m, err := sessions[0].Message(seq)
		if err != nil {
			t.Fatal(err)
		}
		assessed, err := json.Marshal(m.Assessment)
		if err != nil {
			t.Fatal(err)
		}
		kept = append(kept, fmt.Sprint(m.Status, m.Verdict, m.Note, string(assessed)))
	}
	content, err := os.ReadFile(sessions[0].Journal())
	if err != nil {
		t.Fatal(err)
	}
	came = fmt.Sprintf("%q\n%q\n%v\n%v", first.all, kept, sessions[0].Totals(), sessions[0].Scorecard())
	end(t, c, sessions)
	return came, string(content)
}
