package app

import (
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"caliper-playground/engine/compose"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
)

// pictures are those of the README: by what is done before each is taken, in steps of
// keys and the words that they bring about.
var pictures = []struct {
	name, title string
	steps       [][2][]string
}{
	{"bench", "The bench: profiles with their marks, the log, and a message with what is wrong in it",
		[][2][]string{{nil, {"action-unknown"}}, {{"j", "j", "enter"}, {"Submitted"}}}},
	{"compose", "Compose: a form led by the catalogue, with the JSON beside it",
		[][2][]string{{{"j", "j", "enter", "n"}, {"eventTime"}}}},
	{"certify", "A practice certification, waiting for the first message",
		[][2][]string{{{"c"}, {"Product name"}}, {productForm(), {"steps 3-4 of 8"}}}},
}

// productForm fills the product form and sends it.
func productForm() []string {
	var names []string
	for _, value := range []string{"Tide Tables", "4.2.0", "https://tides.example", "Exercises on tides.", "", "Mira Quist", "mira@field.example", "Field School"} {
		if value != "" {
			names = append(names, value)
		}
		names = append(names, "tab")
	}
	return append(names, "ctrl+s")
}

// TestPictures draws the pictures of the README, which are always the same: clock, ids
// and addresses stand still.
func TestPictures(t *testing.T) {
	const width, height = 120, 34
	readme, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, picture := range pictures {
		t.Run(picture.name, func(t *testing.T) {
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
			d := driveOn(t, &page.Env{Engine: engine, Clock: clock, Source: compose.Source{Now: clock, UUID: uuid}}, darkLook, width, height)
			for _, step := range picture.steps {
				d.press(step[0]...)
				d.reads(step[1]...)
			}
			path := filepath.Join(".ci", "pictures", picture.name+".svg")
			got := asSVG(d.app.View(), picture.title, width, height)
			pagetest.CheckFile(t, filepath.Join("..", "..", path), got)
			checkXML(t, got)
			if !strings.Contains(string(readme), path) {
				t.Errorf("README.md does not show %s", path)
			}
		})
	}
}

func TestForeignTextInAPicture(t *testing.T) {
	got := asSVG("<a>&\"\x1b[38;5;81mblue\x1b[0m  学x", "<t>", 20, 1)
	checkXML(t, got)
	for _, want := range []string{"&lt;a&gt;&amp;&#34;", `fill="#5fd7ff">blue</text>`, "<title>&lt;t&gt;</title>", ">学x</text>"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q lacks %q", got, want)
		}
	}
}

// checkXML holds a text to be XML.
func checkXML(t *testing.T, text string) {
	t.Helper()
	for d := xml.NewDecoder(strings.NewReader(text)); ; {
		if _, err := d.Token(); err == io.EOF {
			return
		} else if err != nil {
			t.Fatalf("this is no XML: %v", err)
		}
	}
}
