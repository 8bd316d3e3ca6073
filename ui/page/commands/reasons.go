package commands

import (
	"caliper-playground/ui/page"
)

// WhyNotLeft says why long lines cannot be moved back.
func WhyNotLeft(sideways int) string {
	return page.When(sideways == 0, "The lines are at their beginning.")
}

// FirstOf gives the first reason that there is, of some.
func FirstOf(whys ...func() string) func() string {
	return func() string {
		for _, why := range whys {
			if said := why(); said != "" {
				return said
			}
		}
		return ""
	}
}

// CannotAdd says why there can be no further session.
func CannotAdd(env *page.Env) string {
	return page.When(env.Server == nil, "There is room for one session here.")
}

// NoOtherSession says that there is one session alone, and how to have another.
func NoOtherSession(env *page.Env) string {
	return "There is no other. " + env.Keys.Session.Add.Help().Key + " adds one, with " + env.Engine.Endpoint().Own() + "."
}
