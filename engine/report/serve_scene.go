package report

import (
	"fmt"
	"strings"

	"caliper-playground/engine/text"
)

// Scene is a scene of a story that is played, while serving or to its end. Its JSON
// form is public: every field is always there.
type Scene struct {
	Kind   string   `json:"kind"`  // "scene"
	Story  string   `json:"story"` // the story's title
	Number int      `json:"number"`
	Of     int      `json:"of"`
	Title  string   `json:"title"`
	Says   string   `json:"says"`
	Broken []string `json:"broken"` // of what it promised, once it was played; empty before
}

// Scene writes what a scene says, before its messages, or behind them what of its
// promises was not kept.
func (s *Serve) Scene(scene Scene) error {
	if s.json {
		return s.line(scene.whole())
	}
	for _, words := range scene.Broken {
		s.printer.printf("       not as promised: %s\n", text.Clean(words))
	}
	if len(scene.Broken) > 0 {
		return s.printer.err
	}
	s.printer.scene(s.paint, scene)
	return s.printer.err
}

// whole fills in what its JSON form always has.
func (s Scene) whole() Scene {
	s.Kind = "scene"
	if s.Broken == nil {
		s.Broken = []string{}
	}
	return s
}

// whole fills in what the JSON form of scenes always has.
func whole(scenes []Scene) []Scene {
	all := []Scene{}
	for _, s := range scenes {
		all = append(all, s.whole())
	}
	return all
}

// scene writes what a scene says.
func (p *printer) scene(paint paint, scene Scene) {
	p.printf("\n%s\n", paint.bold(text.Clean(sceneTitle(scene))))
	for _, line := range text.Fill(strings.Fields(scene.Says), sayWidth) {
		p.printf("  %s\n", text.Clean(line))
	}
}

// sayWidth is how wide a scene's words are printed.
const sayWidth = 78

func sceneTitle(s Scene) string {
	if s.Number == 0 {
		return s.Title
	}
	return fmt.Sprintf("Scene %d of %d: %s", s.Number, s.Of, s.Title)
}
