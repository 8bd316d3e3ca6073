package app

import (
	"os"
	"reflect"
	"runtime/debug"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/snippet"
	"caliper-playground/ui/component"
	"caliper-playground/ui/keys"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/sessions"
	"caliper-playground/ui/page/sheet"
	"caliper-playground/ui/style"
)

// The smallest window that the pages are drawn in. Text that scrolls needs less.
const (
	leastWidth      = 60
	leastHeight     = 15
	leastTextWidth  = 30
	leastTextHeight = 8
)

// chrome is how many lines the program keeps for itself: the header with its
// rule, and a rule with the foot.
const chrome = 4

// headerLines is how many of them stand above the page.
const headerLines = 2

// app is the Bubble Tea model: the stack of pages, and what stands around them.
type app struct {
	env      *page.Env // of the session shown
	choice   style.Choice
	output   output
	answers  <-chan style.Background
	notices  <-chan string // of the endpoint, about no session
	screens  []*screen
	follower *follower
	watching watch
	snapshot page.Snapshot

	mouseOn bool

	width, height int
	given         int // how many lines stood above the pages when they got their room
	pages         []page.Page
	acting        page.Page // whose doing is run just now
	faults        chan faultReport
	targets       map[page.Page]reflect.Type // which target a page was opened by
	waited        int                        // commands under way that keys wait for
	held          []tea.Msg                  // keys and the mouse, which wait for them

	ask    *question
	notice *notice
	copies bool // the next key says what is copied

	remembered remembered
	list       sessions.Order   // how the list of sessions was left
	language   snippet.Language // of the code that was shown last
	welcome    bool             // the first run: its strip is shown until there is a mark
	leaving    *question        // the one that the key which quits at once has opened

	// execute gives the terminal to another program; tests run it beside.
	execute func(tea.ExecCommand, tea.ExecCallback) tea.Cmd
}

// question is one that waits for one of its answers.
type question struct {
	words   string
	answers []page.Command
}

// yesOrNo is a question that is answered with yes or no.
func (a *app) yesOrNo(words string, yes func() tea.Cmd) *question {
	k := a.env.Keys.Prompt
	return &question{words, []page.Command{{Key: k.Yes, Foot: 1, Do: yes}, {Key: k.No, Foot: 2, Do: page.Do(func() {})}}}
}

// notice is a short text that is shown until the next key.
type notice struct {
	tone page.Tone
	text string
}

func newApp(env *page.Env, choice style.Choice, out output, answers <-chan style.Background) *app {
	env.Theme, env.Overview = choice.Theme(), &page.Overview{}
	env.State = out.folder
	if env.Getenv == nil {
		env.Getenv = os.Getenv
	}
	a := &app{
		env: env, choice: choice, output: out, answers: answers, follower: newFollower(env.Context), execute: tea.Exec,
		targets: map[page.Page]reflect.Type{}, faults: make(chan faultReport, maxFaults),
	}
	a.addScreen(env)
	if env.Server != nil {
		for _, engine := range env.Server.Engines()[1:] {
			a.addBeside(engine)
		}
	}
	a.pages = []page.Page{a.screen().firstBench()}
	a.snapshot = page.TakeSnapshot(env.Engine.Session())
	a.watching = startWatch(env.Context, env.Engine.Session())
	if notices := page.Notices(env); len(notices) > 0 {
		a.say(page.Told, strings.Join(notices, " "))
	} else if state := env.Engine.Certification().State(); state.Running() {
		a.say(page.Told, "A practice certification is under way; "+env.Keys.Bench.Certify.Help().Key+" goes on with it.")
	}
	return a
}

func (a *app) top() page.Page { return a.pages[len(a.pages)-1] }

// saidMsg is a notice that comes from beside.
type saidMsg notice

// Init implements tea.Model.
func (a *app) Init() tea.Cmd {
	return guarded(nil, tea.Batch(a.by(a.top(), a.top().Init), a.nextNews(), a.nextOfAll(), a.listen(), a.nextNotice(), a.nextStray(0), a.awaitFaults(), a.firstPage()))
}

// Update implements tea.Model.
func (a *app) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if a.waits(msg) {
		return a, nil
	}
	return a, a.by(a.top(), func() tea.Cmd {
		cmd := tea.Batch(a.update(msg), guarded(nil, a.remember(msg)))
		if a.above() != a.given {
			a.resize()
		}
		return cmd
	})
}

// above is how many lines stand above the page on top: none where it fills them.
func (a *app) above() int {
	if top, ok := a.top().(page.Filler); ok && top.Fills() {
		return 0
	}
	return headerLines
}

// room is how many lines the pages have.
func (a *app) room() int { return max(0, a.height-chrome+headerLines-a.above()) }

func (a *app) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case page.Result: // of the program's own
		return msg.Take()
	case resultMsg:
		return a.by(msg.of, msg.result.Take)
	case faultMsg:
		a.fail(fault(msg))
	case waitedMsg:
		return a.cameIn(msg)
	case tea.WindowSizeMsg:
		a.width, a.height = msg.Width, msg.Height
		a.resize()
	case tea.KeyMsg:
		return a.pressAll(msg)
	case tea.MouseMsg:
		return a.mouse(msg)
	case saidMsg:
		a.say(msg.tone, msg.text)
	}
	return nil
}

// say shows a short text until the next key.
func (a *app) say(tone page.Tone, text string) { a.notice = &notice{tone, text} }

// push opens a page on top of the others, in the place of what stood in for it.
func (a *app) push(p page.Page) tea.Cmd {
	if a.standIn() {
		a.pages = a.pages[:len(a.pages)-1]
	}
	a.pages = append(a.pages, p)
	a.resize()
	return a.by(p, p.Init)
}

func (a *app) pop() { a.close(a.top()) }

// close closes a page and whatever stands on top of it. The bench stays.
func (a *app) close(p page.Page) {
	at := slices.Index(a.pages, p)
	if at < 1 {
		return
	}
	for i := len(a.pages) - 1; i >= at; i-- {
		if closing, ok := a.pages[i].(page.Closer); ok {
			attempt(closing.Closed)
		}
		delete(a.targets, a.pages[i])
	}
	a.pages = a.pages[:at]
	a.resize()
}

// backTo closes what stands on top of a page, and does then what follows. A page
// with work on it is asked what becomes of that, with nothing on top of it.
func (a *app) backTo(p page.Page, then func() tea.Cmd) tea.Cmd {
	for a.top() != p && slices.Contains(a.pages, p) {
		if leaver, ok := a.top().(page.Leaver); ok && unsentOn(a.top()) != "" {
			return leaver.Leave(func() tea.Cmd { return a.backTo(p, then) })
		}
		a.pop()
	}
	return then()
}

// raise puts a page that is open on top of the others, which stay as they are, and
// says whether it is open.
func (a *app) raise(p page.Page) bool {
	at := slices.Index(a.pages, p)
	if at < 0 {
		return false
	}
	a.pages = append(slices.Delete(a.pages, at, at+1), p)
	return true
}

// setTheme gives every session's pages the theme.
func (a *app) setTheme() {
	theme := a.choice.Theme()
	for _, d := range a.screens {
		d.env.Theme = theme
	}
	a.resize()
}

// resize gives every page its room.
func (a *app) resize() {
	a.given = a.above()
	room := a.room()
	for _, p := range slices.Clone(a.pages) { // one that fails is closed
		a.by(p, page.Do(func() { p.SetSize(a.width, room) }))
	}
}

func (a *app) tooSmall() bool {
	if _, text := a.top().(*sheet.Page); text {
		return a.width < leastTextWidth || a.height < leastTextHeight
	}
	return a.width < leastWidth || a.height < leastHeight
}

// enableMouse asks for the mouse, which the library gives back when another
// program has had the terminal, and does not take again by itself.
func (a *app) enableMouse() tea.Cmd {
	if !a.mouseOn {
		return nil
	}
	return tea.EnableMouseCellMotion
}

// mouse hands the mouse to the page on top, in the page's own coordinates.
func (a *app) mouse(msg tea.MouseMsg) tea.Cmd {
	if a.tooSmall() || a.ask != nil {
		return nil
	}
	msg.Y -= a.above()
	if msg.Y < 0 || msg.Y >= a.room() {
		return nil
	}
	if msg.Action == tea.MouseActionPress && msg.Button == tea.MouseButtonLeft {
		a.notice = nil
	}
	return a.top().Update(msg)
}

// View implements tea.Model. Where a page fails, it is closed, and what is below
// it drawn.
func (a *app) View() string {
	for range len(a.pages) + 1 {
		if frame, ok := a.drawn(); ok {
			return frame
		}
	}
	return "The screen cannot be drawn. The endpoint goes on; ctrl+c ends the program."
}

// drawn draws the screen, if the page on top does not fail.
func (a *app) drawn() (frame string, ok bool) {
	defer func() {
		if what := recover(); what != nil {
			a.fail(fault{a.top(), what, debug.Stack()})
		}
	}()
	frame = a.draw()
	if a.choice.PlainASCII {
		frame = style.ASCII(frame)
	}
	return frame, true
}

// draw draws the page on top with what stands around it.
func (a *app) draw() string {
	switch {
	case a.width == 0:
		return ""
	case a.tooSmall():
		return strings.Join(a.viewTooSmall(), "\n")
	}
	rule := component.Rule(a.env.Theme, a.width)
	body := a.top().View()
	lines := make([]string, 0, a.height)
	if a.above() > 0 {
		lines = append(lines, a.viewHeader(), rule)
	}
	for i := range a.room() {
		if i < len(body) {
			lines = append(lines, body[i])
		} else {
			lines = append(lines, "")
		}
	}
	status := a.top().Status(a.width)
	switch {
	case status != "":
	case a.welcome && len(a.pages) == 1:
		status = a.viewWelcome()
	default:
		status = rule
	}
	lines = append(lines, status)
	a.layNotice(lines)
	return strings.Join(append(lines, a.viewFoot()), "\n")
}

// matches says whether a key press is a binding's.
func matches(press tea.KeyMsg, b keys.Binding) bool { return keys.Matches(press.String(), b) }
