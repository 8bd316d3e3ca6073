package app

import (
	"context"
	"flag"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"
	"go.uber.org/goleak"

	"caliper-playground/ui/keys"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/style"
)

// TestMain has the files for editors, which stay where an editor has changed them,
// go with the tests.
func TestMain(m *testing.M) {
	_ = flag.Set("test.parallel", "8") // the tests that run beside each other wait more than they work
	folder, err := os.MkdirTemp("", "t")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	for _, name := range []string{"TMPDIR", "TMP"} {
		if err := os.Setenv(name, folder); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	code := m.Run()
	if err := leak(); err != nil && code == 0 {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	_ = os.RemoveAll(folder) // what is left of it is no fault of the tests
	os.Exit(code)
}

// leak returns what goes on for ever. What only takes its time, such as a command that
// still reads while the program is quit, comes to its end.
func leak() (err error) {
	for end := time.Now().Add(patience); time.Now().Before(end); {
		if err = goleak.Find(); err == nil {
			return nil
		}
	}
	return err
}

// patience is how long a test waits for what must come. It is no measure of
// anything.
const patience = 3 * time.Minute

// driver runs the model as the library does: messages one by one, commands
// each on its own.
type driver struct {
	t      *testing.T
	app    *app
	engine *pagetest.Engine // nil on a real one
	msgs   chan tea.Msg
	quit   bool
	out    *strings.Builder

	commands sync.WaitGroup // those under way
}

// noColour is the choice of a terminal without colours.
var noColour = style.Choice{Name: "none", Profile: termenv.Ascii}

// drive starts the program on an engine, without colours, with a window of that size.
func drive(t *testing.T, engine page.Engine, width, height int) *driver {
	t.Helper()
	return driveIn(t, engine, noColour, width, height)
}

func driveIn(t *testing.T, engine page.Engine, choice style.Choice, width, height int) *driver {
	t.Helper()
	return driveOn(t, &page.Env{Engine: engine}, choice, width, height)
}

// driveOn starts the program in an environment that says no more than is not so for
// every test.
func driveOn(t *testing.T, env *page.Env, choice style.Choice, width, height int) *driver {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	env.Context, env.Keys, env.Zone = ctx, keys.Default(), time.UTC
	d := &driver{t: t, msgs: make(chan tea.Msg, 1000), out: &strings.Builder{}}
	d.engine, _ = env.Engine.(*pagetest.Engine)
	d.app = newApp(env, choice, output{terminal: d.out, folder: t.TempDir()}, nil)
	d.app.execute = func(program tea.ExecCommand, over tea.ExecCallback) tea.Cmd { // there is no terminal to give away
		return func() tea.Msg { return over(program.Run()) }
	}
	t.Cleanup(func() {
		cancel()
		d.app.end()
		d.rest()
	})
	d.run(d.app.Init())
	d.resize(width, height)
	return d
}

func (d *driver) resize(width, height int) {
	d.update(tea.WindowSizeMsg{Width: width, Height: height})
}

// run starts a command; what it comes to is taken in later.
func (d *driver) run(cmd tea.Cmd) {
	if cmd != nil {
		d.commands.Go(func() { d.execute(cmd) })
	}
}

// rest waits until no command is under way, for some of them write into folders
// that go with the test.
func (d *driver) rest() {
	over := make(chan struct{})
	go func() {
		d.commands.Wait()
		close(over)
	}()
	for {
		select {
		case <-d.msgs: // there is nobody to take it in
		case <-over:
			return
		}
	}
}

func (d *driver) execute(cmd tea.Cmd) {
	msg := cmd()
	if batch, ok := msg.(tea.BatchMsg); ok {
		var all sync.WaitGroup
		for _, one := range batch {
			if one != nil {
				all.Go(func() { d.execute(one) })
			}
		}
		all.Wait() // as the library does, whose sequences wait for what a batch waits for
		return
	}
	if msg != nil {
		d.msgs <- msg
	}
}

func (d *driver) update(msg tea.Msg) {
	if _, ok := msg.(tea.QuitMsg); ok {
		d.quit = true
		return
	}
	_, cmd := d.app.Update(msg)
	d.run(cmd)
}

// ask has a page of the session shown ask something of the screen.
func (d *driver) ask(of func(page.Screen) tea.Cmd) {
	at := d.app.screen()
	d.update(page.NewResult(func() tea.Cmd { return of(at) }))
}

// compose opens what a text holds in compose.
func (d *driver) compose(text string) {
	d.ask(func(s page.Screen) tea.Cmd { return s.Open(page.ComposeEvent{Data: []byte(text)}) })
}

// press presses keys by name and takes in what is there already.
func (d *driver) press(names ...string) {
	d.t.Helper()
	for _, name := range names {
		d.update(keyNamed(name))
	}
}

// until takes messages in until the screen satisfies a condition.
func (d *driver) until(what string, seen func(view string) bool) {
	d.t.Helper()
	deadline := time.After(patience)
	for !seen(d.app.View()) {
		select {
		case msg := <-d.msgs:
			d.update(msg)
		case <-deadline:
			d.t.Fatalf("never came: %s. The screen:\n%s", what, d.app.View())
		}
	}
}

// shows waits until all the words are on the screen.
func (d *driver) shows(words ...string) {
	d.t.Helper()
	d.until(strings.Join(words, " | "), func(view string) bool {
		for _, word := range words {
			if !strings.Contains(view, word) {
				return false
			}
		}
		return true
	})
}

// hides waits until the words are not on the screen.
func (d *driver) hides(words string) {
	d.t.Helper()
	d.until("no "+words, func(view string) bool { return !strings.Contains(view, words) })
}

// keyNamed is the press of a key by its name, or several letters that came
// together.
func keyNamed(name string) tea.KeyMsg {
	if press, ok := keys.Press(name); ok {
		return press
	}
	return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(name)}
}
