package picture

import (
	"context"
	"fmt"
	"time"

	"github.com/muesli/termenv"

	"caliper-playground/engine/compose"
	"caliper-playground/ui/app"
	"caliper-playground/ui/keys"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/style"
)

// The size of every picture, in cells.
const (
	width  = 120
	height = 34
)

// scene is a picture by what is done before it is taken.
type scene struct {
	name, title string
	steps       []app.Step
}

func scenes() []scene {
	return []scene{
		{"bench", "The bench: profiles with their marks, the log, and a message with what is wrong in it",
			[]app.Step{{Shows: "action-unknown"}, {Keys: []string{"j", "j", "enter"}, Shows: "Submitted"}}},
		{"compose", "Compose: a form led by the catalogue, with the JSON beside it",
			[]app.Step{{Keys: []string{"j", "j", "enter", "n"}, Shows: "eventTime"}}},
		{"certify", "A practice certification, waiting for the first message",
			[]app.Step{{Keys: []string{"c"}, Shows: "Product name"}, {Keys: form(), Shows: "steps 3-4 of 8"}}},
	}
}

// form fills the product form and sends it.
func form() []string {
	var names []string
	for _, value := range []string{"Tide Tables", "4.2.0", "https://tides.example", "Exercises on tides.", "", "Mira Quist", "mira@field.example", "Field School"} {
		if value != "" {
			names = append(names, value)
		}
		names = append(names, "tab")
	}
	return append(names, "ctrl+s")
}

// All draws every picture for the README, by name. The same program always
// draws the same pictures: clock, ids and addresses stand still.
func All() (map[string]string, error) {
	pictures := map[string]string{}
	for _, s := range scenes() {
		frame, err := draw(s)
		if err != nil {
			return nil, fmt.Errorf("the picture of %s: %w", s.name, err)
		}
		pictures[s.name] = SVG(frame, s.title, width, height)
	}
	return pictures, nil
}

func draw(s scene) (string, error) {
	engine := pagetest.New()
	for _, row := range []string{
		"AnnotationProfile/AnnotationEvent/Bookmarked", "AssessmentProfile/AssessmentEvent/Started",
		"ReadingProfile/ViewEvent/Viewed", "ReadingProfile/NavigationEvent/NavigatedTo",
	} {
		engine.Current().Receive(pagetest.Conformant(row))
	}
	engine.Current().Receive(pagetest.Refused())
	engine.Current().Receive(pagetest.Mistaken())
	clock := func() time.Time { return pagetest.Start }
	count := 0
	uuid := func() string { count++; return fmt.Sprintf("00000000-0000-4000-8000-%012d", count) }
	env := &page.Env{
		Context: context.Background(), Engine: engine, Keys: keys.Default(), Zone: time.UTC,
		Clock: clock, Source: compose.Source{Now: clock, UUID: uuid},
	}
	return app.Still(env, style.Choice{Profile: termenv.ANSI256, Background: style.DarkBackground}, width, height, s.steps)
}
