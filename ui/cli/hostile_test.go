package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// foreign are texts that a terminal would obey, reorder or choke on.
var foreign = map[string]string{
	"sequences":  "\x1b[2J\x1b[1;1H\x1b]52;c;aGFja2Vk\x07\x1b[31m",
	"C1":         "\u009b31m\u0085\x7f\u0090q\u009c",
	"directions": "a\u202etxt\u2066x\u2069\u200b\u200d\ufeff",
	"separators": "a\u2028b\u2029c\rd",
	"marks":      "z" + strings.Repeat("\u0301\u0489", 500),
	"one line":   strings.Repeat("x\x1b[31m", 1<<10),
	"not UTF-8":  "\xff\xfe\x9b31m",
}

// checkPrintable holds what was written to printable text in lines.
func checkPrintable(t *testing.T, what, got string) {
	t.Helper()
	if !utf8.ValidString(got) {
		t.Errorf("%s: not UTF-8", what)
	}
	for i, r := range got {
		if r != '\n' && r != '\t' && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) {
			t.Fatalf("%s: %U got through in %q", what, r, got[max(0, i-40):min(len(got), i+40)])
		}
	}
	marks := 0
	for _, r := range got {
		if !unicode.Is(unicode.M, r) {
			marks = 0
		} else if marks++; marks > 20 {
			t.Fatalf("%s: a flood of combining marks", what)
		}
	}
}

// documents puts the text wherever a document has room for it: as it is, as a
// JSON string, as a name, and as no JSON at all.
func documents(text string) map[string]string {
	escaped := strings.NewReplacer("\x1b", `\u001b`, "\x07", `\u0007`, "\r", `\r`).Replace(text)
	event := `{"@context":"http://purl.imsglobal.org/ctx/caliper/v1p2","type":"` + escaped + `","id":"` + escaped + `","profile":"` + escaped +
		`","actor":{"id":"` + escaped + `","type":"Person","name":"` + escaped + `","` + escaped + `":1},"action":"` + escaped + `","object":"` + escaped + `","eventTime":"` + escaped + `"}`
	return map[string]string{
		"a-raw.json": text, "b-event.json": event, "c-broken.json": event[:len(event)-20] + text,
		"d-envelope.json": `{"sensor":"` + escaped + `","sendTime":"` + escaped + `","dataVersion":"http://purl.imsglobal.org/ctx/caliper/v1p2","data":[` + event + `]}`,
		"e-lines.ndjson":  event + "\n" + text + "\n{}\n",
	}
}

// checkOutputs holds the reports of a command in all formats to printable text.
func checkOutputs(t *testing.T, args ...string) {
	t.Helper()
	got, forms := everyForm(t, "", args...)
	what := strings.Join(args, " ")
	checkPrintable(t, what, got.err)
	for format, text := range forms {
		checkPrintable(t, what+" as "+string(format), text)
	}
}

func TestForeignTextInEveryReport(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("holds what is written, and no concurrency")
	}
	for name, text := range foreign {
		t.Run(name, func(t *testing.T) {
			folder := write(t, documents(text))
			state := t.TempDir()
			for _, args := range [][]string{{"check", folder}, {"replay", "--keep", folder, "--state", state}} {
				checkOutputs(t, args...)
			}
			recorded, err := filepath.Glob(filepath.Join(state, "sessions", "*.ndjson"))
			if err != nil || len(recorded) == 0 {
				t.Fatalf("no session was recorded: %v", err)
			}
			session := strings.TrimSuffix(filepath.Base(recorded[0]), ".ndjson")
			checkOutputs(t, "report", session, "--state", state)
			listed := command(t, "", "sessions", "--state", state)
			checkPrintable(t, "sessions", listed.out+listed.err)
		})
	}
}

func TestForeignTextInErrorMessages(t *testing.T) {
	t.Parallel()
	for name, text := range foreign {
		if strings.ContainsRune(text, 0) {
			continue
		}
		text := text[:min(len(text), 60_000)] // no command line takes more
		t.Run(name, func(t *testing.T) {
			for _, args := range [][]string{
				{text}, {"check", text}, {"replay", text}, {"catalog", text}, {"explain", text}, {"report", text}, {"sessions", "open", text},
				{"sessions", "delete", text}, {"--theme", text}, {"--" + text}, {"check", "--spec", text, "."}, {"check", "--tolerate", text, "."},
				{"replay", "rows", "--profile", text}, {"replay", "rows", "--endpoint", text}, {"serve", "--listen", text}, {"serve", "--session", text},
				{"serve", "--max-payload", text}, {"check", "--format", text, "."}, {"--state", text, "sessions"},
			} {
				got := commandIn(t, map[string]string{"XDG_STATE_HOME": t.TempDir()}, text, args...)
				checkPrintable(t, strings.Join(args, " "), got.out+got.err)
				if got.status == 0 && args[0] != "--state" {
					t.Errorf("%.40q is taken", args)
				}
			}
			got := command(t, text, "check", "-")
			checkPrintable(t, "standard input", got.out+got.err)
		})
	}
}

// TestForeignFileNames lists files whose names a terminal would obey.
func TestForeignFileNames(t *testing.T) {
	folder := t.TempDir()
	for _, name := range []string{"\x1b[2J.json", "a\u202eb.json", "\x07\r.json", "\u009b31m.json"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte("{"), 0o600); err != nil {
			t.Skipf("this system takes no such names: %v", err)
		}
	}
	for _, args := range [][]string{{"check", folder}, {"replay", folder}, {"check", folder, "--format", "tap"}, {"check", folder, "--format", "json"}} {
		got := command(t, "", args...)
		checkPrintable(t, strings.Join(args, " "), got.out+got.err)
	}
}
