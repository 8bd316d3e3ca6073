package probe

import (
	"errors"
	"strings"
	"testing"

	"caliper-playground/engine/rule"
	"caliper-playground/engine/sensor"
)

// What an answer is worth, for each kind of answer that is wanted.
func TestWhatAnAnswerIsWorth(t *testing.T) {
	nobody := sensor.Reply{Err: errors.New("nobody listens there")}
	answer := func(status int, body string) sensor.Reply { return sensor.Reply{Status: status, Body: []byte(body)} }
	for _, test := range []struct {
		name   string
		wanted judgement
		reply  sensor.Reply
		worth  rule.Verdict
		says   string
	}{
		{"taken", accepted, answer(200, ""), rule.Pass, ""},
		{"taken with another of 2xx", accepted, answer(202, ""), rule.Pass, ""},
		{"taken with a body", accepted, answer(200, `{"ok":true}`), rule.Warn, "a body of 11 bytes"},
		{"good and refused", accepted, answer(400, ""), rule.Fail, "it answered 400; it must be accepted"},
		{"good and refused with a reason", accepted, answer(400, `{"title":"Bad envelope","detail":"no sensor"}`), rule.Fail, "(Bad envelope: no sensor)"},
		{"good and refused with half a reason", accepted, answer(400, `{"detail":"no sensor"}`), rule.Fail, "(no sensor)"},
		{"good and refused with a page", accepted, answer(400, "<html>"), rule.Fail, "with 2xx"},
		{"good and sent elsewhere", accepted, answer(302, ""), rule.Fail, "it answered 302"},
		{"good and not answered", accepted, nobody, rule.Fail, "nobody listens there"},

		{"refused as it must be", refused(401), answer(401, ""), rule.Pass, ""},
		{"refused with a reason", refused(401), answer(401, "<html>"), rule.Pass, ""},
		{"refused by another status", refused(401), answer(403, ""), rule.Warn, "the status that says what is wrong is 401 Unauthorized"},
		{"wrong and taken", refused(401), answer(200, ""), rule.Fail, "and so took it; it must be refused, with 401 Unauthorized"},
		{"wrong and broke it", refused(401), answer(500, ""), rule.Fail, "it answered 500; it must be refused"},
		{"wrong and sent elsewhere", refused(401), answer(307, ""), rule.Fail, "it answered 307"},
		{"wrong and not answered", refused(401), nobody, rule.Fail, "nobody listens there"},

		{"a configuration", configured, answer(200, `{"caliperSupportedVersions":["v1p2"]}`), rule.Pass, ""},
		{"one without versions", configured, answer(200, `{"caliperSupportedVersions":[]}`), rule.Warn, "no configuration"},
		{"an empty one", configured, answer(200, ""), rule.Warn, "no configuration"},
		{"a page", configured, answer(200, "<html>"), rule.Warn, "no configuration"},
		{"a configuration of another shape", configured, answer(200, `{"caliperSupportedVersions":"v1p2"}`), rule.Warn, "no configuration"},
		{"the method is refused, as in 1.1", configured, answer(405, ""), rule.Warn, "it answered 405"},
		{"it breaks", configured, answer(503, ""), rule.Fail, "it answered 503"},
		{"it does not answer", configured, nobody, rule.Fail, "nobody listens there"},
	} {
		t.Run(test.name, func(t *testing.T) {
			worth, says := test.wanted.of(test.reply)
			if worth != test.worth || !strings.Contains(says, test.says) || (says == "") != (worth == rule.Pass) {
				t.Errorf("%s %q, want %s and %q", worth, says, test.worth, test.says)
			}
		})
	}
}

// A limit is taken from a configuration alone, and only a number.
func TestLimitOf(t *testing.T) {
	for body, want := range map[string]int{
		`{"caliperMaxPayloadSize": 4096}`:   4096,
		`{"caliperMaxPayloadSize": "4096"}`: 0,
		`{"caliperMaxPayloadSize": 40.5}`:   0,
		`{"caliperMaxPayloadSize": 1e400}`:  0,
		`{"maxPayloadSize": 4096}`:          0,
		`[{"caliperMaxPayloadSize": 4096}]`: 0,
		`{"caliperMaxPayloadSize": 4096`:    0,
		``:                                  0,
	} {
		if got := limitOf(sensor.Reply{Status: 200, Body: []byte(body)}); got != want {
			t.Errorf("%s: %d, want %d", body, got, want)
		}
	}
	if got := limitOf(sensor.Reply{Status: 404, Body: []byte(`{"caliperMaxPayloadSize": 4096}`)}); got != 0 {
		t.Errorf("of a refusal: %d", got)
	}
}
