package exercises

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/muesli/termenv"

	"caliper-playground/engine/exercise"
	"caliper-playground/engine/sensor"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/style"
)

// learner drives the page alone, with a state folder of its own.
func learner(t *testing.T) *pagetest.Driver {
	t.Helper()
	return learnerIn(t, style.Choice{Profile: termenv.Ascii}, t.TempDir(), "")
}

func learnerIn(t *testing.T, choice style.Choice, state, folder string) *pagetest.Driver {
	t.Helper()
	return pagetest.Alone(t, pagetest.New(), choice, func(env *page.Env) page.Page {
		env.State = state
		return New(env, Read(t.Context(), state, folder))
	})
}

// one opens an exercise of the course by its name.
func one(t *testing.T, d *pagetest.Driver, name string) *exercise.Exercise {
	t.Helper()
	e, err := exercise.BuiltIn().Find(name)
	if err != nil {
		t.Fatal(err)
	}
	d.Page.(*Page).begin(e)
	d.Window(120, 40)
	return e
}

// edits has the user's editor run a shell script on the answer.
func edits(t *testing.T, d *pagetest.Driver, script string) {
	t.Helper()
	folder := t.TempDir()
	t.Setenv("TMPDIR", folder)
	path := filepath.Join(folder, "an-editor")
	if err := os.WriteFile(path, []byte("#!/bin/sh\n"+script+"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	d.Env.Getenv = func(name string) string { return map[string]string{"VISUAL": path}[name] }
	before := len(d.Screen.Program)
	d.Press("E")
	if len(d.Screen.Program) != before+1 {
		t.Fatalf("no editor was opened:\n%s", d.View())
	}
	d.Run(d.Screen.Over(d.Screen.Program[before].Run()))
}

// outside has a sensor send an answer to the session.
func outside(d *pagetest.Driver, e *exercise.Exercise, answer string) {
	m, credits := pagetest.Judged(sensor.Envelope("urn:example:sensor", pagetest.Start, e.Spec, []byte(answer)))
	d.Receive(m, credits...)
}

// standing is how far an exercise has come, as it is on disk.
func standing(t *testing.T, d *pagetest.Driver, name string) exercise.Standing {
	t.Helper()
	p, err := exercise.OpenProgress(d.Env.State)
	if err != nil {
		t.Fatal(err)
	}
	return p.Of(name)
}
