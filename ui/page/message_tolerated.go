package page

import "caliper-playground/engine/rule"

// putTolerated says which tolerances the message needed, and what each of them
// let pass.
func (m *message) putTolerated(p *paper) {
	names := m.detail.message.Exchange.Tolerated
	for _, name := range names {
		p.add(p.line().Gap(1).Add(p.theme.Caution, "! tolerated: "+name))
		p.wrap(p.theme.Plain, 3, rule.ToleranceMeaning(name))
	}
	if len(names) > 0 {
		p.blank()
	}
}
