package picture

import (
	"encoding/xml"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestThePicturesAreCurrent draws all pictures again and compares them with
// those that the README shows.
func TestThePicturesAreCurrent(t *testing.T) {
	pictures, err := All()
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range pictures {
		got, err := os.ReadFile(filepath.Join("..", "..", ".ci", "pictures", name+".svg"))
		if err != nil || string(got) != want {
			t.Errorf("the picture of %s is not what the program shows (%v): go run ./.ci/pictures draws it anew; look at it", name, err)
		}
		for d := xml.NewDecoder(strings.NewReader(want)); ; {
			if _, err := d.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Fatalf("%s is no SVG: %v", name, err)
			}
		}
	}
}

func TestTheReadmeShowsThePictures(t *testing.T) {
	readme, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range scenes() {
		if !strings.Contains(string(readme), ".ci/pictures/"+s.name+".svg") {
			t.Errorf("README.md does not show %s", s.name)
		}
	}
}

func TestForeignTextInAPicture(t *testing.T) {
	got := SVG("<a>&\"\x1b[38;5;81mblue\x1b[0m  学x", "<t>", 20, 1)
	for _, want := range []string{"&lt;a&gt;&amp;&#34;", `fill="#5fd7ff">blue</text>`, "<title>&lt;t&gt;</title>", ">学x</text>"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q lacks %q", got, want)
		}
	}
}
