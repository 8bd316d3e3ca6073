package cli

import (
	"bytes"
	"compress/gzip"
	"context"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"caliper-playground/engine/certify"
)

// TestTheReadmesCommandsRun runs each line that README.md has for "go run .", as it
// stands there, on a folder in which what it names is: none is a mistake in the
// command line, and each can do what it says.
func TestTheReadmesCommandsRun(t *testing.T) {
	state, id := practised(t, certify.Report)
	class, _ := serveClass(t, 2, "--state", state, "--session", "class", "--sessions", "2")
	class.end()
	live := serve(t, nil, "--state", t.TempDir(), "--token", "sesame")
	var opening struct{ Endpoint string }
	live.next(&opening)
	names := strings.NewReplacer("URL", opening.Endpoint, "--token T", "--token sesame", "DIR", "made", "127.0.0.1:8080", "127.0.0.1:0")
	ran := 0
	for _, line := range regexp.MustCompile(`(?m)^go run \. (\S.*)$`).FindAllStringSubmatch(readme(t), -1) {
		words, _, _ := strings.Cut(line[1], "   ") // what it does stands behind it
		if strings.HasPrefix(words, " ") {
			continue // go run . by itself
		}
		t.Run(words, func(t *testing.T) {
			t.Chdir(exampleFolder(t, filepath.Join(state, "sessions", id+".ndjson")))
			runReadmeCommand(t, state, sessionNamed(shellWords(names.Replace(words)), id))
		})
		ran++
	}
	if ran < 30 {
		t.Errorf("only %d commands were found", ran)
	}
	live.end()
}

func runReadmeCommand(t *testing.T, state string, args []string) {
	switch {
	case args[0] == "--story": // which is the screen's
		if got := command(t, "", args...); got.status != 2 || !strings.Contains(got.err, "serve") {
			t.Errorf("status %d, %s", got.status, got.err)
		}
		return
	case args[0] == "serve" && !strings.Contains(strings.Join(args, " "), " -- "):
		serveUntilItSpeaks(t, args)
		return
	case args[0] == "serve" && runtime.GOOS == "windows":
		t.Skip("the sensor is a script")
	case args[0] == "report" || args[0] == "sessions":
		args = append(args, "--state", state)
	}
	got := commandIn(t, map[string]string{"XDG_STATE_HOME": t.TempDir(), "PATH": os.Getenv("PATH")}, "", args...)
	ran := got.status == 0 || got.status == 1 && got.out != ""
	if args[0] == "serve" { // around a sensor that sends nothing, which is told
		ran = got.status == 3 && strings.Contains(got.err, "sent this session nothing")
	}
	if !ran {
		t.Errorf("status %d, %s%s", got.status, got.out, got.err)
	}
}

// serveUntilItSpeaks ends a serve that would go on for ever, once it has begun.
func serveUntilItSpeaks(t *testing.T, args []string) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	from, to := io.Pipe()
	var errs bytes.Buffer
	state, status := t.TempDir(), make(chan int, 1)
	go func() {
		stream := IO{In: strings.NewReader(""), Out: to, Err: &errs, Getenv: func(name string) string { return map[string]string{"XDG_STATE_HOME": state}[name] }}
		status <- Main(ctx, stream, args, Playground{})
		_ = to.Close()
	}()
	_, _ = from.Read(make([]byte, 1)) // or it has ended
	cancel()
	_, _ = io.Copy(io.Discard, from)
	if got := <-status; got != 0 {
		t.Errorf("status %d, %s", got, errs.String())
	}
}

// sessionNamed names the session that README.md calls mine.
func sessionNamed(args []string, id string) []string {
	for i, arg := range args {
		if arg == "mine" {
			args[i] = id
		}
	}
	return args
}

// shellWords parts a line as a shell does, where nothing but single quotes means more
// than itself.
func shellWords(line string) []string {
	var words []string
	for i, part := range strings.Split(line, "'") {
		if i%2 == 1 {
			words = append(words, part)
			continue
		}
		words = append(words, strings.Fields(part)...)
	}
	return words
}

// exampleFolder makes what README.md's commands name.
func exampleFolder(t *testing.T, journal string) string {
	t.Helper()
	recorded, err := os.ReadFile(journal)
	if err != nil {
		t.Fatal(err)
	}
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	_, _ = io.WriteString(w, compact(reading)+"\n"+compact(misspelt)+"\n") // a buffer takes all
	_ = w.Close()
	media := strings.Replace(reading, `"ReadingProfile"`, `"MediaProfile"`, 1)
	folder := write(t, map[string]string{
		"my-events/view.json": reading, "my-events/wrong.json": misspelt, "my-events/media.json": media,
		"one.json": reading, "copy.ndjson": string(recorded), "export.jsonl.gz": packed.String(),
		"recording.har": `{"log": {"entries": [{"request": {"method": "POST", "url": "https://x.example/", "postData": {"text": ` + quoted(compact(reading)) + `}}}]}}`,
		"bus.ndjson":    `{"detail": ` + compact(reading) + "}\n{\"detail\": " + quoted(compact(reading)) + "}\n",
		"mine.json":     `[{"id": "mine", "profile": "ReadingProfile", "question": "Which apps?", "events": ["ViewEvent"], "by": "edApp", "measure": {"kind": "count"}}]`,
		"my-sensor":     "#!/bin/sh\nexit 0\n",
	})
	if err := os.Chmod(filepath.Join(folder, "my-sensor"), 0o755); err != nil { // it is run
		t.Fatal(err)
	}
	return folder
}

// quoted is a text as a string of JSON; there is nothing in it but quotes to escape.
func quoted(s string) string { return `"` + strings.ReplaceAll(s, `"`, `\"`) + `"` }
