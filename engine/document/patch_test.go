package document

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
)

// ops reads a patch from its JSON.
func ops(t testing.TB, patch string) []Op {
	t.Helper()
	var list []Op
	if err := json.Unmarshal([]byte(patch), &list); err != nil {
		t.Fatalf("the test's own patch is no JSON: %v", err)
	}
	return list
}

func TestPatchKeepsLayout(t *testing.T) {
	tests := []struct{ name, text, patch, want string }{
		{"replace leaves all else", "{ \"a\" :1e2,\n\t\"b\": \"\\u00e9\" }\n", `[{"op":"replace","path":"/a","value":2}]`, "{ \"a\" :2,\n\t\"b\": \"\\u00e9\" }\n"},
		{"replace the root", " [1] ", `[{"op":"replace","path":"","value":{"a":1}}]`, ` {"a":1} `},
		{"remove first of a line", `{"a": 1, "b": 2}`, `[{"op":"remove","path":"/a"}]`, `{"b": 2}`},
		{"remove middle", `{"a": 1, "b": 2, "c": 3}`, `[{"op":"remove","path":"/b"}]`, `{"a": 1, "c": 3}`},
		{"remove last", `{ "a": 1, "b": 2 }`, `[{"op":"remove","path":"/b"}]`, `{ "a": 1 }`},
		{"remove only one", "{\n  \"a\": 1\n}", `[{"op":"remove","path":"/a"}]`, `{}`},
		{"remove takes the line", "{\n  \"a\": 1,\n  \"b\": 2,\n  \"c\": 3\n}", `[{"op":"remove","path":"/b"}]`, "{\n  \"a\": 1,\n  \"c\": 3\n}"},
		{"remove last takes the comma", "{\n  \"a\": 1,\n  \"b\": 2\n}", `[{"op":"remove","path":"/b"}]`, "{\n  \"a\": 1\n}"},
		{"remove an element", `[1, 2, 3]`, `[{"op":"remove","path":"/0"},{"op":"remove","path":"/1"}]`, `[2]`},
		{"add to a compact object", `{"a":1,"b":2}`, `[{"op":"add","path":"/c","value":{"x":[1,2]}}]`, `{"a":1,"b":2,"c":{"x":[1,2]}}`},
		{"add to a spaced line", `{"a": 1}`, `[{"op":"add","path":"/c","value":{"x":[1,2],"y":{}}}]`, `{"a": 1, "c": {"x": [1, 2], "y": {}}}`},
		{"add keeps inner padding", `{ "a": 1, "b": 2 }`, `[{"op":"add","path":"/c","value":3}]`, `{ "a": 1, "b": 2, "c": 3 }`},
		{"add to lines", "{\n    \"a\": 1\n}", `[{"op":"add","path":"/b","value":{"x":{"y":1}}}]`, "{\n    \"a\": 1,\n    \"b\": {\n        \"x\": {\n            \"y\": 1\n        }\n    }\n}"},
		{"add with tabs and CRLF", "{\r\n\t\"a\": 1\r\n}\r\n", `[{"op":"add","path":"/b","value":[1]}]`, "{\r\n\t\"a\": 1,\r\n\t\"b\": [\r\n\t\t1\r\n\t]\r\n}\r\n"},
		{"an empty line is not repeated", "{\n  \"a\": 1,\n\n  \"b\": 2\n}", `[{"op":"add","path":"/c","value":3}]`, "{\n  \"a\": 1,\n\n  \"b\": 2,\n  \"c\": 3\n}"},
		{"add replaces", `{"a":1,"b":2}`, `[{"op":"add","path":"/a","value":3}]`, `{"a":3,"b":2}`},
		{"add to an empty root", `{}`, `[{"op":"add","path":"/a","value":1}]`, `{"a":1}`},
		{"add to an empty object on a line of its own", "{\n  \"a\": {}\n}", `[{"op":"add","path":"/a/b","value":1}]`, "{\n  \"a\": {\n    \"b\": 1\n  }\n}"},
		{"add to an empty object inside a line", "{\n  \"a\": {\"b\": {}}\n}", `[{"op":"add","path":"/a/b/c","value":1}]`, "{\n  \"a\": {\"b\": {\"c\": 1}}\n}"},
		{"add to an empty object that has a line end", "{\n}", `[{"op":"add","path":"/a","value":1}]`, "{\n  \"a\": 1\n}"},
		{"siblings on one line are followed", "[\n  {\"a\": 1},\n  {\"a\": 2}\n]", `[{"op":"add","path":"/-","value":{"a":3}}]`, "[\n  {\"a\": 1},\n  {\"a\": 2},\n  {\"a\": 3}\n]"},
		{"lists on one line are followed", "{\n  \"a\": [1, 2],\n  \"b\": 0\n}", `[{"op":"replace","path":"/b","value":[3,4]}]`, "{\n  \"a\": [1, 2],\n  \"b\": [3, 4]\n}"},
		{"commas first", "{ \"a\": 1\n, \"b\": 2\n}", `[{"op":"add","path":"/c","value":3}]`, "{ \"a\": 1\n, \"b\": 2\n, \"c\": 3\n}"},
		{"array first", `[2, 3]`, `[{"op":"add","path":"/0","value":1}]`, `[1, 2, 3]`},
		{"array middle", "[\n  1,\n  3\n]", `[{"op":"add","path":"/1","value":2}]`, "[\n  1,\n  2,\n  3\n]"},
		{"array end by index", `[1]`, `[{"op":"add","path":"/1","value":2}]`, `[1,2]`},
		{"array end by hyphen", `{"a":[]}`, `[{"op":"add","path":"/a/-","value":2},{"op":"add","path":"/a/-","value":3}]`, `{"a":[2,3]}`},
		{"move renames in place", "{\n  \"actr\" : {\"x\":1},\n  \"b\": 2\n}", `[{"op":"move","from":"/actr","path":"/actor"}]`, "{\n  \"actor\" : {\"x\":1},\n  \"b\": 2\n}"},
		{"move over an existing member", `{"a":1,"b":2}`, `[{"op":"move","from":"/a","path":"/b"}]`, `{"b":1}`},
		{"move to a deeper place is indented", "{\n  \"a\": {\n    \"x\": \"\\/\"\n  },\n  \"e\": {\n    \"f\": 1\n  }\n}", `[{"op":"move","from":"/a","path":"/e/a"}]`, "{\n  \"e\": {\n    \"f\": 1,\n    \"a\": {\n      \"x\": \"\\/\"\n    }\n  }\n}"},
		{"move keeps bytes", `{"a": {"n":1.50},"e": {}}`, `[{"op":"move","from":"/a","path":"/e/a"}]`, `{"e": {"a": {"n":1.50}}}`},
		{"move onto itself", `{"a":1}`, `[{"op":"move","from":"/a","path":"/a"}]`, `{"a":1}`},
		{"move of a repeated name onto itself", "{\n  \"a\":1,\n  \"b\":0,\n  \"\\u0061\":1,\n  \"a\":2\n}", `[{"op":"move","from":"/a","path":"/a"}]`, "{\n  \"a\":1,\n  \"b\":0\n}"},
		{"move of an element onto itself", `[1,1]`, `[{"op":"move","from":"/0","path":"/0"}]`, `[1,1]`},
		{"move within an array", `[1,2,3]`, `[{"op":"move","from":"/0","path":"/-"}]`, `[2,3,1]`},
		{"copy then change the copy", `{"a":{"b":1}}`, `[{"op":"copy","from":"/a","path":"/c"},{"op":"replace","path":"/c/b","value":2}]`, `{"a":{"b":1},"c":{"b":2}}`},
		{"a value that spans lines keeps them", "{\n  \"d\": {\n    \"x\": {\"y\":1}\n  }\n}", `[{"op":"replace","path":"/d","value":[{
    "x": {"y":1}
  }]}]`, "{\n  \"d\": [{\n    \"x\": {\"y\":1}\n  }]\n}"},
		{"names are escaped", `{"a/b":{"m~n":1}}`, `[{"op":"replace","path":"/a~1b/m~0n","value":2},{"op":"add","path":"/~0\"","value":3}]`, `{"a/b":{"m~n":2},"~\"":3}`},
		{"escaped names are found", `{"\u0061":1}`, `[{"op":"replace","path":"/a","value":2}]`, `{"\u0061":2}`},
		{"a repeated name is its first member", `{"a":1,"a":2}`, `[{"op":"replace","path":"/a","value":3}]`, `{"a":3,"a":2}`},
		{"test goes by value", `{"a":[1.0,{"x":"\u00e9","y":null}]}`, `[{"op":"test","path":"/a","value":[10e-1,{"y":null,"x":"é"}]}]`, `{"a":[1.0,{"x":"\u00e9","y":null}]}`},
		{"nothing to do", " {\"a\" : 1 }", `[]`, " {\"a\" : 1 }"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := Patch([]byte(test.text), ops(t, test.patch))
			if err != nil {
				t.Fatalf("Patch(%s, %s): %v", test.text, test.patch, err)
			}
			if string(got) != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

func TestPatchRefuses(t *testing.T) {
	deep := strings.Repeat("[", 300) + strings.Repeat("]", 300)
	tests := []struct{ name, text, patch, want string }{
		{"unknown operation", `{}`, `[{"op":"delete","path":"/a"}]`, "none of add, remove"},
		{"no value", `{}`, `[{"op":"add","path":"/a"}]`, "lacks its value"},
		{"pointer without slash", `{"a":1}`, `[{"op":"remove","path":"a"}]`, "does not start with a slash"},
		{"bad escape", `{"a":1}`, `[{"op":"remove","path":"/~2"}]`, "neither ~0 nor ~1"},
		{"remove what is not there", `{"a":{}}`, `[{"op":"test","path":"/a","value":{}},{"op":"remove","path":"/a/b"}]`, `operation 2, remove "/a/b": at "/a" there is no "b"`},
		{"replace what is not there", `{}`, `[{"op":"replace","path":"/a","value":1}]`, `there is no "a"`},
		{"replace at an array's end", `[1]`, `[{"op":"replace","path":"/1","value":1}]`, `there is no "1"`},
		{"parent is not there", `{}`, `[{"op":"add","path":"/a/b","value":1}]`, `there is no "a"`},
		{"parent is a string", `{"a":"x"}`, `[{"op":"add","path":"/a/b","value":1}]`, "neither an object nor an array"},
		{"index with zeros", `[1,2]`, `[{"op":"remove","path":"/01"}]`, "is no index"},
		{"index behind the end", `[1,2]`, `[{"op":"add","path":"/3","value":1}]`, "behind the array's end; it has 2"},
		{"the whole document", `[1]`, `[{"op":"remove","path":""}]`, "whole document"},
		{"into itself", `{"a":{}}`, `[{"op":"move","from":"/a","path":"/a/b"}]`, "into itself"},
		{"the whole document moved", `{"a":1}`, `[{"op":"move","from":"","path":"a"}]`, "cannot be moved"},
		{"source is not there", `{"a":{}}`, `[{"op":"copy","from":"/x","path":"/a/b"}]`, `there is no "x"`},
		{"test of another value", `{"a":1}`, `[{"op":"test","path":"/a","value":"1"}]`, "not the one"},
		{"too deep where it comes to stand", `{"a":` + deep + `}`, `[{"op":"copy","from":"/a","path":"/a` + strings.Repeat("/0", 299) + `/-"}]`, "deeper than 500"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := Patch([]byte(test.text), ops(t, test.patch))
			var patchError *PatchError
			if !errors.As(err, &patchError) || got != nil {
				t.Fatalf("got %q and %v, want a *PatchError", got, err)
			}
			if !strings.Contains(err.Error(), test.want) {
				t.Errorf("the error is %q, which does not say %q", err, test.want)
			}
		})
	}
}

func TestPatchRefusesWhatIsNoJSON(t *testing.T) {
	var syntax *SyntaxError
	if _, err := Patch([]byte(`{"a":`), nil); !errors.As(err, &syntax) {
		t.Errorf("a broken text gave %v, want a *SyntaxError", err)
	}
	for _, value := range []string{`{`, `1 2`, "\xff", ` `} {
		var patch *PatchError
		if _, err := Patch([]byte(`{}`), []Op{{Op: "add", Path: "/a", Value: json.RawMessage(value)}}); !errors.As(err, &patch) {
			t.Errorf("the value %q gave %v, want a *PatchError", value, err)
		}
	}
	if _, err := Patch([]byte(`{}`), []Op{{Op: "add", Path: "/\xff", Value: json.RawMessage(`1`)}}); err == nil {
		t.Error("a name that is not UTF-8 was taken")
	}
}

func TestPatchDoesNotTouchItsInput(t *testing.T) {
	text := []byte("{\n  \"a\": [1, 2],\n  \"b\": {\"c\": 3}\n}")
	before := string(text)
	_, err := Patch(text, ops(t, `[{"op":"remove","path":"/a/0"},{"op":"add","path":"/b/d","value":4},{"op":"move","from":"/b","path":"/e"}]`))
	if err != nil || string(text) != before {
		t.Errorf("error %v; the input became %s", err, text)
	}
}

func TestEqual(t *testing.T) {
	tests := []struct {
		a, b string
		want bool
	}{
		{`1`, `1.0`, true}, {`1e2`, `100`, true}, {`-0`, `0.00`, true}, {`0.1`, `1E-1`, true},
		{`1`, `2`, false}, {`1`, `-1`, false}, {`10`, `1`, false}, {`1e99999999999`, `1e99999999998`, false}, {`1e99999999999`, `1e99999999999`, true},
		{`9007199254740993`, `9007199254740992`, false},
		{`"a"`, `"\u0061"`, true}, {`"a"`, `"b"`, false}, {`"1"`, `1`, false}, {`null`, `false`, false},
		{`[1,2]`, `[1, 2]`, true}, {`[1,2]`, `[2,1]`, false}, {`[1]`, `[1,2]`, false}, {`[]`, `{}`, false},
		{`{"a":1,"b":2}`, `{"b":2,"a":1}`, true}, {`{"a":1}`, `{"b":1}`, false}, {`{"a":1}`, `{"a":1,"b":1}`, false},
		{`{"a":1,"a":2}`, `{"a":1}`, false}, {`{"a":1,"a":2}`, `{"a":1,"a":2}`, true}, {`{"a":1,"a":2}`, `{"a":2,"a":1}`, false},
	}
	for _, test := range tests {
		a, err := NewParser(nil).Parse([]byte(test.a))
		if err != nil {
			t.Fatal(err)
		}
		b, err := NewParser(nil).Parse([]byte(test.b))
		if err != nil {
			t.Fatal(err)
		}
		if got := Equal(a, 0, b, 0); got != test.want {
			t.Errorf("Equal(%s, %s) is %v", test.a, test.b, got)
		}
		if got := Equal(b, 0, a, 0); got != test.want {
			t.Errorf("Equal(%s, %s) is %v", test.b, test.a, got)
		}
	}
}

func TestWithoutRepeats(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"same value", `{"a": 1, "b": 2, "a": 1.0}`, `{"b": 2, "a": 1.0}`},
		{"other value", `{"a": 1, "b": 2, "a": 3}`, `{"a": 1, "b": 2, "a": 3}`},
		{"another value and nulls", `{"a":null,"a":1,"a":2}`, `{"a":null,"a":1,"a":2}`},
		{"null behind", `{"a":1,"a":null}`, `{"a":1}`},
		{"null before", `{"a":null,"a":1}`, `{"a":1}`},
		{"all null", `{"a":null,"a":null}`, `{"a":null}`},
		{"three times", `{"a":1,"b":0,"a":1,"a":1}`, `{"b":0,"a":1}`},
		{"escaped", `{"\u0061":"x","a":"\u0078"}`, `{"a":"\u0078"}`},
		{"inside a repeated member", `{"a":{"b":1,"b":1},"a":{"b":2}}`, `{"a":{"b":1},"a":{"b":2}}`},
		{"inside a member that goes", `{"a":{"b":1,"b":1},"a":{"b":1,"b":1}}`, `{"a":{"b":1}}`},
		{"in an array", `[{"a":1,"a":1},{"a":1}]`, `[{"a":1},{"a":1}]`},
		{"nothing repeated", ` {"a":1} `, ` {"a":1} `},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d, err := NewParser(NewSymbols([]string{"b"})).Parse([]byte(test.text))
			if err != nil {
				t.Fatal(err)
			}
			if got := string(d.WithoutRepeats(d.Duplicates)); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}
