package app

import (
	"bytes"
	"context"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"

	"caliper-playground/ui/keys"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/style"
)

// recording is a terminal that only writes down what it gets.
type recording struct {
	mu  sync.Mutex
	got bytes.Buffer
}

// Write implements io.Writer.
func (r *recording) Write(p []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.got.Write(p)
}

func (r *recording) text() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.got.String()
}

// own is every sequence that the program makes itself: styles, moves within the
// frame, what erases lines, the modes of the screen, and what is copied.
var own = regexp.MustCompile(`\x1b\[[0-9;]*[mHJKABCD]|\x1b\[\?(25|1049|2004|1002|1003|1006|1000)[hl]|\x1b\]52;c;[A-Za-z0-9+/=]*\x07`)

// checkRecorded holds all bytes that a terminal got to text and to sequences
// that the program makes itself.
func checkRecorded(t *testing.T, got string) {
	t.Helper()
	rest := own.ReplaceAllString(got, "")
	if !utf8.ValidString(rest) {
		t.Error("bytes that are not UTF-8 reached the terminal")
	}
	for i, r := range rest {
		if r == '\n' || r == '\r' {
			continue
		}
		if unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) {
			from, to := max(0, i-60), min(len(rest), i+60)
			t.Fatalf("%U reached the terminal in %q", r, rest[from:to])
		}
	}
	for _, foreign := range []string{hostile["set the clipboard"], hostile["clear the screen"], "\x1b[31mx\x1b[31mx"} {
		if strings.Contains(got, foreign) {
			t.Errorf("%q was passed on as it is", foreign)
		}
	}
}

// asks is what a page asks of the screen.
type asks func(page.Screen) tea.Cmd

// room is a way into one page, with foreign text wherever it takes any.
type room struct {
	name  string
	seen  string // what the page shows, as proof that it was reached
	enter func(send func(tea.Msg), text string)
}

func rooms() []room {
	press := func(send func(tea.Msg), names ...string) {
		for _, name := range names {
			send(keyNamed(name))
		}
	}
	paste := func(send func(tea.Msg), text string) {
		send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(text), Paste: true})
	}
	return []room{
		{"bench, all tabs", "[HTTP]", func(send func(tea.Msg), _ string) { press(send, "tab", "end", "1", "2", "3", "4", "tab", ">") }},
		{"bench, filter", "LOG  /", func(send func(tea.Msg), text string) { press(send, "tab", "/"); paste(send, text) }},
		{"bench, notice", "✗", func(send func(tea.Msg), text string) {
			send(saidMsg{page.Failed, text})
		}},
		{"bench, question", " yes", func(send func(tea.Msg), text string) {
			send(asks(func(s page.Screen) tea.Cmd { s.Ask(text, nil); return nil }))
		}},
		{"bench, copy", "Copied", func(send func(tea.Msg), text string) { press(send, "tab", "end", "y", "m") }},
		{"help", "send its required rows", func(send func(tea.Msg), text string) {
			press(send, "?")
		}},
		{"help, its end", "esc back", func(send func(tea.Msg), _ string) { press(send, "?", "G") }},
		{"endpoint", "Point your sensor here", func(send func(tea.Msg), _ string) { press(send, "u") }},
		{"palette", "· commands", func(send func(tea.Msg), text string) {
			press(send, "ctrl+p")
			paste(send, text)
		}},
		{"vocabulary, search", "vocabulary", func(send func(tea.Msg), text string) {
			press(send, "v", "/")
			paste(send, text)
		}},
		{"certification, form", "Product name", func(send func(tea.Msg), text string) {
			press(send, "c")
			for range 8 {
				paste(send, text)
				press(send, "tab")
			}
			press(send, "ctrl+s")
		}},
		{"compose, what cannot be read", "compose", func(send func(tea.Msg), text string) {
			send(asks(func(s page.Screen) tea.Cmd { return s.Open(page.ComposeEvent{Source: text, Data: []byte(text)}) }))
			press(send, "tab", "G")
		}},
		{"compose, an event of foreign text", "compose", func(send func(tea.Msg), text string) {
			quoted := jsonString(text)
			event := []byte(`{"@context":"http://purl.imsglobal.org/ctx/caliper/v1p2","type":"ViewEvent","action":` + quoted +
				`,"actor":{"id":` + quoted + `,"type":"Person","name":` + quoted + `},"object":` + quoted + `,` + quoted + `:` + quoted + `}`)
			send(asks(func(s page.Screen) tea.Cmd { return s.Open(page.ComposeEvent{Source: text, Data: event}) }))
			press(send, "j", "j", "enter")
			paste(send, text)
			press(send, "enter", "tab", "G")
		}},
		{"load, a path", "load", func(send func(tea.Msg), text string) {
			press(send, "o", "p")
			paste(send, text)
			press(send, "tab", "enter")
		}},
		{"tolerances", "missing-context", func(send func(tea.Msg), _ string) { press(send, "L", "enter") }},
		{"comparison", "Bodies", func(send func(tea.Msg), _ string) { press(send, "tab", "end", "m", "up", "d", "end") }},
		{"saving", "save as", func(send func(tea.Msg), text string) {
			press(send, "tab", "end", "m", "w", "ctrl+u")
			paste(send, "\x00/"+text)
			press(send, "enter")
		}},
		{"load, filter", "load", func(send func(tea.Msg), text string) {
			press(send, "o")
			paste(send, `{"type":`+jsonString(text)+`}`)
			press(send, "/")
			paste(send, text)
			press(send, "enter")
		}},
		{"load, pasted text", "load", func(send func(tea.Msg), text string) {
			press(send, "o")
			paste(send, `{"type":`+jsonString(text)+`,"action":`+jsonString(text)+`}`)
			press(send, "enter", "j", "enter")
		}},
	}
}

// jsonString quotes text as JSON without escaping what a parser lets through,
// so that it arrives as it is wherever a value is shown raw.
func jsonString(text string) string {
	text = strings.ToValidUTF8(text, "?")
	text = strings.Map(func(r rune) rune {
		if r < ' ' || r == '"' || r == '\\' {
			return '_'
		}
		return r
	}, text)
	return `"\u001b[2J\u009b1m\u202e\u0007` + text + `"`
}

// floods are the hostile texts in fewer pieces: what is short in one.
func floods() map[string]string {
	texts := map[string]string{}
	for _, name := range slices.Sorted(maps.Keys(hostile)) { // a text has the same order at each time
		text := hostile[name]
		if len(text) < 100 {
			texts["short ones"] += text
		} else {
			texts[name] = text
		}
	}
	return texts
}

// TestWhatReachesTheTerminal runs the program as it is on a recording terminal,
// with foreign text on every page, and looks at each byte.
func TestWhatReachesTheTerminal(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("draws some hundred frames in real time")
	}
	for _, r := range rooms() {
		for name, text := range floods() {
			t.Run(r.name+"/"+name, func(t *testing.T) {
				t.Parallel()
				engine := pagetest.New()
				engine.Current().Receive(pagetest.HostileMessage(text))
				engine.Current().Receive(pagetest.HostileMessage(text + " again"))
				checkRecorded(t, record(t, engine, text, r))
			})
		}
	}
}

// record runs the program on a recording terminal, in two sizes, through a room,
// and returns all that it wrote.
func record(t *testing.T, engine *pagetest.Engine, text string, r room) string {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	out := &recording{}
	env := &page.Env{Context: ctx, Engine: engine, Keys: keys.Default(), Zone: time.UTC, KeysFile: text, Problems: []string{text}}
	a := newApp(env, style.Choice{Profile: termenv.ANSI256, Background: style.DarkBackground}, output{terminal: out, folder: t.TempDir()}, nil)
	defer a.end()
	program := tea.NewProgram(a, tea.WithAltScreen(), tea.WithOutput(out), tea.WithInput(nil), tea.WithoutSignals(), tea.WithoutSignalHandler(), tea.WithFPS(120))
	ended := make(chan error, 1)
	go func() {
		_, err := program.Run()
		ended <- err
	}()
	// Each message is drawn before the next: what is not drawn proves nothing.
	settle := func() { time.Sleep(12 * time.Millisecond) }
	awaits := func(words string) {
		for end := time.Now().Add(patience); !strings.Contains(withoutStyles(out.text()), words); settle() {
			if time.Now().After(end) {
				t.Errorf("%q was never on the screen", words)
				return
			}
		}
	}
	program.Send(tea.WindowSizeMsg{Width: 120, Height: 40})
	awaits("2 messages") // or keys would find none of them
	r.enter(func(msg tea.Msg) {
		if of, ok := msg.(asks); ok {
			msg = page.NewResult(func() tea.Cmd { return of(a.screens[0]) })
		}
		program.Send(msg)
		settle()
	}, text)
	awaits(r.seen)
	program.Send(tea.WindowSizeMsg{Width: 80, Height: 24})
	settle()
	program.Send(tea.QuitMsg{})
	if err := <-ended; err != nil {
		t.Error(err)
	}
	return out.text()
}
