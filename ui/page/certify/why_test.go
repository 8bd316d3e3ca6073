package certify_test

import (
	"context"
	"strings"
	"testing"
	"time"

	practice "caliper-playground/engine/certify"
	"caliper-playground/ui/keys"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/certify"
	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/style"
)

// TestCertifyWhyNot asks at the instructions why commands would do nothing.
func TestCertifyWhyNot(t *testing.T) {
	engine := pagetest.New()
	err := engine.Certification().Change(func(s *practice.State) error {
		s.Product = practice.Product{
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
	c := certify.New(env)
	for _, test := range []struct {
		name    string
		binding keys.Binding
		says    string
	}{
		{"complete", k.Certify.Complete, "No message has arrived"},
		{"agree", k.Do.Tick, "nothing to confirm"},
		{"repeat", k.Do.Repeat, "can be repeated"},
		{"edit", k.Do.Edit, "cancel it first"},
		{"save", k.Do.Save, "once the results of a run are submitted"},
		{"instructions", k.Certify.Instructions, "are what you see"},
		{"submit", k.Move.Enter, "nothing to submit yet; complete the run first"},
		{"cancel", k.Certify.Cancel, ""},
		{"token", k.Certify.Token, ""},
	} {
		if got := why(c, test.binding); (got == "") != (test.says == "") || !strings.Contains(got, test.says) {
			t.Errorf("%s: it says %q, want %q", test.name, got, test.says)
		}
	}
	if s := engine.Certification().State(); s.Step != practice.Instructions {
		t.Errorf("asking has changed the step to %s", s.Step)
	}

	engine.Current().Receive(pagetest.Conformant("ReadingProfile/ViewEvent/Viewed"))
	counted := alone(t, engine).Page // which counts what came
	// What of the flow is not in force there is listed for the palette alone.
	listed := map[string]string{}
	for _, each := range counted.Commands() {
		if each.Do == nil && each.Why != nil {
			listed[each.Key.Help().Desc] = each.Reason()
		}
	}
	if len(listed) != 7 || !strings.Contains(listed[k.Certify.Token.Help().Desc], "i shows them") || !strings.Contains(listed[k.Do.Tick.Help().Desc], "complete the run first") {
		t.Errorf("withheld are %q", listed)
	}
	for _, binding := range []keys.Binding{k.Do.Fresh, k.Bench.Load, k.Bench.Certify} {
		if why(counted, binding) == "" {
			t.Errorf("nothing is said of %s under way", binding.Help().Desc)
		}
	}
	for _, binding := range []keys.Binding{k.Bench.Required, k.Bench.Everything} { // r and a, which mean other things at other steps
		if why := why(counted, binding); why != "" {
			t.Errorf("%s is refused: %s", binding.Help().Desc, why)
		}
	}
	if why := why(counted, k.Certify.Complete); why != "" {
		t.Errorf("the run cannot be completed: %s", why)
	}
}

// TestCertifyFormWithholdsTheFlow holds each command of the flow to a reason
// while the form is open, where its key is text.
func TestCertifyFormWithholdsTheFlow(t *testing.T) {
	k := keys.Default()
	env := &page.Env{Context: context.Background(), Engine: pagetest.New(), Keys: k, Theme: &style.Theme{}, Zone: time.UTC}
	form := certify.New(env)
	withheld := 0
	for _, c := range form.Commands() {
		switch why := c.Reason(); {
		case c.Key.Name() == k.Form.Other.Name(), c.Key.Name() == k.Certify.Cancel.Name() && c.Do != nil:
			if why == "" {
				t.Errorf("nothing is said of %q", c.Key.Name())
			}
		case c.Do != nil && why != "":
			t.Errorf("of the form's own %q it says %q", c.Key.Name(), why)
		case c.Do == nil:
			withheld++
			if !strings.HasSuffix(why, ".") || c.Key.Name() == "" {
				t.Errorf("%q: why %q", c.Key.Name(), why)
			}
		}
	}
	if withheld != 17 {
		t.Errorf("%d commands are withheld", withheld)
	}
}

// why asks a page why a binding's command would do nothing.
func why(p page.Page, b keys.Binding) string { return page.Named(p.Commands(), b).Reason() }
