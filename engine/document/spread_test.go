package document

import (
	"bytes"
	"strings"
	"testing"
)

func TestIndent(t *testing.T) {
	long := strings.Repeat("x", 80)
	for _, test := range []struct{ name, in, want string }{
		{"members", `{"a":1,"b":{"c":null}}`, "{\n  \"a\": 1,\n  \"b\": {\n    \"c\": null\n  }\n}"},
		{"a few plain values", `{"a":["x",1,true]}`, "{\n  \"a\": [\"x\", 1, true]\n}"},
		{"a long list", `["` + long + `",2]`, "[\n  \"" + long + "\",\n  2\n]"},
		{"objects in a list", `[{"a":1},[]]`, "[\n  {\n    \"a\": 1\n  },\n  []\n]"},
		{"nothing in it", `[{},[],""]`, "[\n  {},\n  [],\n  \"\"\n]"},
		{"as written", `{"a":1.50,"a":"\u00e4\/"}`, "{\n  \"a\": 1.50,\n  \"a\": \"\\u00e4\\/\"\n}"},
		{"laid out otherwise", "{ \"a\" :\r\n [ 1\t,2 ] }", "{\n  \"a\": [1, 2]\n}"},
		{"no JSON", `{"a"`, `{"a"`},
		{"plain", ` 7 `, "7"},
	} {
		if got := string(Indent([]byte(test.in))); got != test.want {
			t.Errorf("%s: got\n%s\nwant\n%s", test.name, got, test.want)
		}
	}
}

// What is laid out means the same, stays so when it is laid out again, and each
// node stands where its span says.
func FuzzLayOut(f *testing.F) {
	f.Add([]byte(`{"a":[1,"é",{"b":[]}],"a":[[1,2],{}]}`))
	f.Add([]byte(`[ [ "x" , 1.0e5 ] , null ]`))
	f.Fuzz(func(t *testing.T, body []byte) {
		d, err := NewParser(nil).Parse(bytes.Clone(body))
		if err != nil {
			t.Skip("no JSON")
		}
		laidOut, spans := d.LayOut()
		again, err := NewParser(nil).Parse(laidOut)
		if err != nil {
			t.Fatalf("%v in %s", err, laidOut)
		}
		if len(again.Nodes) != len(d.Nodes) {
			t.Fatalf("%s means other than %s", laidOut, body)
		}
		for n, node := range again.Nodes {
			was := d.Nodes[n]
			isPlain := node.Kind != Object && node.Kind != Array
			if node.Kind != was.Kind || d.Name(NodeID(n)) != again.Name(NodeID(n)) || isPlain && !bytes.Equal(d.Raw(NodeID(n)), again.Raw(NodeID(n))) {
				t.Errorf("%s means other than %s", laidOut, body)
			}
			if (Span{node.Start, node.End}) != spans[n] {
				t.Errorf("node %d stands at %d to %d, and not where %v says", n, node.Start, node.End, spans[n])
			}
		}
		if twice, _ := again.LayOut(); !bytes.Equal(twice, laidOut) {
			t.Errorf("laid out again it is\n%s\nand was\n%s", twice, laidOut)
		}
	})
}
