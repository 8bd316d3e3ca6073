package certify

import (
	"caliper-playground/catalog"
	"caliper-playground/engine/certify"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/bench"
	"caliper-playground/ui/page/sending"
)

// Places lists what is in force together at each step of the page.
func Places(env *page.Env) []page.Place {
	at := func(name string, step certify.Step, typing bool) page.Place {
		c := &Page{env: env, keeper: certify.OpenKeeper("", certify.Owner{Spec: catalog.V1p2}), progress: bench.Empty(env, sending.New(env))}
		c.form = newForm(certify.Product{}, catalog.V1p2)
		c.form.focusOn(int(certify.CaliperVersion))
		c.keeper.Put(certify.State{Step: step})
		return page.Place{Name: name, Typing: typing, Commands: c.Commands()}
	}
	return []page.Place{
		at("form of a certification", certify.Form, true), at("instructions of a certification", certify.Instructions, false),
		at("progress of a certification", certify.Progress, false), at("confirmation of a certification", certify.Confirmation, false),
		at("report of a certification", certify.Report, false),
	}
}
