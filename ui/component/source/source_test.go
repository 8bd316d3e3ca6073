package source

import (
	"strings"
	"testing"

	"caliper-playground/ui/style"
)

const laidOutBySender = "{\n  \"type\": \"ViewEvent\",\n  \"action\": \"Viewd\",\n  \"object\": {\n    \"id\": \"urn:x:1\"\n  }\n}\n"

// compact is one line that is too long to be read.
var compact = `{"type":"ViewEvent","action":"Viewd","n":1.50,"n":[],"object":{"id":"urn:x:1","name":"` + strings.Repeat("x", longLine) + `"}}`

func TestLayout(t *testing.T) {
	s := New([]byte(compact))
	var lines []string
	for i := range s.Len() {
		lines = append(lines, s.Line(i))
	}
	want := []string{"{", `  "type": "ViewEvent",`, `  "action": "Viewd",`, `  "n": 1.50,`, `  "n": [],`, `  "object": {`,
		`    "id": "urn:x:1",`, `    "name": "` + strings.Repeat("x", longLine) + `"`, "  }", "}"}
	if !s.LaidOut || strings.Join(lines, "\n") != strings.Join(want, "\n") {
		t.Errorf("laid out as\n%s", strings.Join(lines, "\n"))
	}
	if s := New([]byte(laidOutBySender)); s.LaidOut || s.Line(1) != `  "type": "ViewEvent",` || s.Len() != 7 {
		t.Error("what the sender laid out stays as it is")
	}
}

func TestALineIsWithoutItsEnd(t *testing.T) {
	for _, test := range []struct{ body, lines string }{
		{"{\n}\n", "{|}"}, {"{\r\n}\r\n", "{|}"}, {"{\n}", "{|}"}, {"\n", ""}, {"", ""}, {"{\n\n", "{|"}, {"{\n\"a\": [\n", "{|\"a\": ["},
	} {
		if got := strings.Join(New([]byte(test.body)).Lines(), "|"); got != test.lines {
			t.Errorf("%q has the lines %q, want %q", test.body, got, test.lines)
		}
	}
}

func TestFind(t *testing.T) {
	for _, test := range []struct {
		name, body, pointer string
		want                Place
	}{
		{"value", laidOutBySender, "/action", Place{2, 12, 19}},
		{"value laid out", compact, "/action", Place{2, 12, 19}},
		{"over several lines", laidOutBySender, "/object", Place{3, 12, 13}},
		{"missing member", laidOutBySender, "/object/type", Place{3, 12, 13}},
		{"missing at the root", laidOutBySender, "/eventTime", Place{0, 0, 1}},
		{"root", compact, "", Place{0, 0, 1}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got, ok := New([]byte(test.body)).Find(test.pointer); !ok || got != test.want {
				t.Errorf("got %v, %v; want %v", got, ok, test.want)
			}
		})
	}
}

func TestBrokenJSON(t *testing.T) {
	s := New([]byte("{\n\"a\": é]"))
	if s.Err == nil || s.Err.Line != 2 {
		t.Fatalf("error %v", s.Err)
	}
	if _, ok := s.Find("/a"); ok {
		t.Error("what is no JSON has no pointers")
	}
	if got, ok := s.At(2, 7); !ok || got != (Place{1, 7, 8}) {
		t.Errorf("character 7 of line 2 is at %v, %v", got, ok)
	}
	if empty := New(nil); empty.Len() != 1 || empty.Err == nil || empty.Line(0) != "" {
		t.Error("an empty body is one empty line with an error")
	}
}

func TestExcerpt(t *testing.T) {
	theme := &style.Theme{}
	for _, test := range []struct {
		name, body, pointer, words string
		width                      int
		want                       string
	}{
		{"short", laidOutBySender, "/action", "no such action", 60,
			" 2 │   \"type\": \"ViewEvent\",\n 3 │   \"action\": \"Viewd\",\n   │             ^^^^^^^ no such action"},
		{"words below", laidOutBySender, "/action", "no such action at all", 30,
			" 2 │   \"type\": \"ViewEvent\",\n 3 │   \"action\": \"Viewd\",\n   │             ^^^^^^^\n   │ no such action at all"},
		{"far right", "{\"a\": \"" + strings.Repeat("b", 100) + "\", \"c\": 17}", "/c", "seventeen", 40,
			" 1 │ …bbbbbbbb\", \"c\": 17}\n   │                  ^^ seventeen"},
		{"wide characters", "{\"学\": \"生\"}", "/学", "", 40, " 1 │ {\"学\": \"生\"}\n   │        ^^^^"},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := New([]byte(test.body))
			at, _ := s.Find(test.pointer)
			if got := strings.Join(s.Excerpt(theme, style.Style{}, at, test.words, test.width), "\n"); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

func TestHugeLine(t *testing.T) {
	body := `{"a":"` + strings.Repeat("\\u001b", 1<<17) + `","b":"` + strings.Repeat("学", 1<<17) + `", "c": 1`
	s := New([]byte(body)) // breaks off, so it is shown as it came
	for width := range 50 {
		at, _ := s.At(1, 1<<19)
		for _, line := range append(s.Excerpt(&style.Theme{}, style.Style{}, at, "here", width), s.DrawLine(&style.Theme{}, 0, 1000, width)) {
			if len(line) > 4*width {
				t.Fatalf("at width %d a line of %d bytes", width, len(line))
			}
		}
	}
}
