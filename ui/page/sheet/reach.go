package sheet

import (
	"strings"

	"caliper-playground/ui/component"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/commands"
)

// NewReach returns a page that says how to reach the endpoint with an own
// sensor: URL, headers, and lines for curl. The token is hidden until it is asked
// for, since the page is shown to classes.
func NewReach(env *page.Env) *Page {
	shown := false
	s := &Page{env: env, title: "endpoint", make: func(width int) []string { return reach(env, width, shown) }}
	s.own = []page.Command{{
		Key: env.Keys.Certify.Token, Group: commands.ReadGroup, Short: "the token", Foot: 2,
		Do: page.Do(func() {
			shown = !shown
			s.again()
		}),
		Why: func() string {
			return page.When(env.Engine.Endpoint().Token == "", "No token is asked for.")
		},
	}, commands.LookUp(env, commands.ReadGroup, func() []string { return []string{"endpoint"} })}
	return s
}

func reach(env *page.Env, width int, token bool) []string {
	theme, e, k := env.Theme, env.Engine.Endpoint(), env.Keys
	tokenKey := k.Certify.Token.Help().Key + " hide   "
	if !token {
		e, tokenKey = e.Hidden(), k.Certify.Token.Help().Key+" show   "
	}
	p := &component.Paper{Theme: theme, Width: width}
	name := func(label, value string, key string) {
		p.Add(p.Line().Gap(3).Cell(theme.Dim, label, 15).Gap(1).Add(theme.Plain, value).Right(theme.Accent, key))
	}
	copyKey := k.Global.Copy.Help().Key + " "
	p.Blank()
	if overview := env.Overview; overview.Several() {
		p.Wrap(theme.Strong, 1, "Session "+overview.Name()+", "+overview.Count()+", has "+e.Own()+".")
	}
	p.Wrap(theme.Plain, 1, "Point your sensor here. Whatever arrives shows in the log at once, refusals too, with the reason and the way out.")
	p.Blank()
	name("POST", e.URL, copyKey+k.Copy.URL.Help().Key)
	if e.Token != "" {
		name("Authorization", "Bearer "+e.Token, tokenKey+copyKey+k.Copy.Token.Help().Key)
	} else {
		name("Authorization", "none is asked for", "")
	}
	name("Content-Type", "application/json", "")
	if e.Authority != "" {
		name("Trust", e.Authority, "")
	}
	p.Blank()
	p.Wrap(theme.Plain, 1, "Send an envelope from a file:")
	p.Curl(e.Curl(), copyKey+k.Copy.Curl.Help().Key)
	p.Blank()
	p.Wrap(theme.Plain, 1, "See that it is there: this answers with the endpoint's configuration.")
	p.Curl(e.Target().Ask().Lines(), "")
	p.Blank()
	if tolerances := env.Engine.Judging().Tolerances.Names(); len(tolerances) > 0 {
		p.Wrap(theme.Caution, 1, "Tolerated: "+strings.Join(tolerances, ", ")+". "+k.Session.Tolerances.Help().Key+" on the bench changes that.")
	}
	if acts := env.Engine.Misbehaviour(); len(acts) > 0 {
		words := make([]string, len(acts))
		for i, act := range acts {
			words[i] = act.String()
		}
		p.Wrap(theme.Caution, 1, "It misbehaves on purpose: "+strings.Join(words, "; ")+". "+k.Session.Misbehaviour.Help().Key+" on the bench changes that.")
	}
	p.Wrap(theme.Dim, 1, "Everything received is in "+env.Engine.Session().Journal())
	for _, notice := range page.Notices(env) {
		p.Wrap(theme.Caution, 1, notice)
	}
	return p.Lines
}
