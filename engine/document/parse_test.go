package document

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf16"
)

// utf16Bytes writes a text as UTF-16, little endian or big endian.
func utf16Bytes(text string, big bool) string {
	var b strings.Builder
	for _, unit := range utf16.Encode([]rune(text)) {
		low, high := byte(unit), byte(unit>>8)
		if big {
			low, high = high, low
		}
		b.WriteByte(low)
		b.WriteByte(high)
	}
	return b.String()
}

func TestParseRefuses(t *testing.T) {
	tests := []struct {
		name, text   string
		line, column int
		problem      string
	}{
		{"empty", "", 1, 1, "empty"},
		{"only blanks", " \r\n\t ", 1, 1, "empty"},
		{"byte order mark", "\xef\xbb\xbf{}", 1, 1, "byte order mark"},
		{"only a byte order mark", "\xef\xbb\xbf", 1, 1, "byte order mark"},
		{"UTF-16, marked", "\xff\xfe" + utf16Bytes("{}", false), 1, 1, "UTF-16"},
		{"UTF-16, marked, big endian", "\xfe\xff" + utf16Bytes("{}", true), 1, 1, "UTF-16"},
		{"UTF-16, little endian", utf16Bytes(`{"a":1}`, false), 1, 1, "UTF-16"},
		{"UTF-16, big endian", utf16Bytes(`{"a":1}`, true), 1, 1, "UTF-16"},
		{"trailing text", "{}\n x", 2, 2, "more text follows"},
		{"trailing bracket", "[1]]", 1, 4, "more text follows"},
		{"two values", "1 2", 1, 3, "more text follows"},
		{"trailing comma", "{\"a\": 1,}", 1, 9, ""},
		{"missing comma", "[1 2]", 1, 4, ""},
		{"NaN", "{\n  \"a\": NaN}", 2, 8, ""},
		{"Infinity", `[-Infinity]`, 1, 3, ""},
		{"single quotes", `{'a': 1}`, 1, 2, ""},
		{"comment", "// x\n{}", 1, 1, ""},
		{"leading zero", `[01]`, 1, 3, ""},
		{"plus", `[+1]`, 1, 2, ""},
		{"bare fraction", `[1.]`, 1, 4, ""},
		{"control character in a string", "[\"a\x01\"]", 1, 4, ""},
		{"line end in a string", "[\"a\nb\"]", 1, 4, ""},
		{"unknown escape", `["\x41"]`, 1, 3, ""},
		{"lone high surrogate", `["é\ud800x"]`, 1, 4, "surrogate"},
		{"lone low surrogate", `["\udc00"]`, 1, 3, "surrogate"},
		{"invalid UTF-8 in a string", "{\n\"é\": \"a\xffb\"}", 2, 8, "0xff is not valid UTF-8"},
		{"invalid UTF-8 in a name", "{\"\xc0\xaf\": 1}", 1, 3, "0xc0 is not valid UTF-8"},
		{"surrogate as UTF-8", "[\"\xed\xa0\x80\"]", 1, 3, "not valid UTF-8"},
		{"name without value", `{"a"}`, 1, 5, ""},
		{"number as a name", `{1: 2}`, 1, 2, ""},
		{"wrong bracket", `[1}`, 1, 3, ""},
		{"nothing but a bracket", `]`, 1, 1, ""},
		{"NUL", "\x00", 1, 1, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := NewParser(nil).Parse([]byte(test.text))
			var syntax *SyntaxError
			if !errors.As(err, &syntax) {
				t.Fatalf("%q gave %v, want a *SyntaxError", test.text, err)
			}
			if syntax.Line != test.line || syntax.Column != test.column {
				t.Errorf("the place is %d:%d, want %d:%d (%v)", syntax.Line, syntax.Column, test.line, test.column, err)
			}
			if !strings.Contains(syntax.Problem, test.problem) || syntax.Problem == "" || syntax.Help == "" {
				t.Errorf("the problem is %q, the help %q; want %q", syntax.Problem, syntax.Help, test.problem)
			}
		})
	}
}

func TestParseTruncated(t *testing.T) {
	const text = "{\"a\": [1.5e3, true, null, \"x\\u00e9\\ud83d\\ude00\"],\r\n \"é\": {\"b\": false}}"
	parser := NewParser(nil)
	for end := range len(text) {
		_, err := parser.Parse([]byte(text[:end]))
		var syntax *SyntaxError
		if !errors.As(err, &syntax) {
			t.Errorf("cut at byte %d it was taken: %q, %v", end, text[:end], err)
			continue
		}
		if int(syntax.Offset) > end || syntax.Line < 1 || syntax.Line > 2 {
			t.Errorf("cut at byte %d the place is %d, line %d", end, syntax.Offset, syntax.Line)
		}
	}
	if _, err := parser.Parse([]byte(text)); err != nil {
		t.Errorf("whole it was refused: %v", err)
	}
}

func TestParseDepth(t *testing.T) {
	for _, test := range []struct {
		name  string
		depth int
		taken bool
	}{{"below", MaxDepth - 1, true}, {"at", MaxDepth, true}, {"above", MaxDepth + 1, false}, {"twice", 2 * MaxDepth, false}, {"a hundred thousand", 100_000, false}} {
		for _, nest := range [][2]string{{"[", "]"}, {`{"a":`, "}"}} {
			t.Run(test.name+nest[0], func(t *testing.T) {
				inner := "1"
				text := strings.Repeat(nest[0], test.depth) + inner + strings.Repeat(nest[1], test.depth)
				_, err := NewParser(nil).Parse([]byte(text))
				if (err == nil) != test.taken {
					t.Fatalf("%d levels: %v", test.depth, err)
				}
				var syntax *SyntaxError
				if errors.As(err, &syntax) && (!strings.Contains(syntax.Problem, "deeper than 500") || int(syntax.Offset) != MaxDepth*len(nest[0])) {
					t.Errorf("%v at byte %d, want byte %d", err, syntax.Offset, MaxDepth*len(nest[0]))
				}
			})
		}
	}
}

func TestParseBroken(t *testing.T) {
	// Where the text is cut off inside the depth bomb, depth is still what is told.
	_, err := NewParser(nil).Parse([]byte(strings.Repeat("[", 100_000)))
	if err == nil || !strings.Contains(err.Error(), "deeper than 500") {
		t.Errorf("an unclosed depth bomb gave %v", err)
	}
}

func TestParseLarge(t *testing.T) {
	number := strings.Repeat("7", 10_000)
	long := strings.Repeat("moss ", 200_000)
	d, err := NewParser(nil).Parse([]byte(`{"n": -` + number + `.5e10, "s": "` + long + `"}`))
	if err != nil {
		t.Fatal(err)
	}
	if got := string(d.Raw(d.Find("/n"))); got != "-"+number+".5e10" {
		t.Errorf("the number literal has %d bytes, want it as written", len(got))
	}
	if got := d.Text(d.Find("/s")); got != long {
		t.Errorf("the string has %d bytes, want %d", len(got), len(long))
	}
}

func TestParseDuplicates(t *testing.T) {
	symbols := NewSymbols([]string{"name", "id"})
	tests := []struct {
		name, text string
		want       []string // the raw values of the repeated members
	}{
		{"none", `{"name":1,"x":2}`, nil},
		{"known", `{"name":1,"id":0,"name":2}`, []string{"2"}},
		{"unknown", `{"x":1,"y":0,"x":2,"x":3}`, []string{"2", "3"}},
		{"known, escaped", `{"name":1,"\u006eame":2}`, []string{"2"}},
		{"unknown, escaped", `{"x":1,"\u0078":2}`, []string{"2"}},
		{"in another object", `{"name":{"name":1},"o":{"name":2}}`, nil},
		{"behind an inner object", `{"name":1,"o":{"name":2},"name":3}`, []string{"3"}},
		{"names that differ in case", `{"name":1,"Name":2}`, nil},
		{"empty names", `{"":1,"":2}`, []string{"2"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d, err := NewParser(symbols).Parse([]byte(test.text))
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, n := range d.Duplicates {
				got = append(got, string(d.Raw(n)))
			}
			if strings.Join(got, " ") != strings.Join(test.want, " ") {
				t.Errorf("the repeated members are %v, want %v", got, test.want)
			}
		})
	}
}

func TestPositions(t *testing.T) {
	const text = "{\r\n  \"é\": \"日本\", \"z\": [1,\r\n\t{\"a~/b\": true}]\r\n}"
	d, err := NewParser(nil).Parse([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		pointer      string
		line, column int
	}{{"", 1, 1}, {"/é", 2, 8}, {"/z", 2, 19}, {"/z/0", 2, 20}, {"/z/1", 3, 2}, {"/z/1/a~0~1b", 3, 11}} {
		n := d.Find(test.pointer)
		if n == None {
			t.Errorf("%q is not found", test.pointer)
			continue
		}
		if got := d.Pointer(n); got != test.pointer {
			t.Errorf("the pointer of %q is %q", test.pointer, got)
		}
		if line, column := d.Position(d.Nodes[n].Start); line != test.line || column != test.column {
			t.Errorf("%q stands at %d:%d, want %d:%d", test.pointer, line, column, test.line, test.column)
		}
	}
	for line, want := range []string{"", "{", "  \"é\": \"日本\", \"z\": [1,", "\t{\"a~/b\": true}]", "}", ""} {
		if got := string(d.Line(line)); got != want {
			t.Errorf("line %d is %q, want %q", line, got, want)
		}
	}
	for _, pointer := range []string{"é", "/x", "/z/2", "/z/01", "/z/-1", "/z/-", "/é/0", "/z/0/0", "/", "//"} {
		if n := d.Find(pointer); n != None {
			t.Errorf("%q is found: %s", pointer, d.Raw(n))
		}
	}
}

func TestPointersOfElementsInAnyOrder(t *testing.T) {
	d, err := NewParser(nil).Parse([]byte(`[[0,1,2],[3,[4,5]],6]`))
	if err != nil {
		t.Fatal(err)
	}
	for n := len(d.Nodes) - 1; n >= 0; n-- {
		for _, m := range []NodeID{NodeID(n), NodeID(len(d.Nodes) - 1 - n)} {
			if got := d.Find(d.Pointer(m)); got != m {
				t.Errorf("node %d has the pointer %s, which finds %d", m, d.Pointer(m), got)
			}
		}
	}
}

func TestParserIsReused(t *testing.T) {
	parser := NewParser(NewSymbols([]string{"a"}))
	if _, err := parser.Parse([]byte(`{"a":1,"a":{"b":[`)); err == nil {
		t.Fatal("a broken text was taken")
	}
	d, err := parser.Parse([]byte(`{"a":1,"b":2}`))
	if err != nil || len(d.Nodes) != 3 || len(d.Duplicates) != 0 {
		t.Errorf("after a broken text: %v, %d nodes, %d duplicates", err, len(d.Nodes), len(d.Duplicates))
	}
}
