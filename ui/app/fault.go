package app

import (
	"fmt"
	"runtime/debug"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/text"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/sheet"
)

// fault is a panic in what a page does. The page closes, and everything else goes
// on, the endpoint above all.
type fault struct {
	page  page.Page // nil for the program's own
	what  any       // that was panicked with
	stack []byte
}

// faultMsg brings the panic of a command.
type faultMsg fault

// resultMsg is what a command came to that a page began.
type resultMsg struct {
	of     page.Page
	result page.Result
}

// by runs what a page does in Update. Where that panics, the page closes.
func (a *app) by(p page.Page, do func() tea.Cmd) (cmd tea.Cmd) {
	before, waited, open := a.acting, a.waited, slices.Contains(a.pages, p)
	a.acting = p
	defer func() {
		if what := recover(); what != nil {
			a.waited = waited // what keys were to wait for is lost with the rest
			if open && !slices.Contains(a.pages, p) {
				p = a.top() // it has closed, and handed on to the one below
			}
			a.fail(fault{p, what, debug.Stack()})
			cmd = nil
		}
		a.acting = before
	}()
	return guarded(p, do())
}

// guarded is a command of a page. Where it panics, it comes to a fault of the
// page; what it comes to else is known for the page's.
func guarded(p page.Page, cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer func() {
			if what := recover(); what != nil {
				msg = faultMsg{p, what, debug.Stack()}
			}
		}()
		switch msg := cmd().(type) {
		case page.Result:
			return resultMsg{p, msg}
		case tea.BatchMsg:
			all := slices.Clone(msg)
			for i, one := range all {
				all[i] = guarded(p, one)
			}
			return all
		default:
			return msg
		}
	}
}

// fail closes the page of a fault, and has the details kept.
func (a *app) fail(f fault) {
	title := ""
	if f.page != nil {
		title = fmt.Sprintf("%T", f.page) // where it cannot even tell its title
		attempt(func() { title = f.page.Title() })
	}
	report := faultReport{title: title, what: fmt.Sprint(f.what), stack: f.stack}
	if keeper, ok := f.page.(page.Keeper); ok {
		attempt(func() { report.held = keeper.Kept() })
	}
	if f.page != nil {
		a.drop(f.page)
	}
	a.say(page.Failed, report.words()+".")
	select {
	case a.faults <- report:
	default: // more of them than anybody reads
	}
}

// attempt does what may panic for the same reason as before, and goes on.
func attempt(do func()) {
	defer func() { _ = recover() }()
	do()
}

// drop takes a page off the screen that must not be trusted with anything. The
// bench is always there, so something stands in for it that makes another.
func (a *app) drop(p page.Page) {
	for _, d := range a.screens {
		if page.Page(d.bench) == p {
			d.bench = nil
		}
		if page.Page(d.stories) == p {
			d.stories = nil
		}
		if page.Page(d.load) == p {
			d.load = nil
		}
	}
	switch at := slices.Index(a.pages, p); {
	case at > 0:
		a.close(p)
	case at == 0:
		if len(a.pages) > 1 {
			a.close(a.pages[1])
		}
		a.pages[0] = sheet.NewFailed(a.env, a.benchAgain)
		a.resize()
	}
}

// benchAgain shows another bench in the place of one that failed.
func (a *app) benchAgain() tea.Cmd {
	d := a.screen()
	a.pages[0] = d.firstBench()
	a.resize()
	return tea.Batch(a.by(d.bench, d.bench.Init), a.broadcast(d, page.SessionMsg{Snapshot: a.snapshot}))
}

// faultReport is what is told and kept of a fault.
type faultReport struct {
	title string // of the page; "" for the program's own
	what  string
	held  string // what the page held that nobody has yet
	stack []byte
}

func (r faultReport) words() string {
	if r.title == "" {
		return "Something failed that was no page's: " + text.Clip(r.what, 100)
	}
	return fmt.Sprintf("The page %q failed and was closed: %s", r.title, text.Clip(r.what, 100))
}

// awaitFaults returns a command that keeps the report of the next fault.
func (a *app) awaitFaults() tea.Cmd {
	output, clock := a.output, a.env.Now
	return await(a.env.Context, 0, a.faults, func(report faultReport) tea.Msg {
		path, err := output.keepFault(report, clock())
		return page.NewResult(func() tea.Cmd { return a.faultKept(report, path, err) })
	})
}

// faultKept says what failed, and where to read about it.
func (a *app) faultKept(report faultReport, path string, err error) tea.Cmd {
	words := report.words() + "; "
	if err != nil {
		words += "the details could not be kept in " + path + ": " + err.Error()
	} else {
		words += "the details are in " + path
	}
	a.say(page.Failed, words+". The endpoint goes on.")
	return a.awaitFaults()
}

// maxFaults is how many reports may wait to be kept.
const maxFaults = 8
