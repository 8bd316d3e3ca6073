package cli

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"caliper-playground/engine/certify"
	"caliper-playground/engine/session"
)

// TestForeignTextInTheCertificationReport has a product of foreign text, as a
// file of state may hold by anybody, and messages of it.
func TestForeignTextInTheCertificationReport(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("holds what is written, and no concurrency")
	}
	for name, text := range foreign {
		t.Run(name, func(t *testing.T) {
			state, _ := practised(t, certify.Progress)
			if got := command(t, "", "replay", "--keep", "--state", state, write(t, documents(text))); got.out == "" {
				t.Fatal("nothing was replayed")
			}
			recorded := recordedIn(t, state)
			if len(recorded) != 2 {
				t.Fatalf("%d sessions", len(recorded))
			}
			for _, r := range recorded {
				id := r.ID
				makeForeign(t, state, id, strings.ToValidUTF8(text, "?"))
				for _, format := range []string{"json", "markdown", "html"} {
					got := command(t, "", "report", id, "--certification", "--state", state, "--format", format)
					if got.out == "" {
						t.Errorf("%s: nothing was written: %s", format, got.err)
					}
					checkPrintable(t, "certification "+format, got.out+got.err)
				}
			}
		})
	}
}

// makeForeign puts the text into every field of a session's certification.
func makeForeign(t *testing.T, state, id, text string) {
	t.Helper()
	s, err := session.Read(session.Options{Dir: filepath.Join(state, "sessions"), ID: id})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	keeper := certify.OpenKeeper(session.CertificationPath(s.Journal()), certify.Owner{Session: s.ID(), Spec: s.Spec(), Created: s.Created(), Len: s.Len()})
	err = keeper.Change(func(c *certify.State) error {
		if !c.Running() {
			c.Product = certify.Product{
				Name: "Tide Tables", Version: "4.2.0", URL: "https://tides.example/", Description: "Exercises on tides.",
				Spec: "1.2", MemberName: "Mira Quist", MemberEmail: "mira@field.example", MemberOrganization: "Field School",
			}
			if err := c.Start(time.Date(2025, 3, 4, 12, 0, 0, 0, time.UTC), 0, s.Spec()); err != nil {
				return err
			}
			c.Arrived(s.Len())
		}
		c.Product = certify.Product{
			Name: text, Version: text, URL: text, Description: text,
			Spec: text, MemberName: text, MemberEmail: text, MemberOrganization: text,
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := keeper.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestForeignTextInWhatIsLookedUpAndListed asks for what is not there, in every
// format, and lists files whose names a terminal would obey.
func TestForeignTextInWhatIsLookedUpAndListed(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("holds what is written, and no concurrency")
	}
	for name, text := range foreign {
		t.Run(name, func(t *testing.T) {
			text := text[:min(len(text), 60_000)]
			for _, args := range [][]string{
				{"catalog", text, "--format", "json"}, {"catalog", text, "--format", "markdown"}, {"catalog", "Viewed", "--format", text},
				{"catalog", "Viewed", "--spec", text}, {"completion", text}, {"fixtures", "export", text, text}, {"fixtures", text},
				{"report", text, "--certification"}, {"sessions", text}, {"serve", "--tolerate", text}, {"serve", "--cert", text, "--key", text},
				{"serve", "--token-file", text}, {"serve", "--allow-origin", text}, {"serve", "--sessions", text}, {"replay", "rows", "--rate", text},
			} {
				got := command(t, text, args...)
				checkPrintable(t, strings.Join(args[:1], " "), got.out+got.err)
				if got.out+got.err == "" {
					t.Errorf("%.40q says nothing", args)
				}
			}
			state := t.TempDir()
			if err := os.Mkdir(filepath.Join(state, "sessions"), 0o700); err != nil {
				t.Fatal(err)
			}
			file := strings.NewReplacer("/", "", "\x00", "").Replace(text)
			journal := filepath.Join(state, "sessions", file[:min(len(file), 60)]+".ndjson")
			if err := os.WriteFile(journal, []byte(text), 0o600); err != nil {
				t.Skipf("this system takes no such names: %v", err)
			}
			got := command(t, "", "sessions", "--state", state)
			checkPrintable(t, "sessions", got.out+got.err)
		})
	}
}

// lockedBuffer is written by the program while the test looks at it.
type lockedBuffer struct {
	mu  sync.Mutex
	got bytes.Buffer
}

// Write implements io.Writer.
func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.got.Write(p)
}

func (b *lockedBuffer) text() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.got.String()
}

// TestForeignTextInTheLinesOfServe posts documents, headers and paths of foreign
// text, and looks at every line, for people and for programs.
func TestForeignTextInTheLinesOfServe(t *testing.T) {
	t.Parallel()
	for _, format := range []string{"text", "json"} {
		t.Run(format, func(t *testing.T) {
			ctx, stop := context.WithCancel(t.Context())
			defer stop()
			out := &lockedBuffer{}
			env := map[string]string{"XDG_STATE_HOME": t.TempDir()}
			ended := make(chan int, 1)
			go func() {
				stream := IO{In: strings.NewReader(""), Out: out, Err: out, Getenv: func(name string) string { return env[name] }}
				ended <- Main(ctx, stream, []string{"serve", "--format", format, "--session", "foreign", "--token", "sesame"}, Playground{})
			}()
			url := regexp.MustCompile(`http://[^\s"]*/caliper/foreign/message`)
			for end := time.Now().Add(time.Minute); url.FindString(out.text()) == ""; time.Sleep(5 * time.Millisecond) {
				if time.Now().After(end) {
					t.Fatalf("no URL in %q", out.text())
				}
			}
			to := url.FindString(out.text())
			for _, text := range foreign {
				header := strings.Map(func(r rune) rune {
					if r < ' ' || r == 0x7f {
						return -1 // which no client sends
					}
					return r
				}, text[:min(len(text), 2000)])
				for _, body := range documents(text) {
					postForeign(t, to, header, body)
				}
				postForeign(t, strings.TrimSuffix(to, "message")+"%1b%5b2J%E2%80%AE", header, "{}")
			}
			stop()
			<-ended
			if lines := strings.Count(out.text(), "\n"); lines < 6*len(foreign) {
				t.Errorf("%d lines for %d requests", lines, 6*len(foreign))
			}
			checkPrintable(t, format, out.text())
		})
	}
}

func postForeign(t *testing.T, url, header, body string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer sesame")
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("User-Agent", header)
	r.Header.Set("X-"+"Foreign", header)
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		return // the endpoint has closed the connection, which it may
	}
	_, _ = io.Copy(io.Discard, answer.Body)
	_ = answer.Body.Close()
	http.DefaultClient.CloseIdleConnections()
}
