package sheet

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/endpoint"
	"caliper-playground/engine/session"
	"caliper-playground/engine/why"
	"caliper-playground/ui/component"
	"caliper-playground/ui/component/mark"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/commands"
)

// NewStrays returns a page with the endpoint's own log: what was sent to no
// session, the latest first, as it comes.
func NewStrays(env *page.Env) *Page {
	explain := page.Command{Key: env.Keys.Do.Why, Group: commands.ReadGroup, Words: "why the last one got its status",
		Do: func() tea.Cmd { return explainStray(env) }, Why: func() string { return whyNoStray(env) }}
	return &Page{env: env, title: "what reached no session", follows: true, own: []page.Command{explain, commands.LookUp(env, commands.ReadGroup, func() []string { return strayStatus(env) })}, make: func(width int) []string {
		var strays []endpoint.Stray
		all := 0
		if env.Server != nil {
			strays, all = env.Server.Strays().Since(0)
		}
		theme := env.Theme
		p := &component.Paper{Theme: theme, Width: width}
		p.Blank()
		if all == 0 {
			p.Wrap(theme.Plain, 1, "Nothing was sent to this endpoint that belongs to no session.")
			return p.Lines
		}
		p.Wrap(theme.Plain, 1, "These requests belong to no session: their path is none's, or they could not be read. They count nowhere.")
		if len(strays) < all {
			p.Wrap(theme.Dim, 1, fmt.Sprintf("The last %d of %d:", len(strays), all))
		}
		p.Blank()
		for _, s := range slices.Backward(strays) {
			line := p.Line().Gap(1).Add(theme.Dim, s.Time.In(env.Zone).Format("15:04:05")).Gap(1)
			line.Number(mark.StatusStyle(theme, s.Status), mark.StatusNumber(s.Status), 3).Gap(1)
			p.Add(line.Add(theme.Plain, strings.TrimSpace(s.Method+" "+s.Path)).Gap(1).Add(theme.Dim, "from "+s.Remote))
			p.Wrap(theme.Dim, 15, s.Cause)
		}
		return p.Lines
	}}
}

// lastStray is the last request that belongs to no session; ok is false where there
// was none.
func lastStray(env *page.Env) (last endpoint.Stray, ok bool) {
	if env.Server == nil {
		return last, false
	}
	strays, _ := env.Server.Strays().Since(0)
	if len(strays) == 0 {
		return last, false
	}
	return strays[len(strays)-1], true
}

// strayStatus is what the last of them is looked up by.
func strayStatus(env *page.Env) []string {
	last, _ := lastStray(env)
	return []string{strconv.Itoa(last.Status), "endpoint"}
}

// explainStray answers why the last of them got its status.
func explainStray(env *page.Env) tea.Cmd {
	last, ok := lastStray(env)
	if !ok {
		return nil
	}
	status := why.Status(session.Exchange{Status: last.Status, Cause: last.Cause, Help: "it belongs to no session; send to the URL of one"})
	return env.Open(page.Answer{Title: "why " + last.Method + " " + last.Path, Parts: []why.Part{status}, About: strayStatus(env)})
}

func whyNoStray(env *page.Env) string {
	if _, ok := lastStray(env); !ok {
		return "Nothing reached the endpoint that belongs to no session."
	}
	return ""
}
