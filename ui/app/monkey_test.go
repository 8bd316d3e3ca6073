package app

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/keys"
	"caliper-playground/ui/page/pagetest"
)

// The long run is for hands: go test ./ui/app -run Monkey -monkey 20000 -seed 7.
var (
	monkeyKeys = flag.Int("monkey", 2000, "how many things the monkey does")
	monkeySeed = flag.Uint64("seed", 1, "what its choices follow from")
)

// TestMonkey does whatever comes to hand with the screen: keys, the mouse, pastes,
// windows of all sizes, while messages arrive. It fails where a page fails, a
// key is never answered, or a frame does not fit; what goroutines are left is
// looked at when all tests have run.
func TestMonkey(t *testing.T) {
	t.Chdir(t.TempDir()) // where pages that write files do
	m := newMonkey(t, *monkeySeed)
	for m.done = range *monkeyKeys {
		m.doOne()
		if t.Failed() {
			t.Fatalf("seed %d: at step %d, after %q", *monkeySeed, m.done, m.last)
		}
	}
	m.settle()
	t.Logf("seed %d: %d steps, %d messages, slowest answer %v (%s), pages %v",
		*monkeySeed, *monkeyKeys, m.driver.engine.Session().Len(), m.slowest.Round(time.Millisecond), m.slowestOf, m.opened())
}

// monkey is somebody at the keyboard who cannot read.
type monkey struct {
	t      *testing.T
	random *rand.Rand
	driver *driver
	names  []string // of all keys that mean something anywhere
	texts  []string // to paste
	done   int
	last   []string // what was done last, the newest at the end

	free      time.Time // when no key waited last
	slowest   time.Duration
	slowestOf string
	pages     map[string]int // how often each was on top
}

func newMonkey(t *testing.T, seed uint64) *monkey {
	t.Helper()
	m := &monkey{t: t, random: rand.New(rand.NewPCG(seed, 0)), free: time.Now(), pages: map[string]int{}}
	m.driver = drive(t, pagetest.UnderWay(), 120, 40)
	m.driver.app.execute = func(_ tea.ExecCommand, over tea.ExecCallback) tea.Cmd { // no editor: nobody would leave it
		return func() tea.Msg { return over(nil) }
	}
	for _, c := range keys.Default().Commands() {
		for _, name := range c.Binding.Keys() {
			if name != "ctrl+c" && !slices.Contains(m.names, name) {
				m.names = append(m.names, name)
			}
		}
	}
	slices.Sort(m.names)
	for _, text := range hostile {
		m.texts = append(m.texts, text[:min(len(text), 10_000)])
	}
	slices.Sort(m.texts)
	m.texts = append(m.texts, `{"type":"ViewEvent","action":"Viewed"}`, "[1,2", "no such file", "fail media rule:actor-type", ".", "/", strings.Repeat("x ", 5000),
		string(pagetest.Mistake(t, "action-misspelt")))
	return m
}

// doOne does one thing, and has what came of it taken in.
func (m *monkey) doOne() {
	defer func() {
		if what := recover(); what != nil {
			m.t.Errorf("panic: %v", what)
		}
	}()
	begun := time.Now()
	what, msg := m.choose()
	m.note(what)
	d := m.driver
	if msg != nil {
		d.update(msg)
	}
	for n := len(d.msgs); n > 0 && !m.t.Failed(); n-- {
		d.update(<-d.msgs)
	}
	view := d.app.View()
	if took := time.Since(begun); took > m.slowest {
		m.slowest, m.slowestOf = took, what+" on "+d.app.top().Title()
	}
	if len(d.app.held) == 0 {
		m.free = time.Now()
	}
	if waits := time.Since(m.free); waits > patience {
		m.t.Errorf("%d keys wait since %v for what opens", len(d.app.held), waits)
	}
	m.pages[d.app.top().Title()]++
	if d.app.width > 0 {
		checkFits(m.t, what, view, d.app.width, max(1, d.app.height))
	}
	checkHarmless(m.t, what, view, d.app.width)
	m.checkFaults()
	if d.quit { // it was asked, and said yes
		d.quit = false
	}
	if m.done%50 == 0 { // what is under way gets its turn
		runtime.Gosched()
		time.Sleep(time.Millisecond)
	}
}

// choose returns what is done next, and the message of it.
func (m *monkey) choose() (string, tea.Msg) {
	app, engine := m.driver.app, m.driver.engine
	switch n := m.random.IntN(100); {
	case n < 62:
		name := m.names[m.random.IntN(len(m.names))]
		return name, keyNamed(name)
	case n < 70: // letters, also several at once
		typed := make([]rune, 1+m.random.IntN(4))
		for i := range typed {
			typed[i] = rune(' ' + m.random.IntN(0x5f))
		}
		return string(typed), tea.KeyMsg{Type: tea.KeyRunes, Runes: typed}
	case n < 74: // keys that mean nothing, or something to a line of text alone
		press := tea.KeyMsg{Type: tea.KeyType(m.random.IntN(200) - 80), Alt: m.random.IntN(2) == 0}
		if press.Type == tea.KeyCtrlC {
			press.Type = tea.KeyCtrlD
		}
		if press.Type == tea.KeyRunes {
			press.Runes = []rune{rune('a' + m.random.IntN(26))}
		}
		return press.String(), press
	case n < 84:
		press := tea.MouseMsg{
			X: m.random.IntN(app.width + 2), Y: m.random.IntN(app.height + 2),
			Button: tea.MouseButton(m.random.IntN(8)), Action: tea.MouseAction(m.random.IntN(3)),
		}
		return press.String(), press
	case n < 87:
		text := m.texts[m.random.IntN(len(m.texts))]
		return fmt.Sprintf("paste of %.20q", text), tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(text), Paste: true}
	case n < 91:
		size := [][2]int{{80, 24}, {120, 40}, {200, 60}, {60, 15}, {m.random.IntN(220), m.random.IntN(70)}}[m.random.IntN(5)]
		return fmt.Sprintf("a window of %dx%d", size[0], size[1]), tea.WindowSizeMsg{Width: size[0], Height: size[1]}
	case n < 94:
		return "esc", keyNamed("esc")
	case n < 96 && engine.Session().Len() < 2000:
		engine.Current().Receive(pagetest.HostileMessage(m.texts[m.random.IntN(len(m.texts))]))
	case n < 99 && engine.Session().Len() < 2000:
		engine.Current().Receive(pagetest.Mistaken())
	}
	return "a message", nil
}

// note keeps what was done last.
func (m *monkey) note(what string) {
	m.last = append(m.last, what)
	m.last = m.last[max(0, len(m.last)-30):]
}

// checkFaults fails the test where a page did.
func (m *monkey) checkFaults() {
	app := m.driver.app
	files, _ := filepath.Glob(filepath.Join(app.output.folder, faultFolder, "*"))
	for _, path := range files {
		told, err := os.ReadFile(path)
		m.t.Errorf("%s, %v", told, err)
	}
	if n := app.notice; n != nil && strings.Contains(n.text, "failed and was closed") {
		m.t.Error(n.text)
	}
}

// settle has what is under way come to its end: no key waits, and nothing more comes
// for a while.
func (m *monkey) settle() {
	m.driver.settle()
	for rounds, quiet := 0, 0; rounds < 50 && quiet < 5; rounds++ {
		select {
		case msg := <-m.driver.msgs:
			m.driver.update(msg)
			quiet = 0
		case <-time.After(10 * time.Millisecond):
			quiet++
		}
	}
}

// opened says how often each page was on top, the most frequent first.
func (m *monkey) opened() []string {
	var all []string
	for title, n := range m.pages {
		all = append(all, fmt.Sprintf("%5d %s", n, title))
	}
	slices.Sort(all)
	slices.Reverse(all)
	return all[:min(len(all), 20)]
}
