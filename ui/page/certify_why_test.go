package page_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"caliper-playground/engine/certify"
	"caliper-playground/ui/keys"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/style"
)

// TestCertifyWhyNot asks at the instructions why commands would do nothing.
func TestCertifyWhyNot(t *testing.T) {
	engine := pagetest.New()
	err := engine.Certification().Change(func(s *certify.State) error {
		s.Product = certify.Product{
			Name: "Tide Tables", Version: "4.2.0", URL: "https://tides.example/", Description: "Exercises on tides.",
			Spec: "1.2", MemberName: "Mira Quist", MemberEmail: "mira@field.example", MemberOrganization: "Field School",
		}
		return s.Start(pagetest.Start, 0, "1.2")
	})
	if err != nil {
		t.Fatal(err)
	}
	k := keys.Default()
	env := &page.Env{Context: context.Background(), Engine: engine, Keys: k, Theme: &style.Theme{}, Zone: time.UTC}
	c := page.NewCertify(env)
	for _, test := range []struct {
		name    string
		binding keys.Binding
		says    string
	}{
		{"complete", k.Certify.Complete, "No message has arrived"},
		{"agree", k.Certify.Agree, "nothing to confirm"},
		{"repeat", k.Certify.Repeat, "can be repeated"},
		{"edit", k.Certify.Edit, "cancel it first"},
		{"save", k.Certify.Save, "once the results of a run are submitted"},
		{"instructions", k.Certify.Instructions, "are what you see"},
		{"submit", k.Move.Enter, "nothing to submit yet; complete the run first"},
		{"cancel", k.Certify.Cancel, ""},
		{"token", k.Certify.Token, ""},
	} {
		if got := c.WhyNot(test.binding); (got == "") != (test.says == "") || !strings.Contains(got, test.says) {
			t.Errorf("%s: it says %q, want %q", test.name, got, test.says)
		}
	}
	if s := engine.Certification().State(); s.Step != certify.Instructions {
		t.Errorf("asking has changed the step to %s", s.Step)
	}

	engine.Current().Receive(pagetest.Conformant("ReadingProfile/ViewEvent/Viewed"))
	c = page.NewCertify(env)
	c.Init()
	// What of the flow is not in force there is listed for the palette alone.
	listed := map[string]string{}
	for _, w := range c.Withheld() {
		listed[w.Binding.Help().Desc] = w.Why
	}
	if len(listed) != 6 || !strings.Contains(listed[k.Certify.Token.Help().Desc], "i shows them") || !strings.Contains(listed[k.Certify.Agree.Help().Desc], "complete the run first") {
		t.Errorf("withheld are %q", listed)
	}
	for _, binding := range []keys.Binding{k.Bench.Fresh, k.Bench.Load, k.Bench.Certify} {
		if c.WhyNot(binding) == "" {
			t.Errorf("nothing is said of %s under way", binding.Help().Desc)
		}
	}
	for _, binding := range []keys.Binding{k.Bench.Required, k.Bench.Everything} { // r and a, which mean other things at other steps
		if why := c.WhyNot(binding); why != "" {
			t.Errorf("%s is refused: %s", binding.Help().Desc, why)
		}
	}
	if why := c.WhyNot(k.Certify.Complete); why != "" {
		t.Errorf("the run cannot be completed: %s", why)
	}
}

// TestCertifyFormWithholdsTheFlow holds each command of the flow to a reason
// while the form is open, where its key is text.
func TestCertifyFormWithholdsTheFlow(t *testing.T) {
	k := keys.Default()
	env := &page.Env{Context: context.Background(), Engine: pagetest.New(), Keys: k, Theme: &style.Theme{}, Zone: time.UTC}
	form := page.NewCertify(env)
	for _, g := range form.Help() {
		for _, b := range g.Bindings {
			if why := form.WhyNot(b); (why != "") != keys.Same(b, k.Form.Other) {
				t.Errorf("of the form's own %q it says %q", b.Help().Desc, why)
			}
		}
	}
	withheld := form.Withheld()
	if len(withheld) != 9 {
		t.Errorf("%d commands are withheld", len(withheld))
	}
	for _, w := range withheld {
		if !strings.HasSuffix(w.Why, ".") || k.NameAt(w.Place, w.Binding) == "" {
			t.Errorf("%s: why %q, name %q", w.Binding.Help().Desc, w.Why, k.NameAt(w.Place, w.Binding))
		}
	}
}
