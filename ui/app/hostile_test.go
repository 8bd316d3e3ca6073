package app

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/session"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/style"
)

// hostile are texts that a terminal would obey, reorder or choke on.
var hostile = map[string]string{
	"clear the screen":  "\x1b[2J\x1b[1;1H",
	"set the clipboard": "\x1b]52;c;aGFja2Vk\x07",
	"single-byte":       "\u009b31m\u0085\x7f\x00\b\r",
	"directions":        "abc\u202etxt\u2066x\u2069\u200b\u200d",
	"separators":        "a\u2028b\u2029c\nd\te",
	"marks":             "z" + strings.Repeat("\u0301\u0489", 5000),
	"long":              strings.Repeat("\x1b[31mx", 1<<17),
	"wide":              strings.Repeat("学", 3000),
	"not UTF-8":         "\xff\xfe\x9b31m",
}

// message has the text in every field that is somebody else's.
func hostileMessage(s string) session.Message {
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

func TestForeignTextNeverReachesTheTerminal(t *testing.T) {
	for name, text := range hostile {
		t.Run(name, func(t *testing.T) {
			engine := pagetest.New()
			engine.Current().Receive(hostileMessage(text))
			refused := hostileMessage(text)
			refused.Status, refused.Judged = 400, false
			engine.Current().Receive(refused)
			well := hostileMessage(text)
			well.Exchange.Body = []byte(`{"data":[{"type":"\u001b[2J","actor":{"type":"\u202e","name":"\u009b"},"action":"\u0007","object":"\u0000"}]}`)
			engine.Current().Receive(well)
			d := driveIn(t, engine, style.Choice{Profile: termenv.ANSI}, 120, 40)
			d.shows("3 messages")
			check := func(what string) {
				t.Helper()
				for _, size := range [][2]int{{120, 40}, {80, 24}, {40, 10}} {
					d.update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
					checkHarmless(t, what, d.app.View(), size[0])
				}
				d.update(tea.WindowSizeMsg{Width: 120, Height: 40})
			}
			d.press("tab", "end")
			for _, key := range []string{"up", "up", "end"} {
				d.press(key)
				d.until("the message", func(string) bool { return len(d.msgs) == 0 })
				for _, tab := range []string{"1", "2", "3", "4"} {
					d.press(tab)
					check("tab " + tab)
				}
			}
			d.press("3", "Z")
			check("folds")
			d.press("m", "up", "d")
			d.until("the comparison", func(view string) bool { return strings.Contains(view, "Bodies") || strings.Contains(view, "bodies") })
			check("comparison")
			d.press("esc")
			d.shows("3 messages")
			d.press("x")
			check("change")
			d.press("/")
			d.update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(text), Paste: true})
			check("filter")
			d.press("esc")
			d.update(saidMsg{page.Failed, text})
			check("notice")
			d.app.ask = &question{words: text}
			check("question")
		})
	}
}

// checkHarmless holds a frame to printable characters and the sequences of
// styles.
func checkHarmless(t *testing.T, what, view string, width int) {
	t.Helper()
	if !utf8.ValidString(view) {
		t.Errorf("%s: a frame that is not UTF-8", what)
	}
	for _, r := range withoutStyles(view) {
		if r != '\n' && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) {
			t.Fatalf("%s: %U got through", what, r)
		}
	}
	if len(view) > 200_000 {
		t.Errorf("%s: a frame of %d bytes", what, len(view))
	}
	for _, line := range strings.Split(view, "\n") {
		if lipgloss.Width(line) > width {
			t.Errorf("%s: a line of %d cells", what, lipgloss.Width(line))
		}
	}
}
