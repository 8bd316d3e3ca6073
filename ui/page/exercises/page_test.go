package exercises

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"

	"caliper-playground/catalog"
	"caliper-playground/engine/exercise"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/style"
)

func TestTheListOfExercises(t *testing.T) {
	d := learner(t)
	d.Shows("0 of 106 exercises done", "TRIPLES", "› · Say what was done", "Every Caliper event is a sentence")
	d.Press("j", "j", "j", "j", "j", "j") // over the heading
	d.Shows("› · An entity without a type")
	d.Press("k")
	d.Shows("› · From nothing to a mark")
	d.Click("One word, one spelling")
	d.Shows("› · One word, one spelling")
	d.Click("› · One word, one spelling")
	d.Shows("The quiz was handed in", "Your answer")
	d.Press("esc")
	d.Shows("› · One word, one spelling")
	d.Click("TRIPLES") // which is a heading
	d.Shows("› · One word, one spelling")
	d.Update(tea.MouseMsg{Button: tea.MouseButtonWheelDown, Action: tea.MouseActionPress})
	d.Press("G")
	d.Shows("› · From 1.0 to 1.2")
	d.FitsEverywhere("the list")
	d.Press("esc")
	if !d.Closed() {
		t.Error("esc does not close the page")
	}
}

// TestSolvedInTheEditor goes wrong first, takes hints, and comes to the next one.
func TestSolvedInTheEditor(t *testing.T) {
	d := learner(t)
	d.Press("enter", "s")
	d.Shows("✗ it fills the right row of the Reading", "✗  11   \"action\": \"read\"")
	if standing(t, d, "name-the-action").Done() {
		t.Error("it is done by its start")
	}
	d.Press("i")
	d.Shows("Hint 1 of 2")
	d.Hides("Hint 2 of 2")
	d.Press("i")
	d.Shows("Hint 2 of 2")
	d.Press("i")
	d.Shows("There is no further hint; o shows a solution.")
	edits(t, d, "true")
	d.Shows("Nothing was changed.")
	edits(t, d, `sed 's/"read"/"Read"/' "$1" > x && cat x > "$1"; rm x; false`)
	d.Shows("your text is in ")
	edits(t, d, `sed 's/"read"/"Viewed"/' "$1" > "$1.x" && mv "$1.x" "$1"`)
	d.Shows("Solved; n goes on.", "✓ it fills Reading › ViewEvent › Viewed", "An action is a term of the vocabulary", "done on 2024-03-14")
	if s := standing(t, d, "name-the-action"); !s.Done() || s.Hints != 2 || !strings.Contains(s.Answer, `"Viewed"`) {
		t.Errorf("on disk is %+v", s)
	}
	d.FitsEverywhere("a solved exercise")
	d.Press("n")
	d.Shows("One word, one spelling", "· it fills Assessment")
	d.Press("esc")
	d.Shows("1 of 106 exercises done", "✓ Say what was done")
	d.Hides("Hint 1") // those of another exercise
}

// TestSolvedInTheForm gets back what the form holds.
func TestSolvedInTheForm(t *testing.T) {
	d := learner(t)
	e := one(t, d, "one-word")
	d.Press("e")
	opened := d.Screen.Opened[0].(page.ComposeEvent)
	if string(opened.Data) != e.Start || opened.Version != e.Spec || opened.Sent {
		t.Errorf("the form is opened with %+v", opened)
	}
	half := strings.Replace(e.Start, "Submited", "Submit", 1)
	outside(d, e, half)
	if got := opened.For.Came(d.Engine.Session(), 1); got != "3 of 6 goals are open; esc shows which." {
		t.Errorf("the form says %q", got)
	}
	outside(d, e, e.Solution)
	if got := opened.For.Came(d.Engine.Session(), 2); got != "That solves the exercise; esc, and n goes on." {
		t.Errorf("the form says %q", got)
	}
	if len(d.Screen.Said) > 0 {
		t.Errorf("beside it is said %q", d.Screen.Said)
	}
	d.Run(opened.For.Left(e.Envelope(e.Solution, d.Env.Now()), true))
	d.Shows("✓ it fills Assessment › AssessmentEvent ›", `"action": "Submitted"`)
	if !standing(t, d, e.Name).Done() {
		t.Error("it is not done")
	}
	d.Press("e")
	if again := d.Screen.Opened[1].(page.ComposeEvent); !again.Sent || !strings.Contains(string(again.Data), `"Submitted"`) {
		t.Errorf("the form is opened again with %+v", again)
	}
	d.Press("n")
	d.Run(opened.For.Left(e.Start, false)) // of an exercise that is no longer open
	d.Shows("Who did it?")
}

// TestAnEmptyAnswerInTheForm is one that the form asks about.
func TestAnEmptyAnswerInTheForm(t *testing.T) {
	d := learner(t)
	e := one(t, d, "build-a-view")
	d.Press("e")
	opened := d.Screen.Opened[0].(page.ComposeEvent)
	if opened.Data != nil {
		t.Errorf("the form is opened with %q", opened.Data)
	}
	d.Run(opened.For.Left(`{"sensor":"urn:x:s","sendTime":"2026-03-01T00:00:00.000Z","dataVersion":"http://purl.imsglobal.org/ctx/caliper/v1p2","data":[]}`, false))
	if s := standing(t, d, e.Name); s.Answer != "" {
		t.Errorf("nothing was composed, and the answer is %q", s.Answer)
	}
}

// TestSolvedFromOutside is what a sensor sends while the exercise is open; what came
// before does not count.
func TestSolvedFromOutside(t *testing.T) {
	d := learner(t)
	e, err := exercise.BuiltIn().Find("one-word")
	if err != nil {
		t.Fatal(err)
	}
	outside(d, e, e.Solution)
	one(t, d, "one-word")
	d.Shows("· it fills Assessment")
	outside(d, e, e.Start)
	d.Shows("✗ it fills Assessment › AssessmentEvent ›", "it has an error, action-unknown", `"Submited"`)
	outside(d, e, e.Solution)
	d.Shows("Solved; n goes on.", "✓ it fills Assessment › AssessmentEvent ›", `"Submitted"`)
	if s := standing(t, d, e.Name); !s.Done() || !strings.Contains(s.Answer, `"Submitted"`) {
		t.Errorf("on disk is %+v", s)
	}
	d.Update(page.FreshMsg{})
	outside(d, e, e.Start)
	d.Shows("✗ it fills")
}

// TestWhatIsAskedForIsSeen holds that on a low screen a hint, the goals of an answer
// that was sent and a solution are seen as soon as they are asked for, wherever one had
// scrolled to, and that a line says how much there is below.
func TestWhatIsAskedForIsSeen(t *testing.T) {
	d := learner(t)
	one(t, d, "when-it-happened")
	d.Window(80, 24)
	d.Shows("When it happened", "more lines")
	for _, test := range []struct{ key, shown string }{
		{"i", "Hint 1 of 2"}, {"o", "A solution, one of many"}, {"s", "✗ there is no error"}, {"i", "Hint 2 of 2"}, {"n", "An action that another event takes"},
	} {
		d.Press("G")
		d.Hides("more line", test.shown)
		d.Press(test.key)
		d.Shows(test.shown)
	}
}

// TestAnAnswerOfRequests is sent as it is written, and has no form.
func TestAnAnswerOfRequests(t *testing.T) {
	d := learner(t)
	e := one(t, d, "no-token")
	d.Shows("It is HTTP requests", "E opens it in your editor")
	d.Press("e")
	d.Shows("The form composes events, and an answer here is HTTP requests; E opens them in your editor.")
	d.Press("s")
	d.Shows("✗ the endpoint answers", "401")
	body, ok := d.Page.(page.Bodied).Body()
	if !ok || body.Text != e.Start {
		t.Errorf("copied is %+v", body)
	}
	if e.Solution == "" {
		t.Fatal("there is no solution")
	}
	file := filepath.Join(t.TempDir(), "solution")
	if err := os.WriteFile(file, []byte(e.Solution), 0o600); err != nil {
		t.Fatal(err)
	}
	edits(t, d, `cat '`+file+`' > "$1"`)
	d.Shows("Solved; n goes on.")
	edits(t, d, `echo nonsense > "$1"`)
	d.Shows("is no request line")
	d.FitsEverywhere("requests")
}

// TestWithoutSolving shows a solution, begins anew, leaves out and looks up.
func TestWithoutSolving(t *testing.T) {
	d := learner(t)
	e := one(t, d, "when-it-happened")
	d.Press("o")
	d.Shows("A solution, one of many", "2026-01-23T12:26:08.640Z")
	d.Hides("Your answer")
	d.Press("o", "i")
	d.Shows("Your answer", "Hint 1 of 2", "13:26:08.640+01:00")
	if s := standing(t, d, e.Name); s.Done() || s.Hints != 1 {
		t.Errorf("on disk is %+v", s)
	}
	d.Press("r")
	d.Shows("Begin when-it-happened anew? Your answer and that it is done are forgotten.")
	d.Press("y")
	d.Hides("Hint 1")
	if s := standing(t, d, e.Name); s != (exercise.Standing{}) {
		t.Errorf("on disk is %+v", s)
	}
	d.Press("b")
	d.Shows("when-it-happened is left out; n goes on.", ", left out")
	d.Press("n")
	d.Shows("An action that another event takes")
	one(t, d, "when-it-happened")
	d.Press("b")
	d.Shows("when-it-happened is one to do again.")
	d.Press("v")
	if to, ok := d.Screen.Opened[0].(page.LookUp); !ok || to.At.Name != "eventTime" {
		t.Errorf("v opens %+v", d.Screen.Opened)
	}
	d.Press("u")
	if _, ok := d.Screen.Opened[1].(page.ReachEndpoint); !ok {
		t.Errorf("u opens %+v", d.Screen.Opened)
	}
	body, ok := d.Page.(page.Bodied).Body()
	if !ok || !strings.Contains(body.Text, `"sensor"`) || !strings.Contains(body.Text, "13:26:08.640+01:00") {
		t.Errorf("copied is %+v", body)
	}
	d.Press("I")
	if !d.Closed() {
		t.Error("the key that opens the page does not close it")
	}
}

// TestOneAfterTheOther goes through the list by one key, past what is done and left
// out, and on to planted mistakes behind the last.
func TestOneAfterTheOther(t *testing.T) {
	d := learner(t)
	p := d.Page.(*Page)
	for i, e := range p.course {
		if i > 0 { // all but the first
			if err := p.progress.Change(e.Name, func(s *exercise.Standing) { s.Skipped = i%2 == 0; s.Solved = d.Env.Now() }); err != nil {
				t.Fatal(err)
			}
		}
	}
	d.Press("n")
	d.Shows("Say what was done")
	d.Press("n")
	d.Shows("All others are done or left out; here are mistakes to find, as many as you like.", "There is one mistake")
	first := p.open.Name
	d.Press("s")
	d.Shows("✗ ")
	d.Press("n")
	if p.open.Name == first || p.Title() != "exercise practice-2" {
		t.Errorf("behind %s comes %s", first, p.open.Name)
	}
	edits(t, d, "true")
	e := p.open
	outside(d, e, e.Solution)
	d.Press("p")
	if p.Title() != "exercise practice-3" {
		t.Errorf("then comes %s", p.Title())
	}
	d.Press("esc", "p")
	if name := p.open.Name; name != "practice-1" && name != "practice-3" {
		t.Errorf("practice begins with %s", name)
	}
}

// TestKeptOverARestart opens an exercise as it was left.
func TestKeptOverARestart(t *testing.T) {
	state := t.TempDir()
	plain := style.Choice{Profile: termenv.Ascii}
	d := learnerIn(t, plain, state, "")
	d.Press("enter", "i")
	edits(t, d, `sed 's/"read"/"look"/' "$1" > "$1.x" && mv "$1.x" "$1"`)
	d = learnerIn(t, plain, state, "")
	d.Press("enter")
	d.Shows("Hint 1 of 2", `"action": "look"`)
}

// TestBrokenProgress is told, and keeps nobody from learning: what was there is left
// as it is.
func TestBrokenProgress(t *testing.T) {
	state := t.TempDir()
	path := filepath.Join(state, exercise.ProgressFile)
	if err := os.WriteFile(path, []byte(`{"exercises":1,"standings":{"one-w`), 0o600); err != nil {
		t.Fatal(err)
	}
	d := learnerIn(t, style.Choice{Profile: termenv.Ascii}, state, "")
	if said := d.Screen.Last(); !strings.Contains(said, "move it away, and they begin anew") || !strings.Contains(said, path) {
		t.Errorf("said is %q", said)
	}
	e := one(t, d, "one-word")
	outside(d, e, e.Solution)
	d.Shows("✓ it fills Assessment", "move it away, and they begin anew")
	d.Press("i")
	d.Shows("Hint 1 of 2", "move it away")
	if content, err := os.ReadFile(path); err != nil || !strings.HasSuffix(string(content), "one-w") {
		t.Errorf("the file holds %q, %v", content, err)
	}
}

// TestATrainersExercises stand behind the course; a broken one is told with its place.
func TestATrainersExercises(t *testing.T) {
	folder := t.TempDir()
	good := "step = \"Ours\"\ntitle = \"A forum of ours\"\ntask = \"Mend it.\"\nhints = [\"a\", \"b\"]\ndocument = \"forum-message-posted\"\nstart = [{op = \"remove\", path = \"/action\"}]\ntrick = \"[]\"\n[goals]\nrows = [\"ForumProfile/MessageEvent/Posted\"]\n"
	for name, content := range map[string]string{"ours.toml": good, "broken.toml": "step = \"Ours\"\ntitle = 7\n", "solved.toml": strings.Replace(good, `{op = "remove", path = "/action"}`, "", 1)} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	d := learnerIn(t, style.Choice{Profile: termenv.Ascii}, t.TempDir(), folder)
	if said := d.Screen.Last(); !strings.Contains(said, "broken.toml:2: ") || !strings.Contains(said, "(and 1 more, of which exercises list --exercises tells)") {
		t.Errorf("said is %q", said)
	}
	d.Press("G")
	d.Shows("0 of 107", "OURS", "› · A forum of ours")
	d.Press("enter", "s")
	d.Shows("✗ it fills the right row of the Forum")
	d.Press("v") // it names nothing to look up
	if to, ok := d.Screen.Opened[0].(page.LookUp); !ok || to.At.Name != "exercise" {
		t.Errorf("v opens %+v", d.Screen.Opened)
	}
}

// TestPracticeIsOfTheVersionInUse plants mistakes in events of the session's version,
// whatever that is, one after the other.
func TestPracticeIsOfTheVersionInUse(t *testing.T) {
	for _, v := range catalog.Versions() {
		engine := pagetest.New()
		engine.Current().Version = v
		d := pagetest.Alone(t, engine, style.Choice{Profile: termenv.Ascii}, func(env *page.Env) page.Page {
			return New(env, Read(t.Context(), t.TempDir(), ""))
		})
		p := d.Front().(*Page)
		for n := range 5 {
			d.Press("p")
			d.Shows("Practice, Caliper "+string(v), "There is one mistake")
			if want := (exercise.Practice{Number: uint64(n) + 1, Version: v}).Name(); p.open.Name != want || p.open.Spec != v {
				t.Errorf("%s of Caliper %s was begun, want %s", p.open.Name, p.open.Spec, want)
			}
		}
	}
}
