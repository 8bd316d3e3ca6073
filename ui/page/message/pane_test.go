package message

import (
	"bytes"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/keys"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/style"
)

// shown opens a message in a pane.
func shown(t *testing.T, engine *pagetest.Engine, seq int) (*Pane, *pagetest.Screen) {
	t.Helper()
	screen := &pagetest.Screen{}
	m := New(&page.Env{Screen: screen, Engine: engine, Keys: keys.Default(), Theme: &style.Theme{}})
	m.SetSize(90, 30)
	m.Wanted = seq
	m.Show(Read(engine.Session(), seq, nil))
	return &m, screen
}

func drawn(m *Pane) string { return strings.Join(m.View(true), "\n") }

func holds(t *testing.T, text string, words ...string) {
	t.Helper()
	for _, word := range words {
		if !strings.Contains(text, word) {
			t.Errorf("%q is not there:\n%s", word, text)
		}
	}
}

func TestTabsOfAMessage(t *testing.T) {
	body := bytes.Replace(pagetest.Mistake(t, "action-misspelt"), []byte(`"2026-01-24T09:08:45.711Z"`), []byte(`"noon"`), 1)
	m, screen := shown(t, pagetest.Received(body), 1)
	holds(t, drawn(m), "action-unknown", "To mend it")
	m.SetTab(tabSentence)
	holds(t, drawn(m), "MarkedAsUnRead")
	m.SetTab(tabHTTP)
	holds(t, drawn(m), "POST /caliper/7c1e5b/message", "Bearer (hidden)")
	m.SetTab(TabJSON)
	holds(t, drawn(m), `"action": "MarkedAsUnRead"`, "action-unknown")
	holds(t, m.Text(), `"action": "MarkedAsUnRead"`, `"eventTime"`)
	for _, c := range m.Commands(func() string { return "" }, func() tea.Cmd { return nil }) {
		if c.Reason() == "" {
			page.Run(m.env, c)
		}
		pagetest.CheckFits(t, c.Name(), drawn(m), 90, 30)
	}
	m.SetTab(TabFindings)
	if len(m.Findings()) != 2 {
		t.Fatalf("%d findings, want 2", len(m.Findings()))
	}
	for range m.Findings() {
		m.toNextFinding()
	}
	if got := screen.Last(); got != "That was the last finding; this is the first again." {
		t.Errorf("said %q", got)
	}
}

func TestWhatCannotBeShownSaysWhy(t *testing.T) {
	engine := pagetest.New()
	engine.Current().Receive(pagetest.Refused())
	m, _ := shown(t, engine, 1)
	holds(t, m.WhyNotWhole(), "was refused before its body was read")
	holds(t, m.whyNotFoldAll(), "no JSON to fold")
	holds(t, m.WhyNoNextFinding(), "has no finding")
	engine.Current().Unreadable = pagetest.ErrBroken
	m, _ = shown(t, engine, 1)
	holds(t, drawn(m)+m.WhyNotWhole(), "the wire is cut")
}

// TestWhatWasNotReadIsCalledSo: of a body that nobody looked into no tab says what it
// is.
func TestWhatWasNotReadIsCalledSo(t *testing.T) {
	engine := pagetest.New()
	engine.Current().Receive(pagetest.Refused())
	m, _ := shown(t, engine, 1)
	for tab := range tabCount {
		m.SetTab(tab)
		if strings.Contains(drawn(m), "no JSON") {
			t.Errorf("tab %d says of a body that was not read that it is no JSON:\n%s", tab, drawn(m))
		}
		if tab == tabSentence || tab == tabGraph {
			holds(t, drawn(m), "was refused before its body was read")
		}
	}
}

func TestHostileTextInEveryTab(t *testing.T) {
	for name, text := range pagetest.Hostile() {
		message := pagetest.Mistaken()
		message.Exchange.Body = []byte(`{"a": "` + text + `"}`)
		message.Assessment.Findings[0].Message = text
		engine := pagetest.New()
		engine.Current().Receive(message)
		m, _ := shown(t, engine, 1)
		for tab := range tabCount {
			m.SetTab(tab)
			pagetest.CheckHarmless(t, name, drawn(m), 90)
		}
	}
}
