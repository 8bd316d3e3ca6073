package app

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"

	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/style"
)

func TestForeignTextNeverReachesTheTerminal(t *testing.T) {
	t.Parallel()
	for name, text := range hostile {
		t.Run(name, func(t *testing.T) {
			engine := pagetest.New()
			engine.Current().Receive(pagetest.HostileMessage(text))
			refused := pagetest.HostileMessage(text)
			refused.Status, refused.Judged = 400, false
			engine.Current().Receive(refused)
			well := pagetest.HostileMessage(text)
			well.Exchange.Body = []byte(`{"data":[{"type":"\u001b[2J","actor":{"type":"\u202e","name":"\u009b"},"action":"\u0007","object":"\u0000"}]}`)
			engine.Current().Receive(well)
			d := driveIn(t, engine, style.Choice{Profile: termenv.ANSI}, 120, 40)
			d.shows("3 messages")
			check := func(what string) {
				t.Helper()
				for _, size := range [][2]int{{40, 10}, {80, 24}, {120, 40}} {
					d.resize(size[0], size[1])
					checkHarmless(t, what, d.app.View(), size[0])
				}
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
