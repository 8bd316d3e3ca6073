package endpoint

import (
	"encoding/json"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/session"
	"caliper-playground/fixtures"
)

// A sensor that asks for it gets with its 200 what the screen shows: findings,
// warnings among them, and marks, or why there is none.
func TestA200TellsWhatWasFound(t *testing.T) {
	e, s := startJudging(t, session.Options{}, Options{ReplyBody: ReplyFindings})
	row, err := fixtures.Load(catalog.V1p2, fixtures.Rows)
	if err != nil {
		t.Fatal(err)
	}
	envelope := func(event []byte) []byte {
		return []byte(`{"sensor":"https://example.org/s","sendTime":"2026-03-03T10:42:11.000Z","dataVersion":"http://purl.imsglobal.org/ctx/caliper/v1p2","data":[` + string(event) + `]}`)
	}
	cases := []struct {
		name               string
		event              []byte
		verdict            string
		findings, credited bool
	}{
		{"a row", row[0].Data, "pass", false, true},
		{"an error", []byte(`{"@context":"http://purl.imsglobal.org/ctx/caliper/v1p2","type":"NoSuchEvent"}`), "fail", true, false},
		{"a warning", []byte(`{"@context":"http://purl.imsglobal.org/ctx/caliper/v1p2","id":"https://example.org/people/1","type":"Person","name":""}`), "warn", true, false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			status, header, body := postOnce(t, e, s, envelope(c.event))
			var said struct {
				Status   int
				Verdict  string
				Findings []struct{ Rule, Severity string }
				Items    []struct {
					Credits    []any
					Uncredited string
				}
			}
			if err := json.Unmarshal([]byte(body), &said); err != nil || header.Get("Content-Type") != "application/json" {
				t.Fatalf("%v: %s", err, body)
			}
			if status != 200 || said.Status != 200 || said.Verdict != c.verdict || (len(said.Findings) > 0) != c.findings {
				t.Errorf("%d %s", status, body)
			}
			if len(said.Items) != 1 || (len(said.Items[0].Credits) > 0) != c.credited || (said.Items[0].Uncredited == "") != c.credited {
				t.Errorf("the marks are %+v in %s", said.Items, body)
			}
		})
	}
}
