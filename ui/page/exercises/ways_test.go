package exercises

import (
	"os"
	"path/filepath"
	"testing"

	"caliper-playground/engine/exercise"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
)

// TestEveryKindByEveryWay solves an exercise of each kind in the form, in the editor,
// and by what a sensor sends; each is wrong first by its start.
func TestEveryKindByEveryWay(t *testing.T) {
	ways := map[string]func(t *testing.T, d *pagetest.Driver, e *exercise.Exercise, answer string){
		"in the form": func(_ *testing.T, d *pagetest.Driver, e *exercise.Exercise, answer string) {
			d.Press("e")
			form := d.Screen.Opened[len(d.Screen.Opened)-1].(page.ComposeEvent)
			arrives(d, e, answer)
			form.For.Came(d.Engine.Session(), d.Engine.Session().Len())
			d.Run(form.For.Left(e.Envelope(answer, d.Env.Now()), true))
		},
		"in the editor": func(t *testing.T, d *pagetest.Driver, _ *exercise.Exercise, answer string) {
			file := filepath.Join(t.TempDir(), "answer")
			if err := os.WriteFile(file, []byte(answer+"\n"), 0o600); err != nil {
				t.Fatal(err)
			}
			edits(t, d, `cat '`+file+`' > "$1"`)
		},
		"from outside": func(_ *testing.T, d *pagetest.Driver, e *exercise.Exercise, answer string) { arrives(d, e, answer) },
	}
	for kind, name := range map[string]string{
		"an event": "when-it-happened", "from nothing": "build-a-view", "several things": "iri-alone", "an envelope": "four-properties",
		"no JSON": "broken-off", "no Caliper": "not-xapi", "of 1.1": "rewound", "planted": "practice-7",
	} {
		for way, solve := range ways {
			t.Run(kind+" "+way, func(t *testing.T) {
				d := learner(t)
				e := one(t, d, name)
				solve(t, d, e, e.Start)
				if standing(t, d, name).Done() {
					t.Fatalf("it is done by its start:\n%s", d.View())
				}
				solve(t, d, e, e.Solution)
				d.Shows("✓ the endpoint answers 200 OK")
				d.Hides("✗")
				if !standing(t, d, name).Done() {
					t.Errorf("it is not done:\n%s", d.View())
				}
			})
		}
	}
}

// arrives has a message with an answer come into the session.
func arrives(d *pagetest.Driver, e *exercise.Exercise, answer string) {
	m, credits := pagetest.Judged([]byte(e.Envelope(answer, d.Env.Now())))
	d.Receive(m, credits...)
}
