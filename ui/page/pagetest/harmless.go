package pagetest

import (
	"math"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/lipgloss"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/session"
)

// Hostile returns texts that a terminal would obey, reorder or choke on, by name.
func Hostile() map[string]string {
	return map[string]string{
		"clear the screen":  "\x1b[2J\x1b[1;1H",
		"set the clipboard": "\x1b]52;c;aGFja2Vk\x07",
		"single-byte":       "\u009b31m\u0085\x7f\x00\b\r",
		"directions":        "abc\u202etxt\u2066x\u2069\u200b\u200d",
		"separators":        "a\u2028b\u2029c\nd\te",
		"marks":             "z" + strings.Repeat("\u0301\u0489", 5000),
		"long":              strings.Repeat("\x1b[31mx", 1<<13),
		"wide":              strings.Repeat("学", 3000),
		"not UTF-8":         "\xff\xfe\x9b31m",
	}
}

// HostileMessage returns a message that has a text wherever a message may have one.
func HostileMessage(s string) session.Message {
	finding := rule.Finding{Rule: s, Severity: rule.Error, Pointer: "/" + s, Line: 1, Column: 2, Message: s, Reference: s,
		Fix: []rule.Op{{Op: s, Path: s, From: s, Value: []byte(s)}, {Op: "replace", Path: s, Value: []byte(s)}}}
	item := conformance.Item{Pointer: "/data/0", Kind: "event", Type: s, Action: s, Actor: s, Object: s, EventTime: s, ID: s,
		Findings: []rule.Finding{finding}, Uncredited: s, Credits: []conformance.Credit{{Profile: s, Event: s, Action: s}}}
	return session.Message{
		Entry: session.Entry{Status: 200, Judged: true, Verdict: rule.Fail, Items: 2, Errors: 1, Event: s, Action: s, Object: s, Note: s},
		Exchange: session.Exchange{
			Method: s, Path: s, Protocol: s, Remote: s, Header: []session.Field{{Name: s, Value: s}},
			Body: []byte(`{"data":[{"type":"` + s + `","action":"` + s + `","actor":"` + s + `"}],"` + s + `":` + s), Reply: []byte(s), Cause: s, Help: s, Tolerated: []string{s},
		},
		Assessment: &conformance.Assessment{Verdict: rule.Fail, Findings: []rule.Finding{finding}, Items: []conformance.Item{item, item}, Sensor: s, SendTime: s},
	}
}

// CheckHarmless holds a frame to printable characters and the sequences of
// styles.
func CheckHarmless(t testing.TB, what, view string, width int) {
	t.Helper()
	if !utf8.ValidString(view) {
		t.Errorf("%s: a frame that is not UTF-8", what)
	}
	for _, r := range WithoutStyles(view) {
		if (r < ' ' || r > '~') && r != '\n' && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) {
			t.Fatalf("%s: %U got through", what, r)
		}
	}
	if len(view) > 200_000 {
		t.Errorf("%s: a frame of %d bytes", what, len(view))
	}
	CheckFits(t, what, view, width, math.MaxInt)
}

// CheckFits holds a frame to a number of lines and each line to a width, in cells.
func CheckFits(t testing.TB, what, view string, width, height int) {
	t.Helper()
	lines := strings.Split(view, "\n")
	if len(lines) > height {
		t.Errorf("%s: %d lines", what, len(lines))
	}
	for i, line := range lines {
		if len(line) > width && lipgloss.Width(line) > width { // no character has more cells than bytes
			t.Errorf("%s: line %d takes %d cells: %q", what, i+1, lipgloss.Width(line), line)
		}
	}
}
