package ui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/component"
	"caliper-playground/ui/keys"
	"caliper-playground/ui/page"
	"caliper-playground/ui/style"
	"caliper-playground/ui/terminal"
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

// app is the Bubble Tea model: the stack of pages, and what stands around them.
type app struct {
	env      *page.Env
	choice   style.Choice
	output   outlet
	answers  <-chan terminal.Background
	notices  <-chan string // of the endpoint, about no session
	watching watch
	snapshot page.Snapshot

	mouseOn bool

	width, height int
	pages         []page.Page

	ask    *page.AskMsg
	notice *page.NoticeMsg
	copies bool // the next key says what is copied

	remembered remembered
	welcome    bool // the first run: its strip is shown until there is a mark
	leaving    bool // the key that quits at once was pressed, and a question is open
}

func newApp(env *page.Env, choice style.Choice, out outlet, answers <-chan terminal.Background) *app {
	env.Theme = choice.Theme()
	a := &app{env: env, choice: choice, output: out, answers: answers}
	a.pages = []page.Page{page.NewBench(env)}
	a.snapshot = page.TakeSnapshot(env.Engine.Session())
	a.watching = startWatch(env.Context, env.Engine.Session())
	if notice := env.Engine.Session().Notice(); notice != "" {
		a.notice = &page.NoticeMsg{Kind: page.Told, Text: notice}
	} else if state := env.Engine.Certification().State(); state.Running() {
		a.notice = &page.NoticeMsg{Kind: page.Told, Text: "A practice certification is under way; " + env.Keys.Bench.Certify.Help().Key + " goes on with it."}
	}
	return a
}

func (a *app) top() page.Page { return a.pages[len(a.pages)-1] }

// Init implements tea.Model.
func (a *app) Init() tea.Cmd {
	return tea.Batch(a.top().Init(), a.watching.next(), a.listen(), a.hear(), a.reopen())
}

// Update implements tea.Model.
func (a *app) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	_, cmd := a.take(msg)
	return a, tea.Batch(cmd, a.remember(msg))
}

// take takes a message in.
func (a *app) take(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		a.width, a.height = msg.Width, msg.Height
		a.resize()
		return a, nil
	case backgroundMsg:
		a.choice.Background = msg.background
		a.env.Theme = a.choice.Theme()
		a.resize()
		return a, nil
	case tea.KeyMsg:
		return a, a.pressAll(msg)
	case tea.MouseMsg:
		return a, a.mouse(msg)
	case tea.ResumeMsg:
		return a, a.enableMouse()
	case page.PushMsg:
		a.pages = append(a.pages, msg.Page)
		a.resize()
		return a, msg.Page.Init()
	case page.PopMsg:
		a.pop()
		return a, nil
	case page.ComposeMsg:
		return a, a.push(page.NewCompose(a.env, msg))
	case page.AskMsg:
		a.ask = &msg
		return a, nil
	case page.NoticeMsg:
		a.notice = &msg
		return a, nil
	case heardMsg:
		a.notice = &page.NoticeMsg{Kind: page.Warned, Text: msg.text}
		return a, a.hear()
	case page.ForegroundMsg:
		return a, a.foreground(msg)
	case foregroundOverMsg:
		return a, tea.Batch(a.enableMouse(), func() tea.Msg { return msg.told })
	case page.CopyMsg:
		return a, a.output.copy(msg)
	case wakeMsg:
		return a, a.woken(msg)
	case page.FreshMsg:
		return a, a.fresh(msg)
	case page.RunMsg:
		return a, a.runCommand(msg)
	}
	return a, a.broadcast(msg)
}

// broadcast hands a message to every page.
func (a *app) broadcast(msg tea.Msg) tea.Cmd {
	cmds := make([]tea.Cmd, 0, len(a.pages))
	for _, p := range a.pages {
		cmds = append(cmds, p.Update(msg))
	}
	return tea.Batch(cmds...)
}

// woken takes in what the session holds now, and waits for more.
func (a *app) woken(msg wakeMsg) tea.Cmd {
	if msg.session != a.watching.session {
		return nil
	}
	a.snapshot = msg.snapshot
	a.welcome = a.welcome && !anyMark(msg.snapshot)
	return tea.Batch(a.broadcast(page.SessionMsg{Snapshot: msg.snapshot}), a.watching.next())
}

// fresh turns to another session.
func (a *app) fresh(msg page.FreshMsg) tea.Cmd {
	if msg.Err != nil {
		a.notice = &page.NoticeMsg{Kind: page.Failed, Text: "No fresh session: " + msg.Err.Error()}
		return a.broadcast(msg)
	}
	a.watching.stop()
	a.watching = startWatch(a.env.Context, msg.Session)
	a.snapshot = page.TakeSnapshot(msg.Session)
	text := "A fresh session has begun."
	if notice := msg.Session.Notice(); notice != "" {
		text = "A fresh session has begun: " + notice + "."
	}
	a.notice = &page.NoticeMsg{Kind: page.Told, Text: text}
	return tea.Batch(a.broadcast(msg), a.watching.next())
}

func (a *app) pop() {
	if len(a.pages) > 1 {
		if closing, ok := a.top().(page.Closer); ok {
			closing.Closed()
		}
		a.pages = a.pages[:len(a.pages)-1]
		a.resize()
	}
}

// resize gives every page its room.
func (a *app) resize() {
	for _, p := range a.pages {
		p.SetSize(a.width, max(0, a.height-chrome))
	}
}

func (a *app) tooSmall() bool {
	if _, text := a.top().(*page.Sheet); text {
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
	msg.Y -= 2
	if msg.Y < 0 || msg.Y >= a.height-chrome {
		return nil
	}
	if msg.Action == tea.MouseActionPress && msg.Button == tea.MouseButtonLeft {
		a.notice = nil
	}
	return a.top().Update(msg)
}

// View implements tea.Model.
func (a *app) View() string {
	switch {
	case a.width == 0:
		return ""
	case a.tooSmall():
		return strings.Join(a.viewTooSmall(), "\n")
	}
	rule := component.Rule(a.env.Theme, a.width)
	body := a.top().View()
	lines := make([]string, 0, a.height)
	lines = append(lines, a.viewHeader(), rule)
	for i := range a.height - chrome {
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
