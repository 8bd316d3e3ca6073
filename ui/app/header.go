package app

import (
	"fmt"

	"caliper-playground/engine/text"
	"caliper-playground/ui/component"
	"caliper-playground/ui/page/certify"
	"caliper-playground/ui/page/story"
)

// The widths from which the header says more, in cells.
const (
	urlFrom  = 100 // the endpoint's URL; below it the address
	nameFrom = 116 // the program's name
	wordFrom = 140 // what the URL is
)

// viewHeader draws what is always in sight: the version, the page, the session
// where there are several, the endpoint.
func (a *app) viewHeader() string {
	if a.env.Overview.Several() {
		return a.viewHeaderOfSeveral()
	}
	theme, e := a.env.Theme, a.env.Engine.Endpoint()
	line := component.NewLine(a.width)
	line.Gap(1)
	if a.width >= nameFrom {
		line.Add(theme.Strong, "caliper-playground").Gap(3)
	}
	line.Add(theme.Plain, a.versionAndPage())
	up := a.up()
	if a.width >= urlFrom {
		room := line.Left() - up.Used() - 6
		with := component.NewLine(a.width)
		if a.width >= wordFrom {
			room -= len("endpoint ")
			with.Add(theme.Dim, "endpoint ")
		}
		up = with.Add(theme.Plain, fitURL(e.URL, room)).Gap(2).Join(up)
	} else {
		beside := component.NewLine(a.width).Add(theme.Plain, e.Address).Gap(1).Join(up).Gap(3)
		up = beside.Add(theme.Plain, a.met(line.Left()-beside.Used()-2))
	}
	if up.Used()+2 > line.Left() {
		return line.String()
	}
	return line.To(a.width - up.Used() - 1).Join(up).String()
}

func (a *app) versionAndPage() string {
	return "Caliper " + string(a.env.Engine.Session().Spec()) + " · " + a.top().Title()
}

// met is how many profiles the session meets. A page that counts what a part of its
// messages meets says so itself, and is told apart where there is room.
func (a *app) met(room int) string {
	met := a.snapshot.ProfilesMet().Short() + " met"
	switch a.top().(type) {
	case *certify.Page, *story.Page:
		if all := met + " in all"; len(all) <= room {
			return all
		}
	}
	return met
}

// up says that the endpoint is up, and before it that a run is under way, where the
// page itself does not say so.
func (a *app) up() *component.Line {
	theme, line := a.env.Theme, component.NewLine(a.width)
	_, flow := a.top().(*certify.Page)
	if state := a.env.Engine.Certification().State(); state.Running() && !flow {
		words := fmt.Sprintf("run %d", state.Run.Number)
		if a.width >= urlFrom {
			words = fmt.Sprintf("certifying, run %d", state.Run.Number)
		}
		line.Add(theme.Caution, words).Gap(2)
	}
	if len(a.env.Engine.Misbehaviour()) > 0 {
		return line.Add(theme.Caution, "● misbehaves")
	}
	return line.Add(theme.Good, "●").Add(theme.Dim, " up")
}

// Cells of the header where there are several sessions.
const (
	leastName = 8 // of a session's name
	mostName  = 24
	leastURL  = 34 // with which a URL says more than its address
)

// viewHeaderOfSeveral draws the header where there are several sessions: which
// one is shown, between the keys that go to the one before and the next, and
// what has come to the others. What there is no room for is left out, the
// page's title first, for the page says it too.
func (a *app) viewHeaderOfSeveral() string {
	theme, e, up := a.env.Theme, a.env.Engine.Endpoint(), a.up()
	address := text.Width(e.Address) + 1 + up.Used()
	name := min(text.Width(a.env.Overview.Name()), mostName)
	var line *component.Line
	for _, try := range []struct {
		name  int
		title string
	}{{name, a.versionAndPage()}, {name, a.top().Title()}, {min(name, leastName), a.top().Title()}, {min(name, leastName), ""}} {
		line = a.viewWhere(try.name, try.title)
		if line.Left() >= address+3 {
			break
		}
	}
	right := component.NewLine(a.width)
	switch room := line.Left() - up.Used() - 6; {
	case a.width >= urlFrom && room >= leastURL:
		right.Add(theme.Plain, fitURL(e.URL, room)).Gap(2).Join(up)
	case line.Left() >= address+3:
		right.Add(theme.Plain, e.Address).Gap(1).Join(up)
	default:
		return line.String()
	}
	return line.To(a.width - right.Used() - 1).Join(right).String()
}

// viewWhere draws the left part of the header: session, page, what came elsewhere.
func (a *app) viewWhere(name int, title string) *component.Line {
	line := component.NewLine(a.width).Gap(1).Join(a.viewSession(name))
	if title != "" {
		line.Gap(2).Add(a.env.Theme.Plain, title)
	}
	if news := a.viewUnseen(); news.Used() > 0 && line.Left() > news.Used()+2 {
		line.Gap(2).Join(news)
	}
	return line
}

// viewSession names the session shown between the keys that lead to others.
func (a *app) viewSession(cells int) *component.Line {
	theme, overview, k := a.env.Theme, a.env.Overview, a.env.Keys.Session
	line := component.NewLine(a.width)
	line.Add(theme.Accent, k.Previous.Help().Key).Gap(1)
	line.Add(theme.Strong, text.Truncate(overview.Name(), cells)).Gap(1).Add(theme.Plain, overview.Count())
	return line.Gap(1).Add(theme.Accent, k.Next.Help().Key)
}

// viewUnseen says what has come to sessions that are not shown: "+12 in 2 others".
func (a *app) viewUnseen() *component.Line {
	line := component.NewLine(a.width)
	messages, sessions := a.env.Overview.Unseen()
	switch {
	case messages == 0:
	case sessions == 1:
		line.Add(a.env.Theme.Caution, fmt.Sprintf("+%d in 1 other", messages))
	default:
		line.Add(a.env.Theme.Caution, fmt.Sprintf("+%d in %d others", messages, sessions))
	}
	return line
}
