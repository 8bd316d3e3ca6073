package story

import (
	"context"
	"regexp"
	"testing"

	"github.com/muesli/termenv"

	"caliper-playground/engine/sensor"
	"caliper-playground/engine/story"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/style"
)

var plain = style.Choice{Profile: termenv.Ascii}

// judging wraps what a story sends, so that what comes is judged as an endpoint does.
type judging struct{ *pagetest.Engine }

func (e judging) Send(ctx context.Context, payloads []sensor.Payload, progress func(sensor.Progress)) (sensor.Report, error) {
	for i := range payloads {
		if p := &payloads[i]; p.Raw == nil {
			p.Raw = sensor.Envelope("urn:x:sensor", pagetest.Start, e.Session().Spec(), p.Data)
		}
	}
	return e.Engine.Send(ctx, payloads, progress)
}

// alone drives the page alone. Change changes its environment before it is made; it
// may be nil.
func alone(t *testing.T, choice style.Choice, change func(*page.Env)) *pagetest.Driver {
	t.Helper()
	engine := pagetest.New()
	return pagetest.Alone(t, engine, choice, func(env *page.Env) page.Page {
		env.Engine = judging{engine}
		if change != nil {
			change(env)
		}
		return New(env)
	})
}

// told begins a built-in story.
func told(t *testing.T, choice style.Choice, name string) *pagetest.Driver {
	t.Helper()
	s, err := story.Load(name)
	if err != nil {
		t.Fatal(err)
	}
	d := alone(t, choice, nil)
	d.Run(d.Page.(*Page).Tell(s))
	return d
}

// fresh are the ids that are others each time.
var fresh = regexp.MustCompile(`urn:uuid:[0-9a-f-]*…?`)

func withoutIDs(view string) string { return fresh.ReplaceAllString(view, "urn:uuid:fresh") }
