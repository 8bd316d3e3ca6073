// Package questions is the page that says what the events of the session can tell:
// each profile's questions, answered as small tables and bars, and which property
// kept events from being counted.
package questions

import (
	"context"
	"fmt"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/question"
	"caliper-playground/engine/text"
	"caliper-playground/ui/component"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/commands"
)

// atOnce is up to how many messages are all read anew by themselves when more arrive.
const atOnce = 2000

// Page shows the answers of each profile; unfolded, question by question. It reads
// anew when messages have arrived, or where there are many, when it is told to.
type Page struct {
	page.Plain
	env   *page.Env
	busy  bool // messages are being read
	stale bool // more have arrived since
	now   *look

	folded map[string]bool // profiles
	lines  []string
	heads  []head // of the profiles
	list   component.List
	find   component.Finder // which answers are shown
	width  int
	height int
}

// head is the line of a profile.
type head struct {
	line    int
	profile string
}

// look is what was answered from some messages.
type look struct {
	answers  []question.Answer
	messages int
	lost     int
	read     int // how many entries of the log there were
}

// New returns the page for the environment's session.
func New(env *page.Env) *Page { return &Page{env: env, folded: map[string]bool{}} }

// Title implements Page.
func (q *Page) Title() string { return "questions" }

// Init implements Page.
func (q *Page) Init() tea.Cmd { return q.read() }

// read answers the questions from all messages that there are, unless that is under
// way.
func (q *Page) read() tea.Cmd {
	if q.busy {
		q.stale = true
		return nil
	}
	q.busy, q.stale = true, false
	s, ctx, asked := q.env.Engine.Session(), q.env.Context, append(question.BuiltIn(), q.env.Questions...)
	return page.After(func() look { return answer(ctx, s, asked) }, func(l look) tea.Cmd {
		q.busy = false
		if s != q.env.Engine.Session() {
			return q.read()
		}
		q.now = &l
		q.layOut()
		return q.arrived()
	})
}

// arrived reads anew what has become more, unless it is much.
func (q *Page) arrived() tea.Cmd {
	if q.stale && (q.now == nil || q.now.read <= atOnce) {
		return q.read()
	}
	return nil
}

// again reads all messages anew.
func (q *Page) again() tea.Cmd {
	q.env.Say(page.Told, "The messages are read again.")
	return q.read()
}

// answer reads a session's messages, what they describe first.
func answer(ctx context.Context, s page.Session, asked []question.Question) look {
	c := question.NewCounter(asked)
	l := look{read: s.Len()}
	entries := s.Entries(0, l.read)
	for _, e := range entries {
		if e.Status/100 != 2 || !e.Judged || ctx.Err() != nil {
			continue
		}
		if m, err := s.Message(e.Seq); err == nil {
			c.Learn(m.Exchange.Body)
		} else {
			l.lost++
		}
	}
	for _, e := range entries {
		if e.Status/100 != 2 || !e.Judged || ctx.Err() != nil {
			continue
		}
		if m, err := s.Message(e.Seq); err == nil && m.Assessment != nil {
			c.Count(e.Seq, m.Exchange.Body, m.Assessment.Items)
			l.messages++
		}
	}
	l.answers = c.Answers()
	return l
}

// SetSize implements Page.
func (q *Page) SetSize(width, height int) {
	q.width, q.height = width, height
	q.layOut()
}

// Update implements Page.
func (q *Page) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case page.FreshMsg:
		q.now = nil
		q.layOut()
		return q.read()
	case page.SessionMsg:
		if q.now == nil || msg.Snapshot.Len != q.now.read {
			q.stale = true
		}
		if !q.busy {
			return q.arrived()
		}
	case tea.MouseMsg:
		component.ScrollByWheel(&q.list, msg)
	}
	return nil
}

// Commands implements Page.
func (q *Page) Commands() []page.Command {
	if q.find.Typing {
		return commands.Finding(q.env, &q.find, &q.list, q.scroll, q.found)
	}
	const group = "Questions"
	k := q.env.Keys
	leave := page.Do(func() { q.env.Close(q) })
	return append([]page.Command{
		{Key: k.Move.Enter, Group: group, Words: "fold the profile, or unfold it", Short: "fold, unfold", Foot: 1, Do: page.Do(q.fold), Why: q.whyNoProfile},
		{Key: k.Move.Next, Group: group, Words: "next profile", Short: "next profile", Foot: 3, Do: page.Do(func() { q.turn(1) }), Why: q.whyNoProfile},
		{Key: k.Move.Previous, Group: group, Words: "profile before", Do: page.Do(func() { q.turn(-1) }), Why: q.whyNoProfile},
		{Key: k.Do.Why, Group: group, Words: "why some are not counted, or not answered", Do: q.explain, Why: q.whyNotRead},
		commands.LookUp(q.env, group, q.subject),
		{Key: k.Do.Repeat, Group: group, Words: "read the messages again", Do: q.again},
		{Key: k.Bench.Questions, Group: group, Words: "close the page", Do: leave},
		commands.BeginFilter(q.env, group, "filter the questions", 4, &q.find, q.found),
		{Key: k.Global.Back, Foot: 2, Do: commands.BackFrom(q.env, q, &q.find, q.found)},
	}, commands.Reading(k.Move, &q.list, 5)...)
}

func (q *Page) whyNoProfile() string {
	switch {
	case len(q.heads) > 0:
		return ""
	case q.find.Asks():
		return commands.NoneFound(q.env)
	}
	return "No event answers a question yet."
}

// at is the index of the profile that stands at the top of the window, or above it.
func (q *Page) at() int {
	at := 0
	for i, h := range q.heads {
		if h.line <= q.list.Offset {
			at = i
		}
	}
	return at
}

func (q *Page) turn(by int) {
	at := q.at() + by
	if by > 0 && q.heads[q.at()].line > q.list.Offset {
		at = q.at()
	}
	at = min(max(at, 0), len(q.heads)-1)
	q.list.Scroll(q.heads[at].line - q.list.Offset)
}

func (q *Page) fold() {
	h := q.heads[q.at()]
	q.folded[h.profile] = !q.folded[h.profile]
	q.layOut()
	for _, again := range q.heads {
		if again.profile == h.profile {
			q.list.Scroll(again.line - q.list.Offset)
		}
	}
}

// Status implements Page: that more has arrived, or how much there is still to read.
func (q *Page) Status(width int) string {
	if q.stale && !q.busy {
		words := "More messages have arrived; " + q.env.Keys.Do.Repeat.Help().Key + " reads them all again."
		return component.NewLine(width).Gap(1).Add(q.env.Theme.Caution, words).String()
	}
	below := q.list.Below()
	if below <= 0 {
		return ""
	}
	return component.NewLine(width).Gap(1).Add(q.env.Theme.Dim, "↓ "+text.Plural(below, "line")+" below").String()
}

// Places lists what is in force together on the page.
func Places(env *page.Env) []page.Place {
	filtering := &Page{env: env}
	filtering.find.Begin()
	return []page.Place{{Name: "questions", Commands: (&Page{env: env}).Commands()}, {Name: "filtering questions", Typing: true, Commands: filtering.Commands()}}
}

// View implements Page.
func (q *Page) View() []string {
	from, to := q.list.Visible()
	return append(q.viewFilter(), q.lines[from:to]...)
}

// layOut puts the lines together for the width.
func (q *Page) layOut() {
	theme := q.env.Theme
	p := &component.Paper{Theme: theme, Width: q.width}
	q.heads = nil
	switch {
	case q.now == nil:
		p.Wrap(theme.Dim, 1, "reading…")
	case q.now.messages == 0:
		p.Wrap(theme.Plain, 1, "What the events of this session can tell will stand here: who, what, when, how often, how long, by which way, how well.")
		p.Blank()
		p.Wrap(theme.Dim, 1, "Nothing has been received yet. "+q.env.Keys.Bench.Everything.Help().Key+" on the bench sends an event for every row there is.")
	default:
		q.layOutAnswers(p)
	}
	q.lines = p.Lines
	q.list.SetHeight(q.height - len(q.viewFilter()))
	q.list.SetLen(len(q.lines))
}

// mostRows is how many rows of an answer are shown.
const mostRows = 8

// leastBar is what a bar with its number and the room before it takes at least, in
// cells. Labels have the rest: IRIs that are cut are hard to tell apart.
const leastBar = 32

func (q *Page) layOutAnswers(p *component.Paper) {
	theme, silent := q.env.Theme, map[string]int{}
	of := map[string][]question.Answer{}
	var profiles []string
	for _, a := range q.now.answers {
		if _, seen := of[a.Profile]; !seen {
			profiles = append(profiles, a.Profile)
			of[a.Profile] = nil
		}
		if a.Events == 0 {
			silent[a.Profile]++
			continue
		}
		of[a.Profile] = append(of[a.Profile], a)
	}
	p.Wrap(theme.Plain, 1, "What "+text.Plural(q.now.messages, "message")+" of this session can tell. What an event leaves out, nobody can ask for.")
	if q.now.lost > 0 {
		p.Wrap(theme.Caution, 1, text.Plural(q.now.lost, "message")+" cannot be read back from the journal.")
	}
	var none []string
	for _, profile := range profiles {
		answers := of[profile]
		if len(answers) == 0 {
			none = append(none, profile)
			continue
		}
		listed := q.takes(answers)
		if len(listed) == 0 {
			continue
		}
		p.Blank()
		q.heads = append(q.heads, head{len(p.Lines), profile})
		glyph := "▾ "
		if q.folded[profile] {
			glyph = "▸ "
		}
		line := p.Line().Gap(1).Add(theme.Dim, glyph).Add(theme.Strong, profile)
		p.Add(line.Gap(3).Add(theme.Dim, fmt.Sprintf("%d of %s answered", answered(answers), text.Plural(len(answers)+silent[profile], "question"))))
		if q.folded[profile] {
			continue
		}
		for _, a := range listed {
			q.layOutAnswer(p, a)
		}
	}
	if q.find.Asks() {
		if len(q.heads) == 0 {
			p.Blank()
			p.Wrap(theme.Dim, 1, commands.NoneFound(q.env))
		}
		return
	}
	if len(none) > 0 {
		p.Blank()
		p.Wrap(theme.Dim, 1, "No event yet of "+text.And(none)+".")
	}
}

// answered counts the answers that some event is counted in: others say only what the
// events lack.
func answered(answers []question.Answer) int {
	n := 0
	for _, a := range answers {
		if a.Counted > 0 {
			n++
		}
	}
	return n
}

func (q *Page) layOutAnswer(p *component.Paper, a question.Answer) {
	theme := q.env.Theme
	p.Wrap(theme.Plain, 3, a.Question)
	labelCells := 8
	for _, row := range a.Rows[:min(len(a.Rows), mostRows)] {
		labelCells = max(labelCells, text.Width(text.Clean(row.Label)))
	}
	labelCells = min(labelCells, max(8, p.Width/3, p.Width-leastBar))
	barCells := min(30, max(4, p.Width-labelCells-20))
	for i, row := range a.Rows {
		if i == mostRows {
			p.Wrap(theme.Dim, 5, fmt.Sprintf("and %d more", len(a.Rows)-mostRows))
			break
		}
		line := p.Line().Gap(5).Cell(theme.Plain, text.Middle(text.Clean(row.Label), labelCells), labelCells+1)
		unit := ""
		switch a.Unit {
		case "percent":
			unit = " %"
		case "minutes":
			unit = " min"
		}
		p.Add(line.Add(theme.Accent, strings.Repeat("█", a.Bar(row, barCells))).Gap(1).Add(theme.Plain, row.Number()+unit))
	}
	for _, l := range a.Lacking {
		p.Hang(theme.Caution, 5, "! "+l.Words(a.Events))
	}
}
