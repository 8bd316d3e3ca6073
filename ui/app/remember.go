package app

import (
	"encoding/json"
	"reflect"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/page"
	"caliper-playground/ui/page/bench"
	"caliper-playground/ui/page/sheet"
	"caliper-playground/ui/page/story"
	"caliper-playground/ui/settings"
)

// settled is how long what is remembered must stay the same before it is
// written, so that typing a filter is one write.
const settled = 300 * time.Millisecond

// remembered is what the screen goes on with the next time.
type remembered struct {
	keeper *settings.Keeper    // nil where nothing is kept
	state  settings.Remembered // as it was found, with what was chosen since
	asked  settings.Remembered // what was to be written last
	number int                 // of that write
	failed bool                // that it cannot be written was said
}

// recall sets the screen as it was. What is asked for on the command line goes
// before it, and is not remembered.
func (a *app) recall(keeper *settings.Keeper, s settings.Remembered) {
	a.welcome = !s.Welcomed && !anyMark(a.snapshot)
	if s.Session != a.env.Engine.Session().ID() {
		s.Filter, s.Page, s.Story = "", "", nil
	}
	if main, ok := a.pages[0].(*bench.Page); ok {
		main.Recall(s.Unfolded, s.Filter)
	}
	s.Welcomed = true
	a.remembered = remembered{keeper: keeper, state: s}
}

// firstPage returns a command that opens the page which the start is for: the story
// that was asked for, which goes on where it was under way in this session, or the page
// of the last time.
func (a *app) firstPage() tea.Cmd {
	switch one := a.env.Story; {
	case one != nil && story.Tells(a.toldStory(), one):
		return a.screen().Open(page.TellStory{})
	case one != nil:
		return a.screen().Open(page.TellStory{Story: one})
	}
	return a.reopen()
}

// reopen returns a command that opens the page which was open at the end, and
// shows what stands in for it until then.
func (a *app) reopen() tea.Cmd {
	for _, k := range kinds() {
		if !k.reopens || k.name != a.remembered.state.Page {
			continue
		}
		opens := a.screen().Open(k.target)
		if a.waited > 0 { // otherwise nothing would take its place
			stand := sheet.NewOpening(a.env, k.title, k.words)
			a.targets[stand] = reflect.TypeOf(k.target)
			a.push(stand)
		}
		return opens
	}
	return nil
}

// standIn says whether the page on top only stands in for one that opens.
func (a *app) standIn() bool {
	stand, is := a.top().(*sheet.StandIn)
	return is && stand.Opening
}

// state returns what is to be remembered now.
func (a *app) state() settings.Remembered {
	s := a.remembered.state
	s.Story = a.toldStory()
	s.Page, s.Session = "", a.env.Engine.Session().ID()
	if main, ok := a.pages[0].(*bench.Page); ok {
		s.Unfolded, s.Filter = main.Memory()
	}
	if len(a.pages) < 2 {
		return s
	}
	for _, k := range kinds() {
		if k.reopens && a.targets[a.pages[1]] == reflect.TypeOf(k.target) {
			s.Page = k.name
		}
	}
	return s
}

// toldStory is how far a story was told in the session, as it was found or as it is by now;
// nil for none.
func (a *app) toldStory() json.RawMessage {
	if p := a.screen().stories; p != nil {
		return p.Memory()
	}
	if found := a.remembered.state; found.Session == a.env.Engine.Session().ID() {
		return found.Story
	}
	return nil
}

// remember returns a command that writes what has changed, once it has settled.
func (a *app) remember(msg tea.Msg) tea.Cmd {
	r := &a.remembered
	if r.keeper == nil {
		return nil
	}
	switch msg.(type) {
	case tea.KeyMsg, tea.MouseMsg, page.Result, resultMsg, waitedMsg, tea.WindowSizeMsg:
	default:
		return nil
	}
	now := a.state()
	if r.number > 0 && reflect.DeepEqual(now, r.asked) {
		return nil
	}
	r.asked = now
	r.number++
	keeper, number, ctx := r.keeper, r.number, a.env.Context
	return func() tea.Msg {
		select {
		case <-ctx.Done():
			return nil // the end writes it
		case <-time.After(settled):
			err := keeper.Save(number, now)
			return page.NewResult(page.Do(func() { a.kept(err) }))
		}
	}
}

// kept takes in what came of a write.
func (a *app) kept(err error) {
	if err != nil && !a.remembered.failed {
		a.remembered.failed = true
		a.say(page.Warned, err.Error())
	}
}

// flush writes what is remembered at the end. There is nobody left to tell of
// a failure, which was told before if it is not new.
func (a *app) flush() {
	if r := a.remembered; r.keeper != nil {
		_ = r.keeper.Save(r.number+1, a.state())
	}
}
