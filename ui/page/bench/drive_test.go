package bench

import (
	"os"
	"testing"

	"github.com/muesli/termenv"

	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/page/sending"
	"caliper-playground/ui/style"
)

// alone opens the bench of an engine in a window of that size.
func alone(t *testing.T, engine *pagetest.Engine, width, height int) *pagetest.Driver {
	t.Helper()
	return aloneIn(t, engine, style.Choice{Profile: termenv.Ascii}, width, height)
}

func aloneIn(t *testing.T, engine *pagetest.Engine, choice style.Choice, width, height int) *pagetest.Driver {
	t.Helper()
	d := pagetest.Alone(t, engine, choice, func(env *page.Env) page.Page {
		env.Getenv = os.Getenv
		return New(env, sending.New(env))
	})
	d.Window(width, height)
	return d
}

// runProgram runs the program that was last asked for, and what follows on it.
func runProgram(d *pagetest.Driver) {
	program := d.Screen.Program[len(d.Screen.Program)-1]
	d.Run(d.Screen.Over(program.Run()))
}
