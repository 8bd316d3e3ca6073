package app

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/session"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/style"
)

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
