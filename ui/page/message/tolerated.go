package message

import (
	"caliper-playground/engine/rule"
	"caliper-playground/ui/component"
)

// putTolerated says which tolerances the message needed, and what each of them
// let pass.
func (m *Pane) putTolerated(p *component.Paper) {
	names := m.Detail.Message.Exchange.Tolerated
	for _, name := range names {
		p.Add(p.Line().Gap(1).Add(p.Theme.Caution, "! tolerated: "+name))
		p.Wrap(p.Theme.Plain, 3, rule.ToleranceMeaning(name))
	}
	if len(names) > 0 {
		p.Blank()
	}
}
