package document

import (
	"bytes"
	"testing"
)

func TestHashValue(t *testing.T) {
	hash := func(text string) uint64 {
		d, err := NewParser(nil).Parse([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		return HashValue(d, 0)
	}
	same := []string{`{"a":[1,2],"b":"x y"}`, "{ \"a\" :\n[1 ,\t2],\r\"b\":\"x y\"} ", `{"b":"x y","a":[1,2]}`, `{"\u0061":[1.0,2e0],"b":"x\u0020y"}`}
	for _, text := range same[1:] {
		if hash(same[0]) != hash(text) {
			t.Errorf("%s has another hash than %s", text, same[0])
		}
	}
	for _, numbers := range [][]string{{"0", "-0", "0.0", "0e7"}, {"15", "15.0", "1.5e1", "150E-1"}, {"-50", "-5e1", "-0.5e2"}, {"0.1", "1e-1", "0.10"}} {
		for _, n := range numbers[1:] {
			if hash(numbers[0]) != hash(n) {
				t.Errorf("%s has another hash than %s", n, numbers[0])
			}
		}
	}
	seen := map[uint64]string{}
	for _, text := range []string{same[0], `{"a":[1,2],"b":"xy"}`, `{"a":[1,2],"b":"x  y"}`, `{"a":[12],"b":"x y"}`,
		`{"a":"\" ","b":1}`, `{"a":"\"","b":1}`, `{"a":"\\","b":" "}`, `{"a":"\\","b":""}`,
		`[[],[]]`, `[[[]]]`, `[[1],2]`, `[[1,2]]`, `[1,[2]]`, `[null,true]`, `[true,null]`, `[false,true]`, `[{},[]]`, `[[],{}]`,
		`{"ab":"c"}`, `{"a":"bc"}`, `{"a":"b","c":"d"}`, `{"a":"d","c":"b"}`, `{"a":"b"}`, `["a","b"]`, `"a"`, `1`, `10`, `-1`, `0.1`, `1e400`, `1e99999999999`, `"1"`, `[]`, `{}`} {
		h := hash(text)
		if other, ok := seen[h]; ok {
			t.Errorf("%s and %s are the same", text, other)
		}
		seen[h] = text
	}
}

// TestHashBytes changes each byte of texts of every length that is treated on
// its own, and each length.
func TestHashBytes(t *testing.T) {
	seen := map[uint64]bool{}
	for length := range 50 {
		text := bytes.Repeat([]byte("a"), length)
		seen[HashBytes(text)] = true
		for i := range text {
			text[i] = 'b'
			seen[HashBytes(text)] = true
			text[i] = 'a'
		}
	}
	if want := 50 + 50*49/2; len(seen) != want {
		t.Errorf("%d texts have %d hashes", want, len(seen))
	}
}
