package snippet

import (
	"encoding/json"
	"fmt"
	"go/format"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

// awkward are texts that one language or another takes for more than a text.
var awkward = []string{
	`"`, `'`, "`", `\`, `\\`, `"""`, `'''`, `\"""`, `\u0022`, `\u000a`, `\u{41}`, `\x41`, `\N{BULLET}`, "a\nb", "a\rb", "\t\b\f\v\x00\x1b",
	"$HOME $(id) `id` ${id} $1", "%s %d %% %v", "{{.}} {{end}}", "&|;<>!~*?[a]{b}", "*/ // # --", "</script>", "END_OF_DATA", "@ID-1@", "@@ID-1@", "@SEND-TIME@",
	"id0", "__proto__", "constructor", "é", "\u00a0", "\u0085", "\u2028\u2029", "\u202e", "\ufeff", "\U0001f600", "\U000e0041", " ends with spaces  ", "",
	"# -*- coding: latin-1 -*-",
}

// anyText returns a text put together of awkward ones.
func anyText(r *rand.Rand) string {
	var b strings.Builder
	for range 1 + r.IntN(4) {
		b.WriteString(awkward[r.IntN(len(awkward))])
	}
	return b.String()
}

// awkwardEnvelope is an envelope in which every text is awkward: the sensor, ids,
// names of members, values. Its second event has the id of the first one, which is
// also spoken of elsewhere. rows is how long it is.
func awkwardEnvelope(t *testing.T, rows int) []byte {
	t.Helper()
	r := rand.New(rand.NewPCG(7, uint64(rows)))
	extensions := map[string]any{}
	for i, s := range awkward {
		extensions[s] = anyText(r)
		extensions[fmt.Sprint("list ", i)] = []any{s, map[string]any{"__proto__": map[string]any{s: s}}, anyText(r)}
	}
	long := make([]string, rows)
	for i := range long {
		long[i] = anyText(r)
	}
	extensions["long"] = map[string]any{"texts": long, "line": strings.Join(long, " ")}
	id := `urn:"%s$(id)'\u0022` + "`\n"
	event := map[string]any{"id": id, "type": "ViewEvent", "action": "Viewed", "extensions": extensions, id: "a name is no id"}
	other := map[string]any{"id": id + "2", "type": "ViewEvent", "action": "Viewed", "object": map[string]any{"id": anyText(r), "same": id}}
	envelope, err := json.Marshal(map[string]any{
		"sensor": `https://example.org/"%s$(id)'\u000a\@SEND-TIME@` + "`\né", "sendTime": "x", "dataVersion": `v"%d`,
		"data": []any{event, other, event, map[string]any{"id": id, "type": "Person"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return envelope
}

// runners says how a program of each language is run.
func runners() map[Language][]string {
	return map[Language][]string{Curl: {"sh"}, Go: {"go", "run"}, Python: {"python3"}, JavaScript: {"node"}, Browser: {"node"}, Java: {"java"}}
}

// Whatever a document says is data in each program: it arrives as it was, but for
// the ids of events, which are new and the same for the same.
func TestWhateverADocumentSaysStaysData(t *testing.T) {
	if testing.Short() {
		t.Skip("starts compilers and interpreters")
	}
	for _, language := range Languages() {
		sizes := []int{2000} // more than Java takes for one constant
		if language == Java {
			sizes = append(sizes, 2)
		}
		for _, rows := range sizes {
			t.Run(fmt.Sprint(language, " ", rows), func(t *testing.T) {
				t.Parallel()
				envelope := awkwardEnvelope(t, rows)
				checkArrived(t, envelope, run(t, language, envelope))
			})
		}
	}
}

// run writes a program for an envelope, runs it and returns what it sent.
func run(t *testing.T, language Language, envelope []byte) []byte {
	t.Helper()
	runner := runners()[language]
	if _, err := exec.LookPath(runner[0]); err != nil {
		t.Skipf("there is no %s here", runner[0])
	}
	code, err := Write(language, strings.Join(awkward, " "), "", catalog.V1p1, envelope)
	if err != nil {
		t.Fatal(err)
	}
	var sent []byte
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { sent, _ = io.ReadAll(r.Body) }))
	defer server.Close()
	if language == Browser { // a page would say so before it
		code = "globalThis.CALIPER_ENDPOINT = process.env.CALIPER_ENDPOINT; globalThis.CALIPER_TOKEN = process.env.CALIPER_TOKEN;\n" + code
	}
	file := filepath.Join(t.TempDir(), language.File())
	if err := os.WriteFile(file, []byte(code), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(runner[0], append(runner[1:], file)...)
	cmd.Env = append(os.Environ(), "CALIPER_ENDPOINT="+server.URL, "CALIPER_TOKEN=x", "LC_ALL=C")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return sent
}

// checkArrived compares what was sent with the envelope of which it was made.
func checkArrived(t *testing.T, envelope, sent []byte) {
	t.Helper()
	type message struct {
		Sensor, DataVersion, SendTime string
		Data                          []map[string]any
	}
	var want, got message
	if err := json.Unmarshal(envelope, &want); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(sent, &got); err != nil {
		t.Fatalf("%v: %.300s", err, sent)
	}
	if got.Sensor != want.Sensor || got.DataVersion != want.DataVersion {
		t.Errorf("sensor %q, dataVersion %q", got.Sensor, got.DataVersion)
	}
	if len(got.SendTime) != len("2026-03-02T09:15:00.000Z") {
		t.Errorf("sendTime %q", got.SendTime)
	}
	if len(got.Data) != 4 {
		t.Fatalf("%d items", len(got.Data))
	}
	first, _ := got.Data[0]["id"].(string)
	second, _ := got.Data[1]["id"].(string)
	if !strings.HasPrefix(first, "urn:uuid:") || !strings.HasPrefix(second, "urn:uuid:") || first == second {
		t.Errorf("the new ids are %q and %q", first, second)
	}
	wasFirst, wasSecond := want.Data[0]["id"], want.Data[1]["id"]
	want.Data[0]["id"], want.Data[2]["id"], want.Data[3]["id"] = first, first, first
	want.Data[1]["id"] = second
	want.Data[1]["object"].(map[string]any)["same"] = first
	if wasFirst == wasSecond || !sameJSON(t, want.Data, got.Data) {
		t.Errorf("the data became %.2000s", sent)
	}
}

func sameJSON(t *testing.T, a, b any) bool {
	t.Helper()
	var documents [2]*document.Document
	for i, value := range []any{a, b} {
		text, err := json.Marshal(value)
		if err != nil {
			t.Fatal(err)
		}
		if documents[i], err = document.NewParser(nil).Parse(text); err != nil {
			t.Fatal(err)
		}
	}
	return document.Equal(documents[0], 0, documents[1], 0)
}

// A program for Go is formatted as Go is, and one for Java is the same in every
// character set.
func TestProgramsAreWellWritten(t *testing.T) {
	envelope := awkwardEnvelope(t, 3)
	code, err := Write(Go, "a `test`", "", catalog.V1p2, envelope)
	if err != nil {
		t.Fatal(err)
	}
	if formatted, err := format.Source([]byte(code)); err != nil || string(formatted) != code {
		t.Errorf("not formatted: %v", err)
	}
	code, err = Write(Java, "é", "", catalog.V1p2, envelope)
	if err != nil || strings.ContainsFunc(code, func(r rune) bool { return r > '~' }) {
		t.Errorf("not in ASCII: %v", err)
	}
}

// A document that is no envelope is sent by the sensor and for the version that
// it was written for.
func TestSensorAndVersionOfWhatNamesNone(t *testing.T) {
	for _, language := range Languages() {
		code, err := Write(language, "an entity", "https://example.org/sensors/9", catalog.V1p1, []byte(`{"id": "x", "type": "Person"}`))
		if err != nil || !strings.Contains(code, "https://example.org/sensors/9") || !strings.Contains(code, catalog.Get(catalog.V1p1).Context) {
			t.Errorf("%s: %v\n%s", language, err, code)
		}
	}
}

func TestWhatCannotBeSent(t *testing.T) {
	for _, test := range []struct{ body, says string }{
		{`7`, "only events"},
		{`"x"`, "only events"},
		{`["x"]`, "only events"},
		{`[]`, "nothing in it"},
		{`{"sensor": "x", "data": []}`, "nothing in it"},
		{`{"sensor": "x", "data": "y"}`, "only events"},
		{`[{"sensor": "x", "data": []}]`, "only events"},
		{`{`, "breaks off"},
	} {
		if _, err := Write(Curl, "it", "x", catalog.V1p2, []byte(test.body)); err == nil || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s: %v", test.body, err)
		}
	}
	if _, err := Write("cobol", "it", "x", catalog.V1p2, []byte(`{"id": "x"}`)); err == nil || !strings.Contains(err.Error(), "curl") {
		t.Errorf("cobol: %v", err)
	}
}

func TestPiecesOf(t *testing.T) {
	for _, s := range []string{"", "a", "abcdef", strings.Repeat("\U0001f600é", 9)} {
		pieces := piecesOf(s, 4)
		if strings.Join(pieces, "") != s || slices.ContainsFunc(pieces, func(p string) bool { return len(p) > 3*4 }) {
			t.Errorf("%q is cut into %q", s, pieces)
		}
	}
}
