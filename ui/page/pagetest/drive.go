package pagetest

import (
	"context"
	"fmt"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/library"
	"caliper-playground/engine/session"
	"caliper-playground/ui/keys"
	"caliper-playground/ui/page"
	"caliper-playground/ui/style"
)

// Tests of pages make much that is garbage at once, and little that stays.
func init() { debug.SetGCPercent(400) }

// Driver drives one page alone, without the program around it and without
// waiting: keys become commands, work is done at once, and what it comes to goes
// back to the page. What the page asks of its screen is noted there. Pages that
// it makes itself stand before it until they close.
type Driver struct {
	Page   page.Page
	Env    *page.Env
	Screen *Screen
	Engine *Engine
	// Held has work wait until Release, so that there is a meanwhile.
	Held bool

	t       testing.TB
	waiting []tea.Cmd
	session page.Session // as the page knows it,
	length  int          // with so many messages
	said    int          // how many texts were said before the last key
	sized   int          // how many of the pages that it made have their room
	width   int
	height  int
}

// Alone makes a page in an environment with that engine, and gives it the room
// of a window of 120 by 40 cells.
func Alone(t testing.TB, engine *Engine, choice style.Choice, open func(*page.Env) page.Page) *Driver {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	t.Cleanup(cancel)
	screen := &Screen{}
	env := &page.Env{
		Screen: screen, Context: ctx, Engine: engine, Overview: &page.Overview{}, Keys: keys.Default(), Theme: choice.Theme(),
		Zone: time.UTC, Clock: func() time.Time { return Start },
		Watch: func(context.Context, *library.Watch) (library.Changes, bool) { return library.Changes{}, false }, // nothing changes
	}
	d := &Driver{Env: env, Screen: screen, Engine: engine, t: t, session: engine.Session(), length: engine.Session().Len()}
	d.Page = open(env)
	d.Window(120, 40)
	d.Run(d.Page.Init())
	return d
}

// Chrome is how many lines of a window the program keeps for what is around a
// page.
const Chrome = 4

// Window gives the page the room that it has in a window of that size.
func (d *Driver) Window(width, height int) { d.Resize(width, max(0, height-Chrome)) }

// Resize gives the page its room in cells.
func (d *Driver) Resize(width, height int) {
	d.width, d.height = width, height
	d.Page.SetSize(width, height)
	for _, p := range d.Screen.Pushed {
		p.SetSize(width, height)
	}
}

// Front returns the page that keys go to: the last that the page has made and
// that is not closed, or the page itself.
func (d *Driver) Front() page.Page {
	for ; d.sized < len(d.Screen.Pushed); d.sized++ {
		d.Screen.Pushed[d.sized].SetSize(d.width, d.height)
	}
	for _, p := range slices.Backward(d.Screen.Pushed) {
		if !slices.Contains(d.Screen.Closed, p) {
			return p
		}
	}
	return d.Page
}

// Run runs a command, and whatever follows from it, or has it wait where work is
// held.
func (d *Driver) Run(cmd tea.Cmd) {
	d.waiting = append(d.waiting, cmd)
	if !d.Held {
		d.Release()
	}
}

// Release does the work that waits, and no longer holds any.
func (d *Driver) Release() {
	d.Held = false
	for len(d.waiting) > 0 {
		cmd := d.waiting[0]
		d.waiting = d.waiting[1:]
		if cmd == nil {
			continue
		}
		switch msg := cmd().(type) {
		case nil:
		case tea.BatchMsg:
			d.waiting = append(d.waiting, msg...)
		case page.Result:
			d.waiting = append(d.waiting, msg.Take())
		default:
			d.waiting = append(d.waiting, d.Front().Update(msg))
		}
		d.tell()
	}
}

// Update hands the page a message: the mouse, or what the session tells.
func (d *Driver) Update(msg tea.Msg) { d.Run(d.Front().Update(msg)) }

// tell tells the pages what has come into the session, as the program does.
func (d *Driver) tell() {
	s := d.Engine.Session()
	if s == d.session && s.Len() == d.length {
		return
	}
	d.session, d.length = s, s.Len()
	for _, p := range append([]page.Page{d.Page}, d.Screen.Pushed...) {
		d.waiting = append(d.waiting, p.Update(page.SessionMsg{Snapshot: page.TakeSnapshot(s)}))
	}
}

// Arrived tells the page what a test has put into the session.
func (d *Driver) Arrived() {
	d.tell()
	d.Run(nil)
}

// Receive has a message come into the session.
func (d *Driver) Receive(m session.Message, credits ...conformance.Credit) {
	d.Engine.Current().Receive(m, credits...)
	d.Arrived()
}

// Press presses keys by their names. What is no key's name is typed: at once
// where the page takes text, else letter by letter.
func (d *Driver) Press(names ...string) {
	d.t.Helper()
	for _, name := range names {
		press, named := keys.Press(name)
		switch {
		case named:
			d.press(press)
		case d.Front().Typing() && d.Screen.Asked == "":
			d.press(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(name)})
		default:
			for _, r := range name {
				d.press(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}})
			}
		}
	}
}

// Paste pastes a text where text is typed, or onto a page that takes one.
func (d *Driver) Paste(text string) {
	if paster, ok := d.Front().(page.Paster); ok && !d.Front().Typing() {
		d.Run(paster.Paste(text))
		return
	}
	d.press(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(text), Paste: true})
}

// press answers a key as the program does: by the question that is open, then
// by the page.
func (d *Driver) press(press tea.KeyMsg) {
	d.said = len(d.Screen.Said)
	front := d.Front()
	name, all, typing := press.String(), front.Commands(), front.Typing()
	if yes := d.Screen.Yes; yes != nil {
		d.Screen.Asked, d.Screen.Yes = "", nil
		if name == "y" {
			d.Run(yes())
		}
		return
	}
	if answers := d.Screen.Offered; answers != nil {
		c, ok := page.Find(answers, name, false)
		if ok || keys.Matches(name, d.Env.Keys.Prompt.Cancel) {
			d.Screen.Asked, d.Screen.Offered = "", nil
		}
		if ok {
			d.Run(c.Do())
		}
		return
	}
	if c, ok := page.Find(all, name, typing); ok {
		d.Run(page.Run(d.Env, c))
		return
	}
	if typist, ok := front.(page.Typist); ok && typing {
		d.Run(typist.Type(press))
		return
	}
	for _, c := range all { // what another step of the page does
		if c.Do == nil && c.Why != nil && keys.Matches(name, c.Key) {
			d.Env.Say(page.Warned, c.Why())
			return
		}
	}
}

// View returns what is seen: the page, what is under way, what was said since
// the last key, and the question that is open.
func (d *Driver) View() string {
	front := d.Front()
	lines := append([]string{}, front.View()...)
	lines = append(lines, front.Status(1<<10))
	lines = append(lines, d.Screen.Said[d.said:]...)
	return strings.Join(append(lines, d.Screen.Asked), "\n")
}

// Drawn returns what the page draws, and nothing else.
func (d *Driver) Drawn() string { return strings.Join(d.Front().View(), "\n") }

// Shows holds what is seen to some words.
func (d *Driver) Shows(words ...string) {
	d.t.Helper()
	view := d.View()
	for _, word := range words {
		if !strings.Contains(view, word) {
			d.t.Fatalf("%q is not there:\n%s", word, view)
		}
	}
}

// Hides holds what is seen to be without some words.
func (d *Driver) Hides(words ...string) {
	d.t.Helper()
	view := d.View()
	for _, word := range words {
		if strings.Contains(view, word) {
			d.t.Fatalf("%q is there:\n%s", word, view)
		}
	}
}

// Click presses the left button on some words that the page draws.
func (d *Driver) Click(words string) {
	d.t.Helper()
	for y, line := range d.Front().View() {
		if before, _, found := strings.Cut(WithoutStyles(line), words); found {
			d.Update(tea.MouseMsg{X: len([]rune(before)), Y: y, Button: tea.MouseButtonLeft, Action: tea.MouseActionPress})
			return
		}
	}
	d.t.Fatalf("%q is not there:\n%s", words, d.Drawn())
}

// Closed says whether the page has closed itself.
func (d *Driver) Closed() bool {
	return slices.Contains(d.Screen.Closed, d.Page)
}

// FitsEverywhere draws the page at every width where it is low and where it is
// high, and at some widths with other heights, from one line on. It leaves the
// page as large as it was.
func (d *Driver) FitsEverywhere(what string) {
	d.t.Helper()
	defer d.Resize(d.width, d.height)
	for height, step := range map[int]int{1: 7, 12: 1, 15: 7, 24: 7, 58: 1} {
		for width := 1; width <= 200; width += step {
			d.Resize(width, height)
			CheckFits(d.t, fmt.Sprintf("%s at %dx%d", what, width, height), d.Drawn(), width, height)
			if d.t.Failed() {
				return
			}
		}
	}
}
