package app

import (
	"testing"

	"caliper-playground/catalog"
)

// Caliper 1.1 counts its ten profiles, and those of its extensions apart.
func TestTheProfilesOfExtensionsAreCountedApart(t *testing.T) {
	b := startBackend(t, func(o *Options) { o.Class.Session.Spec = catalog.V1p1 })
	d := drive(t, b, 80, 24)
	d.shows("0 of 10 +0/6 met")
	d.resize(200, 60)
	d.shows("PROFILES  0 of 10 met, ext. 0 of 6")
	d.resize(100, 30)
	d.press("O")
	d.shows("0 of 10 +0/6")
}
