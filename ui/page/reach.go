package page

import (
	"strings"

	"caliper-playground/engine/sensor"
	"caliper-playground/ui/component"
)

// NewReach returns a page that says how to reach the endpoint with an own
// sensor: URL, headers, and lines for curl.
func NewReach(env *Env) *Sheet {
	return &Sheet{env: env, title: "endpoint", make: func(width int) []string { return reach(env, width) }}
}

func reach(env *Env, width int) []string {
	theme, e, k := env.Theme, env.Engine.Endpoint(), env.Keys
	p := &paper{theme: theme, width: width}
	name := func(label, value string, key string) {
		p.add(p.line().Gap(3).Cell(theme.Dim, label, 15).Gap(1).Add(theme.Plain, value).Right(theme.Accent, key))
	}
	copyKey := k.Global.Copy.Help().Key + " "
	p.blank()
	if roll := env.Roll; roll.Several() {
		p.wrap(theme.Strong, 1, "Session "+roll.Name()+", "+roll.Count()+", has "+e.Own()+".")
	}
	p.wrap(theme.Plain, 1, "Point your sensor here. Whatever arrives shows in the log at once, refusals too, with the reason and the way out.")
	p.blank()
	name("POST", e.URL, copyKey+k.Copy.URL.Help().Key)
	if e.Token != "" {
		name("Authorization", "Bearer "+e.Token, copyKey+k.Copy.Token.Help().Key)
	} else {
		name("Authorization", "none is asked for", "")
	}
	name("Content-Type", "application/json", "")
	if e.Authority != "" {
		name("Trust", e.Authority, "")
	}
	p.blank()
	p.wrap(theme.Plain, 1, "Send an envelope from a file:")
	p.curl(Curl(e), copyKey+k.Copy.Curl.Help().Key)
	p.blank()
	p.wrap(theme.Plain, 1, "See that it is there: this answers with the endpoint's configuration.")
	p.curl(target(e).Ask().Lines(), "")
	p.blank()
	if tolerances := env.Engine.Judging().Tolerances.Names(); len(tolerances) > 0 {
		p.wrap(theme.Caution, 1, "Tolerated: "+strings.Join(tolerances, ", ")+". "+k.Session.Tolerances.Help().Key+" on the bench changes that.")
	}
	p.wrap(theme.Dim, 1, "Everything received is in "+env.Engine.Session().Journal())
	if notice := env.Engine.Session().Notice(); notice != "" {
		p.wrap(theme.Caution, 1, notice)
	}
	return p.lines
}

// curl adds a command line, broken where a shell allows it.
func (p *paper) curl(command, key string) {
	parts := strings.Split(command, " \\\n")
	for i, part := range parts {
		if i < len(parts)-1 {
			part += " \\"
		}
		line := p.line().Gap(3 + p.indent)
		if i > 0 {
			line.Gap(2)
		}
		for j, wrapped := range component.Wrap(strings.TrimSpace(part), line.Left()-2, 0) {
			if j > 0 {
				p.add(line)
				line = p.line().Gap(5 + p.indent)
			}
			line.Add(p.theme.Strong, wrapped)
			if i == 0 && j == 0 {
				line.Right(p.theme.Accent, key)
			}
		}
		p.add(line)
	}
}

// Curl returns a command that sends an envelope from a file.
func Curl(e Endpoint) string { return target(e).SendFile("envelope.json").Lines() }

func target(e Endpoint) sensor.Target {
	return sensor.Target{URL: e.URL, Token: e.Token, Authority: e.Authority}
}
