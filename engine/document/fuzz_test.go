package document_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
	"caliper-playground/fixtures"
)

// seeds adds every built-in document and some odd texts.
func seeds(f *testing.F, add func(text []byte)) {
	for _, version := range catalog.Versions() {
		for _, set := range fixtures.Sets(version) {
			for _, fixture := range set.Fixtures {
				add(fixture.Data)
			}
		}
	}
	for _, text := range []string{
		``, ` `, `0`, `-0.5E+7`, `""`, `[]`, `{}`, `[[],{}]`, `{"":{"":[null]}}`, `{"a":1,"a":2}`, `{"a":1,"\u0061":2}`,
		"{\r\n\t\"a\" : [ 1 ,\r\n 2 ] }", `["\ud83d\ude00","\ud800"]`, "\xef\xbb\xbf{}", "[\"\xff\"]", `{"a~b/c":{"0":[true]}}`, `[1,]`, `{"a":NaN}`, `[1]]`,
	} {
		add([]byte(text))
	}
}

// FuzzParse holds that whatever is parsed is JSON and hangs together, and that
// whatever is not says why, at a place inside the text.
func FuzzParse(f *testing.F) {
	seeds(f, func(text []byte) { f.Add(text) })
	parser := document.NewParser(document.NewSymbols([]string{"id", "type", "actor", "a"}))
	f.Fuzz(func(t *testing.T, text []byte) {
		d, err := parser.Parse(text)
		if err != nil {
			var syntax *document.SyntaxError
			if !errors.As(err, &syntax) {
				t.Fatalf("%v is no *SyntaxError", err)
			}
			checkPlace(t, text, syntax.Offset, syntax.Line, syntax.Column)
			if json.Valid(text) && utf8.Valid(text) && !strings.Contains(syntax.Problem, "deeper") && !strings.Contains(syntax.Problem, "surrogate") {
				t.Fatalf("valid JSON was refused: %v", err)
			}
			return
		}
		if !json.Valid(text) || !utf8.Valid(text) {
			t.Fatal("what is no JSON was taken")
		}
		for n := range d.Nodes {
			checkNode(t, d, document.NodeID(n))
		}
	})
}

func checkPlace(t *testing.T, text []byte, offset uint32, line, column int) {
	t.Helper()
	lines := bytes.Split(text, []byte("\n"))
	if int(offset) > len(text) || line < 1 || line > len(lines) || column < 1 || column > utf8.RuneCount(lines[line-1])+1 {
		t.Fatalf("the place %d, %d:%d lies outside the text", offset, line, column)
	}
}

// checkNode holds that a node lies inside its parent and behind its elder
// sibling, and that its pointer leads back to it.
func checkNode(t *testing.T, d *document.Document, n document.NodeID) {
	node := &d.Nodes[n]
	if node.Start >= node.End || int(node.End) > len(d.Bytes) || node.Next <= n || int(node.Next) > len(d.Nodes) {
		t.Fatalf("node %d has the bounds %+v", n, node)
	}
	if !json.Valid(d.Raw(n)) {
		t.Fatalf("node %d is %q", n, d.Raw(n))
	}
	line, column := d.Position(node.Start)
	checkPlace(t, d.Bytes, node.Start, line, column)
	if n > 0 {
		parent := &d.Nodes[node.Parent]
		if node.Start <= parent.Start || node.End >= parent.End || node.Next > parent.Next {
			t.Fatalf("node %d sticks out of its parent", n)
		}
	}
	end := node.Start
	for c := range d.Children(n) {
		child := &d.Nodes[c]
		if child.Parent != n || child.Start <= end || child.IsMember() != (node.Kind == document.Object) {
			t.Fatalf("node %d does not follow its elder sibling: %+v", c, child)
		}
		end = child.End
	}
	if len(d.Duplicates) == 0 && d.Find(d.Pointer(n)) != n {
		t.Fatalf("%q does not lead back to node %d", d.Pointer(n), n)
	}
}

// FuzzPatch holds that a patch of a text and a naive patch of the decoded
// value come to the same, and fail together.
func FuzzPatch(f *testing.F) {
	i := byte(0)
	seeds(f, func(text []byte) {
		i += 37
		f.Add(text, []byte{i, 3 * i, 5 * i, 7 * i, 11 * i, 13 * i, 17 * i, 19 * i})
	})
	parser := document.NewParser(nil)
	f.Fuzz(func(t *testing.T, text, choices []byte) {
		d, err := parser.Parse(text)
		if err != nil || len(d.Duplicates) > 0 {
			return
		}
		ops := chooseOps(d, choices)
		want, naiveErr := naivePatch(decode(t, text), ops)
		got, err := document.Patch(text, ops)
		if err != nil {
			if naiveErr == nil && !strings.Contains(err.Error(), "deeper than") {
				t.Fatalf("%v: %v", ops, err)
			}
			return
		}
		if naiveErr != nil {
			t.Fatalf("%v was applied, though %v", ops, naiveErr)
		}
		if _, err := parser.Parse(got); err != nil {
			t.Fatalf("%v gave %q: %v", ops, got, err)
		}
		if value := decode(t, got); !reflect.DeepEqual(value, want) {
			t.Fatalf("%v gave %s, want %v", ops, got, want)
		}
		if len(ops) == 0 && !bytes.Equal(got, text) {
			t.Fatal("an empty patch changed the text")
		}
	})
}

// FuzzWithoutRepeats holds that nothing but nulls and repeated values goes, and
// that only names stay repeated whose values differ.
func FuzzWithoutRepeats(f *testing.F) {
	seeds(f, func(text []byte) { f.Add(text) })
	f.Add([]byte(`{"a":{"b":1,"b":1,"b":null},"a":{"b":1},"a":null}`))
	parser := document.NewParser(nil)
	f.Fuzz(func(t *testing.T, text []byte) {
		d, err := parser.Parse(text)
		if err != nil {
			return
		}
		values := map[string]bool{}
		for n := range d.Nodes {
			if d.Nodes[n].Kind == document.String {
				values[d.Text(document.NodeID(n))] = true
			}
		}
		repeated := len(d.Duplicates) > 0
		less := d.WithoutRepeats(d.Duplicates)
		if !repeated && !bytes.Equal(less, text) {
			t.Fatalf("a text without repeated names became %q", less)
		}
		d, err = parser.Parse(less)
		if err != nil {
			t.Fatalf("%q: %v", less, err)
		}
		for n := range d.Nodes {
			if d.Nodes[n].Kind == document.String {
				delete(values, d.Text(document.NodeID(n)))
			}
		}
		if len(values) > 0 {
			t.Fatalf("%v got lost in %q", values, less)
		}
		if again := d.WithoutRepeats(d.Duplicates); repeated && len(again) > len(less) {
			t.Fatalf("%q became longer, %q", less, again)
		}
	})
}

// chooseOps makes a patch of up to four operations on places of a document,
// some of which are not there.
func chooseOps(d *document.Document, choices []byte) []document.Op {
	values := []string{`null`, `"é\u0000"`, `-1.50e3`, `[]`, `{}`, `[1,{"x":[2]}]`, "{\n  \"y\": [\n    3\n  ]\n}", `{"a":{"b":"c"}}`}
	kinds := []string{"add", "remove", "replace", "move", "copy"}
	place := func(choice, more byte) string {
		pointer := d.Pointer(document.NodeID((int(choice)*7 + int(more)) % len(d.Nodes)))
		return pointer + []string{"", "", "", "/-", "/new", "/0", "/1", "x"}[more%8]
	}
	var ops []document.Op
	for ; len(choices) >= 4 && len(ops) < 4; choices = choices[4:] {
		op := document.Op{Op: kinds[int(choices[0])%len(kinds)], Path: place(choices[1], choices[2])}
		switch op.Op {
		case "add", "replace":
			op.Value = json.RawMessage(values[int(choices[3])%len(values)])
		case "move", "copy":
			op.From = place(choices[3], choices[0]>>4)
		}
		ops = append(ops, op)
	}
	return ops
}

func decode(t *testing.T, text []byte) any {
	value, err := naiveDecode(text)
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	return value
}
