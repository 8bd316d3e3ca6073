package library

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
)

func pack(t *testing.T, text string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func wide(text string) string {
	var b strings.Builder
	for _, u := range utf16.Encode([]rune("\ufeff" + text)) {
		b.WriteByte(byte(u))
		b.WriteByte(byte(u >> 8))
	}
	return b.String()
}

const (
	envelope = `{"sensor":"urn:x:s","data":[]}`
	har      = `{"log":{"version":"1.2","entries":[
	{"request":{"method":"GET","url":"https://x/","headers":[{"name":"Authorization","value":"Bearer secret"}]}},
	{"request":{"method":"POST","url":"https://x/caliper","headers":[{"name":"Cookie","value":"secret"}],"postData":{"mimeType":"application/json","text":"{\"sensor\":\"urn:x:s\",\"data\":[]}"}}},
	{"request":{"method":"POST","url":"https://x/other","postData":{"text":"{\"data\":1}"}}},
	{"request":{"method":"POST","url":"https://x/broken","postData":{"text":"{\"dataVersion\":\"http:\\/\\/purl.imsglobal.org\\/ctx\\/caliper\\/v1p2\""}}}
]}}`
	journal = `{"journal":"caliper-playground session","format":1,"session":"a","spec":"1.2","created":"2026-01-01T00:00:00Z"}
{"seq":1,"exchange":{"method":"POST"},"body":"{\"sensor\":1}"}
{"seq":2,"exchange":{"method":"GET"}}
{"seq":3,"exchange":{"method":"POST"},"body_base64":"/w=="}
{"seq":4,"exch`
)

// Every shape in which exports come is cut into its documents.
func TestShapes(t *testing.T) {
	for _, test := range []struct {
		name, file, text, at string
		want                 []string // place, form and data
	}{
		{"an event", "a.json", "{}\n", "", []string{"a.json file {}\n"}},
		{"lines", "a.jsonl", "{}\n\n[]\n", "", []string{"a.jsonl:1 line {}", "a.jsonl:3 line []"}},
		{"one line", "a.ndjson", "{}", "", []string{"a.ndjson:1 line {}"}},
		{"a broken line", "a.ndjson", "{\"a\":1,\n{\"b\":2}\n", "", []string{`a.ndjson:1 line {"a":1,`, `a.ndjson:2 line {"b":2}`}},
		{"lines in a file of another name", "a.json", "{\"a\":1}\n{\"b\":\n{\"c\":3}\n", "", []string{`a.json:1 value {"a":1}`, `a.json:2 value {"b":`, `a.json:3 value {"c":3}`}},
		{"values in a row, laid out", "a.json", "{\n \"a\": [\n{},\n{}\n]\n}\n\n{\n \"b\": 2\n}\n", "", []string{"a.json:1 value {\n \"a\": [\n{},\n{}\n]\n}", "a.json:8 value {\n \"b\": 2\n}"}},
		{"values in a row, laid out, as lines", "a.jsonl", "{\n \"a\": 1\n}\n{\n \"b\": 2\n}\n", "", []string{"a.jsonl:1 value {\n \"a\": 1\n}", "a.jsonl:4 value {\n \"b\": 2\n}"}},
		{"values in a row on one line", "a.json", `{"a":"}{"}{}  []`, "", []string{`a.json:1 value {"a":"}{"}`, "a.json:1:11 value {}", "a.json:1:15 value []"}},
		{"a sequence", "a.json", "\x1e{}\n\x1e{}\n", "", []string{"a.json:1 value {}", "a.json:2 value {}"}},
		{"a value that breaks off", "a.json", "{\n \"a\": {\n{\n \"b\": 2\n}\n", "", []string{"a.json:1 value {\n \"a\": {", "a.json:3 value {\n \"b\": 2\n}"}},
		{"a bracket too many", "a.json", "{}}\n{}\n", "", []string{"a.json:1 value {}}", "a.json:2 value {}"}},
		{"no JSON", "a.json", "<html>\n{}\n</html>\n", "", []string{"a.json file <html>\n{}\n</html>\n"}},
		{"an object without its braces, as lines", "a.ndjson", "\"a\": 1,\n\"b\": 2\n", "", []string{"a.ndjson file \"a\": 1,\n\"b\": 2\n"}},
		{"an array of events", "a.json", `[{"type":"ViewEvent"}]`, "", []string{`a.json file [{"type":"ViewEvent"}]`}},
		{"an array of envelopes", "a.json", "[\n" + envelope + ", 7]", "", []string{"a.json#/0 envelope of an array " + envelope, "a.json#/1 envelope of an array 7"}},
		{"lines of arrays", "a.ndjson", "[]\n[" + envelope + "]\n", "", []string{"a.ndjson:1 line []", "a.ndjson:2#/0 envelope of an array " + envelope}},
		{"packed", "a.json.gz", pack(t, "{}"), "", []string{"a.json.gz file {}"}},
		{"packed lines", "a.ndjson.gz", pack(t, "{}\n{}\n"), "", []string{"a.ndjson.gz:1 line {}", "a.ndjson.gz:2 line {}"}},
		{"packed under another name", "a.json", pack(t, "{}"), "", []string{"a.json file {}"}},
		{"two archives in one", "a.jsonl.gz", pack(t, "{}\n") + pack(t, "[]\n"), "", []string{"a.jsonl.gz:1 line {}", "a.jsonl.gz:2 line []"}},
		{"not packed at all", "a.json.gz", "{}", "", []string{"a.json.gz file {}"}},
		{"HAR", "a.har", har, "", []string{
			"a.har#/log/entries/1 post of a HAR file " + envelope,
			`a.har#/log/entries/3 post of a HAR file {"dataVersion":"http:\/\/purl.imsglobal.org\/ctx\/caliper\/v1p2"`}},
		{"HAR without Caliper", "a.har", `{"log":{"entries":[]}}`, "", []string{"a.har file !the HAR file holds no post of Caliper"}},
		{"a journal", "a.ndjson", journal, "", []string{
			`a.ndjson:2 message of a journal {"sensor":1}`, "a.ndjson:4 message of a journal \xff", "a.ndjson:5 line !the line is damaged"}},
		{"an empty journal", "a.ndjson", strings.SplitAfter(journal, "\n")[0], "", []string{"a.ndjson file !the journal holds no message with a body"}},
		{"within", "a.json", `{"detail":{"a":1}}`, "/detail", []string{`a.json#/detail document in another {"a":1}`}},
		{"within, as text", "a.json", `{"event":"{\"a\":\"\u00e4\"}"}`, "/event", []string{`a.json#/event document in another {"a":"ä"}`}},
		{"within, an array of envelopes", "a.ndjson", `{"records":[` + envelope + "]}", "/records", []string{"a.ndjson:1#/records/0 document in another " + envelope}},
		{"nothing within", "a.ndjson", "{\"detail\":1}\n{}\n", "/detail", []string{"a.ndjson:1#/detail document in another 1", "a.ndjson:2 line !there is nothing at /detail"}},
		{"a bomb", "a.json.gz", pack(t, strings.Repeat(" ", 20<<20)), "", []string{"a.json.gz file !the archive unpacks to more than 400 times its size, as documents do not"}},
		{"a bomb of lines", "a.ndjson.gz", pack(t, "{}\n"+strings.Repeat("\n", 20<<20)), "", []string{"a.ndjson.gz:1 line {}", "a.ndjson.gz:* line !the archive unpacks to more than 400 times its size, as documents do not"}},
		{"a cut archive", "a.json.gz", pack(t, envelope)[:20], "", []string{"a.json.gz file !the archive is cut off"}},
		{"a damaged archive", "a.json.gz", pack(t, envelope) + "behind the end", "", []string{"a.json.gz file !the archive is damaged, or something stands behind its end"}},
		{"16-bit text", "a.ndjson", wide("{}\n{}\n"), "", []string{"a.ndjson file !it is 16-bit text"}},
		{"16-bit text, packed", "a.json.gz", pack(t, wide("{}")), "", []string{"a.json.gz file !it is 16-bit text"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			root := tree(t, map[string]string{test.file: test.text})
			var got []string
			for d := range (Reader{At: test.at}).Read(t.Context(), filepath.Join(root, test.file)) {
				what := string(d.Data)
				if d.Err != nil {
					problem, _ := words(d.Err)
					what = "!" + problem
				}
				place := strings.TrimPrefix(d.Place.String(), root+string(filepath.Separator))
				if d.Line > 1000 {
					place = d.Path[len(root)+1:] + ":*"
				}
				got = append(got, fmt.Sprintf("%s %s %s", place, d.Form, what))
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got\n\t%q\nwant\n\t%q", got, test.want)
			}
		})
	}
}

// The headers of a HAR file are nowhere in what is read of it.
func TestNoHeaderOfAHARFileIsRead(t *testing.T) {
	root := tree(t, map[string]string{"a.har": har})
	for d := range read(filepath.Join(root, "a.har")) {
		if text := fmt.Sprintf("%s %s %s %s", d.Place, d.Sent, d.Data, d.Before); strings.Contains(text, "secret") || !strings.HasPrefix(d.Sent, "POST https://x/") {
			t.Errorf("it has %s", text)
		}
	}
}

// Where a document stands in its file is known, whatever the file's shape.
func TestPlacesInTheFile(t *testing.T) {
	root := tree(t, map[string]string{"a.json": "[ {\"data\":[],\n\"sensor\":\"ä\"},\n  {\"ü\":1}, {\"x\": 2}]"})
	var got []string
	for d := range read(filepath.Join(root, "a.json")) {
		for _, within := range [][2]int{{1, 1}, {1, 3}, {2, 4}} {
			line, column := d.InFile(within[0], within[1])
			got = append(got, fmt.Sprintf("%d:%d", line, column))
		}
	}
	want := []string{"1:3", "1:5", "2:4", "3:3", "3:5", "4:4", "3:12", "3:14", "4:4"}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// A URL of a HAR file lets nobody in.
func TestWhereAPostWentHasNoSecrets(t *testing.T) {
	for address, want := range map[string]string{
		"https://lrs.example/caliper":                                 "https://lrs.example/caliper",
		"https://bob:secret@lrs.example:8443/a%20b?key=secret#secret": "https://lrs.example:8443/a%20b?…",
		"https://secret@lrs.example/":                                 "https://lrs.example/",
		"/caliper?token=secret":                                       "/caliper?…",
		"https://lrs.example/%zz?token=secret":                        "…",
		"":                                                            "",
	} {
		if got := withoutSecrets(address); got != want {
			t.Errorf("%s: %s, want %s", address, got, want)
		}
	}
}
