package sheet

import (
	"fmt"
	"slices"
	"strings"

	"caliper-playground/engine/endpoint"
	"caliper-playground/ui/component"
	"caliper-playground/ui/component/mark"
	"caliper-playground/ui/page"
)

// NewStrays returns a page with the endpoint's own log: what was sent to no
// session, the latest first, as it comes.
func NewStrays(env *page.Env) *Page {
	return &Page{env: env, title: "what reached no session", follows: true, make: func(width int) []string {
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
