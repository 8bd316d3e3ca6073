package commands

import (
	"caliper-playground/ui/page"
)

// WhyNotLeft says why long lines cannot be moved back.
func WhyNotLeft(sideways int) string {
	if sideways == 0 {
		return "The lines are at their beginning."
	}
	return ""
}

// Both gives the first reason that there is.
func Both(first, second func() string) func() string {
	return func() string {
		if why := first(); why != "" {
			return why
		}
		return second()
	}
}

// CannotAdd says why there can be no further session.
func CannotAdd(env *page.Env) string {
	if env.Server == nil {
		return "There is room for one session here."
	}
	return ""
}

// NoOtherSession says that there is one session alone, and how to have another.
func NoOtherSession(env *page.Env) string {
	return "There is one session. " + env.Keys.Session.Add.Help().Key + " adds another, with " + env.Engine.Endpoint().Own() + "."
}
