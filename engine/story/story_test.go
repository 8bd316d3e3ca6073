package story

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"caliper-playground/catalog"
	"caliper-playground/engine/endpoint"
	"caliper-playground/engine/sensor"
	"caliper-playground/engine/session"
)

// everyStory are the built-in ones and the example.
func everyStory(t *testing.T) []*Story {
	t.Helper()
	example, err := Parse("example.toml", Files()["example.toml"], nil)
	if err != nil {
		t.Fatal(err)
	}
	return append(List(), example)
}

// TestStoriesKeepTheirPromises plays each to its end over HTTP, by itself.
func TestStoriesKeepTheirPromises(t *testing.T) {
	for _, s := range everyStory(t) {
		t.Run(s.Name, func(t *testing.T) {
			if err := Rehearse(t.Context(), s); err != nil {
				t.Error(err)
			}
		})
	}
}

// TestStoriesInOneSession plays all of them, each twice, in one session, where
// everything was there before: their promises hold, and no event is a repeat but
// those that are to be.
func TestStoriesInOneSession(t *testing.T) {
	log, err := session.New(session.Options{Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	at := endpoint.New(endpoint.Options{})
	at.Add(log)
	if err := at.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := errors.Join(at.Close(context.Background()), log.Close()); err != nil {
			t.Error(err)
		}
	})
	sender := sensor.New(sensor.Options{URL: at.URL(log.ID()), Token: log.Token()})
	for range 2 {
		for _, s := range everyStory(t) {
			if s.Spec != log.Spec() {
				continue // it would fill no row
			}
			playing, err := s.Play(time.Now())
			if err != nil {
				t.Fatal(err)
			}
			for i := range s.Scenes {
				came, err := playing.Perform(t.Context(), i, log, sender.Send)
				if err != nil {
					t.Fatal(err)
				}
				for _, broken := range s.Broken(i, came) {
					t.Error(broken)
				}
			}
		}
	}
	if repeated := log.Totals().Repeated; repeated != 2 { // event-repeated, in each playing of the certification
		t.Errorf("%d events are repeats", repeated)
	}
}

// TestStoriesGoForward holds the events of a story to be in the order of their
// times, the last of them now, whatever day they were written on.
func TestStoriesGoForward(t *testing.T) {
	now := time.Date(2027, time.May, 4, 8, 0, 0, 0, time.UTC)
	for _, s := range everyStory(t) {
		playing, err := s.Play(now)
		if err != nil {
			t.Fatal(err)
		}
		last := time.Time{}
		for i, scene := range s.Scenes {
			payloads, err := playing.Payloads(i)
			if err != nil {
				t.Fatal(err)
			}
			for j, p := range payloads {
				if scene.Sends[j].Mistake != "" {
					continue // of another day, as its own document says
				}
				for _, at := range eventTimes(t, slices.Concat(p.Data, p.Raw)) {
					if at.Before(last) {
						t.Errorf("%s, scene %d: %s is before %s", s.Name, i+1, at, last)
					}
					last = at
				}
			}
		}
		if last.After(now) {
			t.Errorf("%s ends at %s", s.Name, last)
		}
	}
}

func eventTimes(t *testing.T, body []byte) (all []time.Time) {
	t.Helper()
	for _, piece := range strings.Split(string(body), `"eventTime"`)[1:] {
		at, err := time.Parse(time.RFC3339, strings.Split(piece, `"`)[1])
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, at)
	}
	return all
}

// TestEveryWordIsWorthSaying holds that each scene can be said in one breath and
// shown on a small screen.
func TestEveryWordIsWorthSaying(t *testing.T) {
	for _, s := range everyStory(t) {
		for i, scene := range s.Scenes {
			if n := len(strings.Fields(scene.Says)); n > 70 {
				t.Errorf("%s, scene %d says %d words", s.Name, i+1, n)
			}
			if len(scene.Title) > 44 {
				t.Errorf("%s, scene %d has a title of %d letters", s.Name, i+1, len(scene.Title))
			}
		}
	}
}

// good is a story that plays, to be spoiled.
const good = `title = "A view"
spec = "1.2"

[[scene]]
title = "Mira views"
says = "She views."
[[scene.send]]
row = "ReadingProfile/ViewEvent/Viewed"
`

// TestABrokenStoryIsToldWithItsPlace spoils one in every way that there is.
func TestABrokenStoryIsToldWithItsPlace(t *testing.T) {
	row := `row = "ReadingProfile/ViewEvent/Viewed"`
	for _, test := range []struct {
		name, old, with string
		line            int
		want            []string
	}{
		{"no TOML", `title = "A view"`, `title = "A view`, 1, []string{"mend it as TOML wants it"}},
		{"an unknown key", `says = `, `say = `, 6, []string{`"say" is nothing that stands there`, "did you mean says?"}},
		{"a wrong kind", `spec = "1.2"`, `spec = 1.2`, 2, []string{"spec is 1.2; write a text in quotes"}},
		{"a list of other things", row, row + "\nearns = [1]", 9, []string{"earns is [1]; write a list of texts"}},
		{"a scene that is no table", good[strings.Index(good, "[[scene]]"):], `scene = "one"`, 4, []string{"two pairs of brackets"}},
		{"an unknown version", `"1.2"`, `"1.9"`, 2, []string{"1.9", `spec = "1.2" or spec = "1.1"`}},
		{"no title", `title = "A view"`, ``, 1, []string{"the story has no title"}},
		{"no scene", good[strings.Index(good, "[[scene]]"):], ``, 1, []string{"no scenes"}},
		{"a scene without a title", "title = \"Mira views\"\n", ``, 4, []string{"scene 1 has no title"}},
		{"a scene that says nothing", "says = \"She views.\"\n", ``, 4, []string{"scene 1 says nothing"}},
		{"nothing sent", row, ``, 7, []string{"nothing says what is sent"}},
		{"too much", row, row + "\nmistake = \"token-missing\"", 9, []string{"row and mistake are too many"}},
		{"an unknown row", "ViewEvent/Viewed", "ViewEvent/Vieved", 8, []string{"no row", "did you mean ReadingProfile/ViewEvent/Viewed?"}},
		{"an unknown mistake", row, `mistake = "token-mising"`, 8, []string{"no deliberate mistake", "did you mean token-missing?"}},
		{"another status than the mistake's", row, "mistake = \"token-missing\"\nstatus = 400", 9, []string{"answered 401 Unauthorized, and not 400 Bad Request"}},
		{"a mistake that is changed", row, "mistake = \"token-missing\"\nfinds = [\"action-unknown\"]", 9, []string{"finds has no place here"}},
		{"a mend of nothing", row, `mends = true`, 8, []string{"no message before it"}},
		{"a missing file", row, `file = "gone.json"`, 8, []string{`"gone.json" cannot be read`}},
		{"a file that is no JSON", row, `file = "broken.json"`, 8, []string{"broken.json is no JSON"}},
		{"an event that is no JSON", row, `event = "{"`, 8, []string{"the event is no JSON"}},
		{"no pointer", row, row + "\nset = {actor = 1}", 9, []string{`"actor" is no JSON Pointer`}},
		{"a pointer in a table of its own", row, row + "\n[scene.send.set]\n\"/action\" = \"Viewed\"\n\"actor\" = 1", 11, []string{`"actor" is no JSON Pointer`}},
		{"a pointer to nowhere", row, row + "\nset = {\"/gone/id\" = 1}", 9, []string{"cannot be changed so"}},
		{"a time without quotes", row, row + "\nset = {\"/eventTime\" = 2026-01-01T00:00:00Z}", 9, []string{"time without quotes"}},
		{"a removal of what is not there", row, row + "\nremove = [\"/gone\"]", 9, []string{"cannot be changed so"}},
		{"an unknown row promised", row, row + "\nearns = [\"Reading\"]", 9, []string{`no row "Reading"`}},
		{"an unknown rule promised", row, row + "\nfinds = [\"nothing\"]", 9, []string{`no rule "nothing"`}},
		{"no status", row, row + "\nstatus = 42", 9, []string{"42 is no HTTP status"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if !strings.Contains(good, test.old) {
				t.Fatal("there is nothing to spoil")
			}
			_, err := Parse("view.toml", []byte(strings.Replace(good, test.old, test.with, 1)), func(name string) ([]byte, error) {
				if name == "broken.json" {
					return []byte("{"), nil
				}
				return nil, fs.ErrNotExist
			})
			expectWrong(t, err, test.line, test.want...)
		})
	}
}

func expectWrong(t *testing.T, err error, line int, want ...string) {
	t.Helper()
	var wrong *Mistake
	if !errors.As(err, &wrong) {
		t.Fatalf("it says %v", err)
	}
	if wrong.Line != line {
		t.Errorf("line %d, want %d: %v", wrong.Line, line, err)
	}
	for _, words := range want {
		if !strings.Contains(err.Error(), words) {
			t.Errorf("%q is not in %q", words, err)
		}
	}
}

// TestAPromiseThatIsNotKept rehearses stories whose scenes come to something else.
func TestAPromiseThatIsNotKept(t *testing.T) {
	row := `row = "ReadingProfile/ViewEvent/Viewed"`
	for _, test := range []struct{ name, with, want string }{
		{"no mark any more", row + "\nset = {\"/action\" = \"Vieved\"}", "it no longer marks ReadingProfile/ViewEvent/Viewed; it also finds action-unknown"},
		{"a mistake that no longer fails", row + "\nfinds = [\"action-unknown\"]", "it also marks ReadingProfile/ViewEvent/Viewed, which is not promised; it no longer finds action-unknown"},
		{"another status", row + "\nstatus = 400", "it is answered 200 OK, and not 400 Bad Request"},
		{"another row", row + "\nearns = [\"MediaProfile/MediaEvent/Ended\"]", "it no longer marks MediaProfile/MediaEvent/Ended"},
	} {
		t.Run(test.name, func(t *testing.T) {
			s, err := Parse("view.toml", []byte(strings.Replace(good, row, test.with, 1)), nil)
			if err != nil {
				t.Fatal(err)
			}
			expectWrong(t, Rehearse(t.Context(), s), 7, "scene 1 does not keep its promise", test.want)
		})
	}
}

// TestADeliberateMistakeThatIsNoneAnyMore holds a mistake to its own promise.
func TestADeliberateMistakeThatIsNoneAnyMore(t *testing.T) {
	s, err := Parse("view.toml", []byte(strings.Replace(good, `row = "ReadingProfile/ViewEvent/Viewed"`, `mistake = "actor-is-a-group"`, 1)), nil)
	if err != nil {
		t.Fatal(err)
	}
	send := &s.Scenes[0].Sends[0]
	if got := send.Broken(Came{Status: 401}); len(got) != 1 || !strings.Contains(got[0], "no longer fails as it should") {
		t.Errorf("refused, it says %q", got)
	}
	if got := send.Broken(Came{Status: 200}); len(got) != 1 {
		t.Errorf("not judged, it says %q", got)
	}
}

// TestAStoryIsReadFromItsFolder finds the files beside it.
func TestAStoryIsReadFromItsFolder(t *testing.T) {
	dir := t.TempDir()
	event := `{"@context":"http://purl.imsglobal.org/ctx/caliper/v1p2","id":"urn:uuid:0f4a2c52-5b7a-4f0b-8a56-1f3c6d7e8a01","type":"Event","profile":"GeneralProfile",
"actor":{"id":"https://example.org/people/7","type":"Person"},"action":"Liked","object":{"id":"https://example.org/pages/1","type":"WebPage"},"eventTime":"2026-01-13T19:50:00.000Z"}`
	story := strings.Replace(good, `row = "ReadingProfile/ViewEvent/Viewed"`, "file = \"events/like.json\"\nearns = [\"GeneralProfile/Event/*\"]", 1)
	for name, content := range map[string]string{"events/like.json": event, "liking.toml": "\uFEFF" + strings.ReplaceAll(story, "\n", "\r\n")} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	s, err := Read(filepath.Join(dir, "liking.toml"))
	if err != nil {
		t.Fatal(err)
	}
	if s.Name != "liking" {
		t.Errorf("it is called %q", s.Name)
	}
	if err := Rehearse(t.Context(), s); err != nil {
		t.Error(err)
	}
	if _, err := Read(filepath.Join(dir, "gone.toml")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a missing story: %v", err)
	}
}

// TestEveryBuiltInStory is in the list, and every file is a story of it or the example.
func TestEveryBuiltInStory(t *testing.T) {
	files := Files()
	if len(files) != len(Names())+1 || files["example.toml"] == nil {
		t.Errorf("%d files for %d stories", len(files), len(Names()))
	}
	if _, err := Load("foru"); err == nil || !strings.Contains(err.Error(), `did you mean "forum"?`) {
		t.Errorf("a near name: %v", err)
	}
	if _, err := Load("xyzzy"); err == nil || !strings.Contains(err.Error(), "reading") {
		t.Errorf("a far name: %v", err)
	}
	versions := map[catalog.Version]int{}
	for _, s := range List() {
		if s.Title == "" || s.About == "" {
			t.Errorf("%s is called %q", s.Name, s.Title)
		}
		versions[s.Spec]++
	}
	for _, v := range catalog.Versions() {
		if versions[v] == 0 {
			t.Errorf("no story is of Caliper %s", v)
		}
	}
}

// TestMessagesAreCalledByWhatTheyAre names those that no row does.
func TestMessagesAreCalledByWhatTheyAre(t *testing.T) {
	s, err := Load("describe")
	if err != nil {
		t.Fatal(err)
	}
	var words []string
	for _, scene := range s.Scenes {
		for _, send := range scene.Sends {
			words = append(words, send.Words)
		}
	}
	want := []string{"ViewEvent › Viewed", "Person, Thread", "ViewEvent › Viewed", "MessageEvent › Posted, Message", "ViewEvent › Viewed"}
	if !slices.Equal(words, want) {
		t.Errorf("they are called %q", words)
	}
	if got := wordsOf([]byte("{"), "an event"); got != "an event" {
		t.Errorf("what is no JSON is called %q", got)
	}
}

// TestAPlayingGoesOn holds of each story that a playing which goes on sends what it would
// have sent: the same ids and times, but for ids that are made when something is mended.
func TestAPlayingGoesOn(t *testing.T) {
	ids := func(p *Playing, s *Story, scene int) (all []string) {
		payloads, err := p.Payloads(scene)
		if err != nil {
			t.Fatal(err)
		}
		for i, payload := range payloads {
			if s.Scenes[scene].Sends[i].Mends {
				continue
			}
			body := string(payload.Data)
			if payload.Data == nil {
				body = string(payload.Raw)
			}
			if at := strings.Index(body, `"sendTime"`); at >= 0 { // when it is sent
				body = body[:at] + body[at+strings.IndexByte(body[at:], ','):]
			}
			all = append(all, body)
		}
		return all
	}
	for _, s := range everyStory(t) {
		first, err := s.Play(time.Now())
		if err != nil {
			t.Fatal(err)
		}
		again, err := s.Again(first.Run, first.Began)
		if err != nil {
			t.Fatal(err)
		}
		other, err := s.Play(first.Began)
		if err != nil {
			t.Fatal(err)
		}
		differs := false
		for i := range s.Scenes {
			want := ids(first, s, i)
			if got := ids(again, s, i); !slices.Equal(got, want) {
				t.Errorf("%s, scene %d: it sends\n%s\nand not\n%s", s.Name, i+1, got, want)
			}
			differs = differs || !slices.Equal(ids(other, s, i), want)
		}
		if !differs {
			t.Errorf("%s: another playing sends the same", s.Name)
		}
	}
}
