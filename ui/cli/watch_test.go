package cli

import (
	"bufio"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// watching is a command under way that goes on with --watch.
type watching struct {
	t      *testing.T
	out    *bufio.Reader
	err    *bufio.Reader
	status chan int
	stop   context.CancelFunc
}

func watch(t *testing.T, args ...string) *watching {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	out, outEnd := pipe(t)
	errs, errEnd := pipe(t)
	w := &watching{t: t, out: bufio.NewReader(out), err: bufio.NewReader(errs), status: make(chan int, 1), stop: cancel}
	state := t.TempDir()
	go func() {
		status := Main(ctx, IO{In: strings.NewReader(""), Out: outEnd, Err: errEnd, Getenv: func(name string) string {
			return map[string]string{"XDG_STATE_HOME": state}[name]
		}}, args, Playground{})
		_, _ = outEnd.Close(), errEnd.Close()
		w.status <- status
	}()
	return w
}

func pipe(t *testing.T) (from, to *os.File) {
	t.Helper()
	from, to, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = from.Close() })
	return from, to
}

// upTo reads lines until one holds some words, and returns all of them.
func upTo(t *testing.T, from *bufio.Reader, words string) string {
	t.Helper()
	var all strings.Builder
	for {
		line, err := from.ReadString('\n')
		all.WriteString(line)
		if strings.Contains(line, words) {
			return all.String()
		}
		if err != nil {
			t.Fatalf("%q never came: %v after\n%s", words, err, all.String())
		}
	}
}

// end ends it, and returns its status.
func (w *watching) end() int {
	w.stop()
	go func() { _, _ = io.Copy(io.Discard, w.err) }()
	_, _ = io.Copy(io.Discard, w.out)
	return <-w.status
}

func TestWatchSaysWhatIsOtherInTheVerdicts(t *testing.T) {
	t.Parallel()
	for _, command := range []string{"check", "replay"} {
		t.Run(command, func(t *testing.T) {
			dir := write(t, map[string]string{"a.json": reading, "b.json": misspelt, "notes.txt": ""})
			put := func(name, content string) {
				t.Helper()
				if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			w := watch(t, command, dir, "--watch")
			upTo(t, w.out, Name+" ") // the last line of the first report
			upTo(t, w.err, "2 documents; waiting for changes")

			put("b.json", strings.Replace(misspelt, "Vieved", "Viewed", 1))
			told := upTo(t, w.out, "2 documents: 2 pass, 0 warn, 0 fail")
			if !strings.Contains(told, "b.json: fail → pass\n") || strings.Contains(told, "a.json") {
				t.Errorf("mended:\n%s", told)
			}
			upTo(t, w.err, "waiting for changes")

			put("expect.toml", "[[document]]\npath = 3\n")
			upTo(t, w.err, "expect.toml:2: path is a number")
			put("expect.toml", "[[document]]\npath = \"a.json\"\nverdict = \"fail\"\n")
			told = upTo(t, w.out, "2 documents: 1 pass, 0 warn, 1 fail")
			if !strings.Contains(told, "a.json: pass → fail\n") || !strings.Contains(told, "verdict pass, expected fail") || strings.Contains(told, "gone") {
				t.Errorf("other than expected:\n%s", told)
			}
			upTo(t, w.err, "waiting for changes")

			put("c.json", "{")
			if told = upTo(t, w.out, "3 documents:"); !strings.Contains(told, "c.json: new, fail\n") {
				t.Errorf("come:\n%s", told)
			}
			upTo(t, w.err, "3 documents; waiting for changes")
			if status := w.end(); status != 1 {
				t.Errorf("it ends with %d, and the last verdicts were bad", status)
			}
		})
	}
}

func TestWhatDoesNotGoWithWatch(t *testing.T) {
	dir := write(t, map[string]string{"a.json": reading})
	for _, args := range [][]string{
		{"check", "-", "--watch"}, {"check", dir, "--watch", "--format", "json"}, {"check", dir, "--watch", "--output", "json=x.json"},
		{"check", dir, "--watch", "--fix"}, {"check", dir, "--watch", "--update"}, {"check", dir, "--watch", "--fail-fast"},
		{"replay", dir, "--watch", "--endpoint", "http://127.0.0.1:1/"},
	} {
		if got := command(t, "", args...); got.status != 2 || !strings.Contains(got.err, "--watch") || got.out != "" {
			t.Errorf("%q: status %d, %q", args, got.status, got.err)
		}
	}
}
