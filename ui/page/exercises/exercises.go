// Package exercises is the page on which one learns by doing: the course with what
// is done of it, and an exercise with its task, its goals and an answer that is
// sent and judged.
package exercises

import (
	"context"
	"fmt"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/exercise"
	"caliper-playground/ui/component"
	"caliper-playground/ui/page"
)

// Page is the course, or one exercise of it.
type Page struct {
	page.Plain
	env      *page.Env
	course   exercise.Course
	progress *exercise.Progress

	list   component.List
	find   component.Finder // what of the course is listed
	heads  []int            // the lines of the list: an index of the course, or -1 for a heading
	open   *exercise.Exercise
	answer string
	came   exercise.Outcome // of the last answer; without goals where none was given
	hints  int              // how many are shown
	solved bool             // the solution is shown in the place of the answer
	busy   bool             // an answer is on its way
	inForm bool             // the answer is in the form
	gone   bool             // it was sent from there
	since  int              // how many messages the session had when it was opened
	seen   int              // how many of them were judged
	scroll component.List
	below  int // the line on which the answer begins, where it stands below the task
	width  int
	height int
}

// Opened is what the page needs from disk.
type Opened struct {
	Course   exercise.Course
	Progress *exercise.Progress
	Problems []error // with a trainer's exercises
	Err      error   // why progress cannot be read
}

// Read reads the course and how far somebody has come. It does I/O.
func Read(ctx context.Context, state, folder string) Opened {
	o := Opened{Course: exercise.BuiltIn()}
	if folder != "" {
		more, wrong := exercise.ReadFolder(ctx, state, folder)
		with, twice := o.Course.With(more)
		o.Course, o.Problems = with, append(wrong, twice...)
	}
	o.Progress, o.Err = exercise.OpenProgress(state)
	return o
}

// New returns the page.
func New(env *page.Env, o Opened) *Page {
	p := &Page{env: env, course: o.Course, progress: o.Progress}
	p.list.Heading = func(row int) bool { return p.heads[row] < 0 }
	p.found()
	p.choose(p.course.Next("", p.progress))
	switch {
	case o.Err != nil:
		env.Say(page.Failed, o.Err.Error())
	case len(o.Problems) > 0:
		env.Say(page.Failed, problems(o.Problems))
	}
	return p
}

// problems says what is wrong with a trainer's exercises, as far as there is room.
func problems(all []error) string {
	said := all[0].Error()
	if more := len(all) - 1; more > 0 {
		said += fmt.Sprintf(" (and %d more, of which exercises list --exercises tells)", more)
	}
	return said
}

// Title implements page.Page.
func (p *Page) Title() string {
	if p.open != nil {
		return "exercise " + p.open.Name
	}
	return "exercises"
}

// SetSize implements page.Page.
func (p *Page) SetSize(width, height int) {
	p.width, p.height = width, height
	p.list.SetHeight(height - 1)
	p.lay()
}

// Status implements page.Page.
func (p *Page) Status(int) string {
	if p.busy {
		return "sending the answer…"
	}
	return ""
}

// Update implements page.Page.
func (p *Page) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case page.SessionMsg:
		return p.received(msg.Snapshot.Len)
	case page.FreshMsg:
		p.since, p.seen = 0, 0
	case tea.MouseMsg:
		p.mouse(msg)
	}
	return nil
}

// selected is the exercise under the cursor of the list; nil where none is listed.
func (p *Page) selected() *exercise.Exercise {
	if p.list.Cursor >= len(p.heads) || p.heads[p.list.Cursor] < 0 {
		return nil
	}
	return p.course[p.heads[p.list.Cursor]]
}

// choose puts the cursor of the list on an exercise, if it is in there.
func (p *Page) choose(e *exercise.Exercise) {
	p.list.Select(max(0, slices.IndexFunc(p.heads, func(at int) bool { return at >= 0 && p.course[at] == e })))
}

func (p *Page) mouse(msg tea.MouseMsg) {
	if p.open != nil {
		component.ScrollByWheel(&p.scroll, msg)
		return
	}
	if p.list.Mouse(msg, 1) {
		p.begin(p.selected())
	}
}
