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
	env      *page.Env // of the session shown
	choice   style.Choice
	output   outlet
	answers  <-chan terminal.Background
	notices  <-chan string // of the endpoint, about no session
	desks    []*desk
	roster   *roster
	watching watch
	snapshot page.Snapshot

	mouseOn bool

	width, height int
	pages         []page.Page
	held          []tea.Msg // keys and the mouse, which wait for a page to open

	ask    *page.AskMsg
	notice *page.NoticeMsg
	copies bool // the next key says what is copied

	remembered remembered
	welcome    bool // the first run: its strip is shown until there is a mark
	leaving    bool // the key that quits at once was pressed, and a question is open
}

func newApp(env *page.Env, choice style.Choice, out outlet, answers <-chan terminal.Background) *app {
	env.Theme, env.Roll, env.Turns = choice.Theme(), &page.Roll{}, &page.Turns{}
	a := &app{env: env, choice: choice, output: out, answers: answers, roster: newRoster(env.Context)}
	a.sit(env)
	if env.Hall != nil {
		for _, engine := range env.Hall.Engines()[1:] {
			a.sitBeside(engine)
		}
	}
	first := a.desk()
	first.bench = page.NewBench(env)
	a.pages = []page.Page{first.bench}
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
	return tea.Batch(a.desk().own(a.top().Init()), a.watching.next(), a.roster.next(), a.listen(), a.hear(), a.reopen())
}

// Update implements tea.Model.
func (a *app) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	from := a.desk()
	if of, ok := msg.(deskMsg); ok {
		from, msg = of.desk, of.msg
	}
	return a, a.update(from, msg)
}

// update takes a message in that is a session's, unless it is about the program.
func (a *app) update(from *desk, msg tea.Msg) tea.Cmd {
	if turned, ok := msg.(page.TurnedMsg); ok {
		return a.turned(from, turned.Msg)
	}
	if a.waits(msg) {
		return nil
	}
	cmd, known := a.takeOwn(msg)
	switch {
	case known:
	case from != a.desk():
		cmd = a.takeBehind(from, msg)
	default:
		cmd = a.take(msg)
	}
	return tea.Batch(from.own(cmd), a.remember(msg))
}

// takeOwn takes a message in that is about the program, whichever session is
// shown. It says whether it was such a one.
func (a *app) takeOwn(msg tea.Msg) (cmd tea.Cmd, known bool) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		a.width, a.height = msg.Width, msg.Height
		a.resize()
	case backgroundMsg:
		a.choice.Background = msg.background
		a.dress()
	case tea.KeyMsg:
		return a.pressAll(msg), true
	case tea.MouseMsg:
		return a.mouse(msg), true
	case tea.ResumeMsg:
		return a.enableMouse(), true
	case heardMsg:
		a.notice = &page.NoticeMsg{Kind: page.Warned, Text: msg.text}
		return a.hear(), true
	case wakeMsg:
		return a.woken(msg), true
	case newsMsg:
		return a.told(msg), true
	case page.SwitchMsg:
		return a.turn(msg), true
	case page.AddedMsg:
		return a.added(msg), true
	case foregroundOverMsg:
		return tea.Batch(a.enableMouse(), func() tea.Msg { return msg.told }), true
	case page.CopyMsg:
		return a.output.copy(msg), true
	default:
		return nil, false
	}
	return nil, true
}

// take takes a message in that is about the session shown.
func (a *app) take(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case page.PushMsg:
		return a.push(msg.Page)
	case page.PopMsg:
		a.pop()
		return nil
	case page.ComposeMsg:
		return a.push(page.NewCompose(a.env, msg))
	case page.AskMsg:
		msg.Yes = a.desk().own(msg.Yes)
		a.ask = &msg
		return nil
	case page.NoticeMsg:
		a.notice = &msg
		return nil
	case page.ForegroundMsg:
		return a.foreground(msg)
	case page.FreshMsg:
		return a.fresh(a.desk(), msg)
	case page.RunMsg:
		return a.runCommand(msg)
	}
	return a.broadcast(a.desk(), msg)
}

// woken takes in what the session holds now, and waits for more.
func (a *app) woken(msg wakeMsg) tea.Cmd {
	if msg.session != a.watching.session {
		return nil
	}
	a.snapshot = msg.snapshot
	a.welcome = a.welcome && !anyMark(msg.snapshot)
	return tea.Batch(a.broadcast(a.desk(), page.SessionMsg{Snapshot: msg.snapshot}), a.watching.next())
}

// push opens a page on top of the others, in the place of what stood in for it.
func (a *app) push(p page.Page) tea.Cmd {
	if a.standIn() {
		a.pages = a.pages[:len(a.pages)-1]
	}
	a.pages = append(a.pages, p)
	a.resize()
	return p.Init()
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

// dress gives every session's pages the theme.
func (a *app) dress() {
	theme := a.choice.Theme()
	for _, d := range a.desks {
		d.env.Theme = theme
	}
	a.resize()
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
