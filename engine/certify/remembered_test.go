package certify

import (
	"os"
	"path/filepath"
	"testing"

	"caliper-playground/catalog"
)

// The form that was filled in is there in the next session, for its version; what is
// half filled in, damaged or another file is not.
func TestTheFormIsRememberedForTheNextSession(t *testing.T) {
	dir := t.TempDir()
	form := filepath.Join(dir, "form.json")
	open := func(name string, spec catalog.Version) *Keeper {
		return OpenKeeper(filepath.Join(dir, name), Owner{Session: name, Spec: spec, Form: form})
	}
	typed := Product{
		Name: "Tide Tables", Version: "4", URL: "https://tides.example", Description: "Tides.", Spec: "1.2",
		MemberName: "Mira Quist", MemberEmail: "mira@field.example", MemberOrganization: "Field School",
	}
	put := func(k *Keeper, p Product) {
		t.Helper()
		_ = k.Change(func(s *State) error { s.Product = p; return nil })
		if err := k.Flush(); err != nil {
			t.Fatal(err)
		}
	}
	first := open("first", catalog.V1p2)
	half := typed
	half.MemberEmail = ""
	put(first, half)
	if got := open("second", catalog.V1p2).State().Product; got.Name != "" {
		t.Errorf("half a form is remembered: %+v", got)
	}
	put(first, typed)
	if got := open("second", catalog.V1p2).State(); got.Product != typed || got.Step != Form || len(got.Past) > 0 {
		t.Errorf("the next session has %+v", got)
	}
	if got := open("third", catalog.V1p1).State().Product; got.Spec != "1.1" || got.Name != typed.Name {
		t.Errorf("one of 1.1 has %+v", got)
	}
	if info, err := os.Stat(form); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the file is %v, %v", info.Mode(), err)
	}
	if got := OpenKeeper(filepath.Join(dir, "none"), Owner{Session: "none", Spec: catalog.V1p2}).State().Product; got.Name != "" {
		t.Errorf("where nothing is to be remembered there is %+v", got)
	}
	for _, content := range []string{"", "{", `{"form": "another"}`} {
		if err := os.WriteFile(form, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if got := open("fourth", catalog.V1p2).State().Product; got != (Product{Spec: "1.2"}) {
			t.Errorf("of %q there is %+v", content, got)
		}
	}
}
