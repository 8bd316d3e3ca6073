package app

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"caliper-playground/catalog"
	"caliper-playground/engine/certify"
	"caliper-playground/engine/class"
	"caliper-playground/engine/session"
)

// underCertification starts a run in a backend.
func underCertification(t *testing.T, b *backend) {
	t.Helper()
	err := b.Certification().Change(func(s *certify.State) error {
		s.Product = certify.Product{
			Name: "Tide Tables", Version: "4.2.0", URL: "https://tides.example/", Description: "Exercises on tides.",
			Spec: "1.2", MemberName: "Mira Quist", MemberEmail: "mira@field.example", MemberOrganization: "Field School",
		}
		return s.Start(time.Now(), b.Session().Len(), b.Session().Spec())
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestClosingKeepsTheCertification puts a state and closes at once: nobody has
// flushed it.
func TestClosingKeepsTheCertification(t *testing.T) {
	state := t.TempDir()
	o := Options{State: state, Class: class.Options{Session: session.Options{Dir: filepath.Join(state, "sessions"), Spec: catalog.V1p2, ID: "class"}}}
	b, err := newBackend(context.Background(), o, func(string) {})
	if err != nil {
		t.Fatal(err)
	}
	underCertification(t, b)
	if err := b.close(); err != nil {
		t.Fatal(err)
	}
	o.Class.Resume = true
	again, err := newBackend(context.Background(), o, func(string) {})
	if err != nil {
		t.Fatal(err)
	}
	if s := again.Certification().State(); s.Step != certify.Instructions || s.Product.Name != "Tide Tables" {
		t.Errorf("it comes back as %+v", s)
	}
	if err := again.close(); err != nil {
		t.Fatal(err)
	}
}

func TestAFreshSessionKeepsTheProductAlone(t *testing.T) {
	b := startBackend(t, func(o *Options) { o.Class.Session.ID = "class" })
	underCertification(t, b)
	old := b.Certification()
	if _, err := b.Fresh(catalog.V1p2); err != nil {
		t.Fatal(err)
	}
	if s := b.Certification().State(); s.Step != certify.Form || s.Product.Name != "Tide Tables" || s.Run.Number != 0 {
		t.Errorf("the fresh session has %+v", s)
	}
	// What comes late for the old session does not reach the fresh one's file.
	_ = old.Change(func(s *certify.State) error { s.Product.Name = "late"; return nil })
	if err := old.Flush(); err != nil {
		t.Fatal(err)
	}
	if err := b.Certification().Flush(); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(filepath.Dir(b.Session().Journal()), "*.certification.json"))
	if err != nil || len(files) != 2 {
		t.Fatalf("there are %v, %v", files, err)
	}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(content), "late") || !strings.Contains(string(content), "Tide Tables") {
			t.Errorf("%s holds %s", file, content)
		}
	}
}
