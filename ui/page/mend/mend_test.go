package mend

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"

	"caliper-playground/catalog"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/sensor"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/style"
)

// opener is the page that a mend is opened from: it notes what is sent and edited.
type opener struct {
	page.Plain
	subject      Subject
	sent, edited [][]byte
	gone         bool
}

func (o *opener) Title() string            { return "opener" }
func (o *opener) SetSize(int, int)         {}
func (o *opener) Update(tea.Msg) tea.Cmd   { return nil }
func (o *opener) View() []string           { return nil }
func (o *opener) Commands() []page.Command { return nil }

// of returns a page with a message whose body is judged as a session would.
func of(t *testing.T, body []byte) (*pagetest.Driver, *opener) {
	t.Helper()
	return ofIn(t, body, style.Choice{Profile: termenv.Ascii})
}

func ofIn(t *testing.T, body []byte, choice style.Choice) (*pagetest.Driver, *opener) {
	t.Helper()
	o := &opener{}
	engine := pagetest.Received(body)
	d := pagetest.Alone(t, engine, choice, func(env *page.Env) page.Page {
		m, err := env.Engine.Session().Message(1)
		if err != nil {
			t.Fatal(err)
		}
		o.subject = Subject{
			Env: env, Name: "message 1", Message: m, Sent: true,
			Send:    func(body []byte) tea.Cmd { o.sent = append(o.sent, body); return nil },
			Edit:    func(body []byte) tea.Cmd { o.edited = append(o.edited, body); return nil },
			Current: func() bool { return !o.gone },
		}
		return o
	})
	return d, o
}

// finding returns the message's finding of a rule.
func (o *opener) finding(t *testing.T, rule string) rule.Finding {
	t.Helper()
	for _, f := range o.subject.Message.Assessment.Findings {
		if f.Rule == rule {
			return f
		}
	}
	t.Fatalf("nothing is found by %s", rule)
	panic("unreachable")
}

// odd is an envelope with an event whose type nobody knows: what it was meant to be
// is left open.
func odd() []byte {
	return sensor.Envelope("https://example.org/sensor", pagetest.Start, "1.2", []byte(pagetest.OddEvent))
}

// event is the one event of an envelope.
func event(t *testing.T, body []byte) map[string]any {
	t.Helper()
	var envelope struct{ Data []map[string]any }
	if err := json.Unmarshal(body, &envelope); err != nil || len(envelope.Data) != 1 {
		t.Fatalf("%v: %s", err, body)
	}
	return envelope.Data[0]
}

func TestAMendIsShownAndThenSent(t *testing.T) {
	d, o := of(t, pagetest.Mistake(t, "action-misspelt"))
	before := event(t, o.subject.Message.Exchange.Body)
	d.Run(o.subject.Show(o.finding(t, "action-unknown")))
	d.Shows("The mend of action-unknown at", "as received  ✗ fail, 1 error", "changed      ✓ pass", "so it gets an id of its own")
	d.Press("R") // a key of another page does nothing
	if len(o.sent) != 0 {
		t.Fatal("it is sent before somebody has said so")
	}
	d.Press("enter")
	if len(o.sent) != 1 {
		t.Fatalf("sent are %d", len(o.sent))
	}
	after := event(t, o.sent[0])
	if after["action"] == before["action"] || after["id"] == before["id"] {
		t.Errorf("sent is %v", after)
	}
	if d.Front() != page.Page(o) {
		t.Error("the change is still open")
	}
}

// What changes is another event; whoever wants to see a repeat may keep the id.
func TestTheIDMayStay(t *testing.T) {
	d, o := of(t, pagetest.Mistake(t, "action-misspelt"))
	before := event(t, o.subject.Message.Exchange.Body)
	d.Run(o.subject.Show(o.finding(t, "action-unknown")))
	renew := d.Env.Keys.Compose.Renew.Keys()[0]
	d.Press(renew)
	d.Shows("It keeps its id")
	d.Press(renew)
	d.Shows("so it gets an id of its own")
	d.Press(renew, "enter")
	if after := event(t, o.sent[0]); after["id"] != before["id"] || after["action"] == before["action"] {
		t.Errorf("sent is %v", after)
	}
	d, o = of(t, pagetest.Mistake(t, "event-id-missing")) // and where there is none, none changes
	d.Run(o.subject.ShowEdit([]byte(`{}`)))
	d.Press(renew)
	d.Shows("No id changes")
}

// One finding's mend and all of them take turns where they differ.
func TestAllMendsAreTheOtherChange(t *testing.T) {
	body := bytes.Replace(pagetest.Mistake(t, "action-misspelt"), []byte(`"eventTime"`), []byte(`"EventTime"`), 1)
	d, o := of(t, body)
	d.Run(o.subject.Show(o.finding(t, "action-unknown")))
	mend := d.Env.Keys.Do.Mend.Keys()[0]
	d.Shows("The mend of action-unknown", "1 of 2; "+d.Env.Keys.Do.Mend.Help().Key+" shows the other")
	d.Press(mend)
	d.Shows("All mends of message 1", "2 of 2", "Mends 2 findings")
	d.Press(mend)
	d.Shows("The mend of action-unknown")

	d, o = of(t, pagetest.Mistake(t, "action-misspelt"))
	d.Run(o.subject.ShowAll())
	d.Shows("All mends of message 1", "Mends 1 finding: action-unknown.")
	d.Press(mend)
	d.Shows("There is no other change to show.")
}

// Where the message does not say what was meant, the ways are listed, with what the
// message comes to by each.
func TestTheWayIsChosen(t *testing.T) {
	d, o := of(t, odd())
	f := o.finding(t, "type-unknown")
	if len(f.Choices) < 2 {
		t.Fatalf("%d choices", len(f.Choices))
	}
	d.Run(o.subject.Apply(f))
	d.Shows("Ways to mend type-unknown at", "✓ pass")
	d.Press("down")
	d.Press(d.Env.Keys.Do.Mend.Keys()[0])
	d.Shows("2 of ")
	d.Press("esc")
	d.Shows("Ways to mend")
	d.Press("enter")
	if len(o.sent) != 1 || d.Front() != page.Page(o) {
		t.Fatalf("sent are %d, and %s is open", len(o.sent), d.Front().Title())
	}
	if got, want := event(t, o.sent[0])["type"], f.Choices[1].Title; !strings.Contains(want, got.(string)) {
		t.Errorf("it was mended to %s, chosen was %q", got, want)
	}
}

// A change that was opened from the ways closes both when it is sent.
func TestAChosenChangeIsSentFromItsOwnPage(t *testing.T) {
	d, o := of(t, odd())
	d.Run(o.subject.Apply(o.finding(t, "type-unknown")))
	d.Press(d.Env.Keys.Do.Mend.Keys()[0], "enter")
	if len(o.sent) != 1 || d.Front() != page.Page(o) {
		t.Errorf("sent are %d, and %s is open", len(o.sent), d.Front().Title())
	}
}

func TestTheMouseChoosesAWay(t *testing.T) {
	d, o := of(t, odd())
	f := o.finding(t, "type-unknown")
	d.Run(o.subject.Apply(f))
	choice := d.Front().(*Choice)
	second := choice.proposals[1].title
	d.Click(second)
	if choice.list.Cursor != 1 || len(o.sent) != 0 {
		t.Fatalf("the cursor is at %d, sent are %d", choice.list.Cursor, len(o.sent))
	}
	d.Update(tea.MouseMsg{Button: tea.MouseButtonWheelDown, Action: tea.MouseActionPress})
	d.Update(tea.MouseMsg{X: 3, Y: 0, Button: tea.MouseButtonLeft, Action: tea.MouseActionPress}) // above the list
	d.Click(second)
	if len(o.sent) != 1 {
		t.Errorf("a click on what is selected sends %d", len(o.sent))
	}
}

func TestWhatCannotBeMendedIsSaid(t *testing.T) {
	d, o := of(t, pagetest.Mistake(t, "broken-off"))
	f := o.subject.Message.Assessment.Findings[0]
	d.Run(o.subject.Show(f))
	if said := d.Screen.Last(); !strings.Contains(said, "the body is no JSON") || d.Front() != page.Page(o) {
		t.Errorf("it says %q", said)
	}
	d.Run(o.subject.Apply(f))
	if said := d.Screen.Last(); !strings.Contains(said, "There is no mend to propose") || len(o.sent) != 0 {
		t.Errorf("it says %q, sent are %d", said, len(o.sent))
	}
	d.Run(o.subject.ShowAll())
	if said := d.Screen.Last(); !strings.Contains(said, "Nothing in message 1 can be mended by itself.") {
		t.Errorf("it says %q", said)
	}
	d, o = of(t, odd())
	d.Run(o.subject.ShowAll())
	if said := d.Screen.Last(); !strings.Contains(said, "there is a choice to make") {
		t.Errorf("it says %q", said)
	}
}

// A finding without a mend of its own, beside another that can be mended, says so.
func TestOtherFindingsCanBeMended(t *testing.T) {
	d, o := of(t, pagetest.Mistake(t, "action-misspelt"))
	f := o.finding(t, "action-unknown")
	f.Rule, f.Fix = "event-id-form", nil
	d.Run(o.subject.Apply(f))
	if said := d.Screen.Last(); !strings.Contains(said, "Other findings can be mended") || len(o.sent) != 0 {
		t.Errorf("it says %q, sent are %d", said, len(o.sent))
	}
}

// A name that stands twice, of which one is null, goes when everything is mended, and
// says that.
func TestWhatGoesWithTheOthers(t *testing.T) {
	once := regexp.MustCompile(`("action":\s*)"Viewed"(,\s*"action")`)
	twice := pagetest.Mistake(t, "property-twice")
	body := once.ReplaceAll(twice, []byte("${1}null$2"))
	if bytes.Equal(body, twice) {
		t.Fatal("the action does not stand twice")
	}
	d, o := of(t, body)
	for _, f := range o.subject.Message.Assessment.Findings {
		if len(f.Fix) == 0 && f.Severity == rule.Error {
			d.Run(o.subject.Show(f))
		}
	}
	d.Shows("This is mended together with all else that can be")
}

func TestAMendIsSentAtOnce(t *testing.T) {
	d, o := of(t, pagetest.Mistake(t, "action-misspelt"))
	d.Run(o.subject.Apply(o.finding(t, "action-unknown")))
	if len(o.sent) != 1 || d.Front() != page.Page(o) {
		t.Errorf("sent are %d, and %s is open", len(o.sent), d.Front().Title())
	}
}

// What came back from an editor is shown before it is sent, broken or not.
func TestAnEditIsShown(t *testing.T) {
	d, o := of(t, pagetest.Mistake(t, "action-misspelt"))
	broken := []byte("{\n  \"sensor\": \"x\",,\n}")
	d.Run(o.subject.ShowEdit(broken))
	d.Shows("Your edit of message 1", "This is no JSON: line 2, column ", `"sensor": "x",,`, "sends it as it stands")
	d.Press(d.Env.Keys.Do.Editor.Keys()[0])
	if len(o.edited) != 1 || !bytes.Equal(o.edited[0], broken) || d.Front() != page.Page(o) {
		t.Fatalf("edited is %q", o.edited)
	}
	d.Run(o.subject.ShowEdit(broken))
	d.Press(d.Env.Keys.Do.MendAndSend.Keys()[0])
	if len(o.sent) != 1 || !bytes.Equal(o.sent[0], broken) {
		t.Errorf("sent is %q", o.sent)
	}
	d.Run(o.subject.ShowEdit([]byte("{}")))
	d.Press("esc")
	if len(o.sent) != 1 || d.Front() != page.Page(o) {
		t.Error("esc sends it")
	}
}

// Nothing opens where the message is not in sight any more.
func TestNothingOpensForWhatIsGone(t *testing.T) {
	d, o := of(t, pagetest.Mistake(t, "action-misspelt"))
	o.gone = true
	f := o.finding(t, "action-unknown")
	for _, cmd := range []tea.Cmd{o.subject.Show(f), o.subject.Apply(f), o.subject.ShowAll(), o.subject.ShowEdit([]byte("{}"))} {
		d.Run(cmd)
	}
	if len(d.Screen.Pushed)+len(o.sent)+len(d.Screen.Said) != 0 {
		t.Errorf("opened %d, sent %d, said %q", len(d.Screen.Pushed), len(o.sent), d.Screen.Said)
	}
}

func TestChangesFitEverywhere(t *testing.T) {
	for name, show := range map[string]func(*testing.T, *opener) tea.Cmd{
		"a change": func(t *testing.T, o *opener) tea.Cmd { return o.subject.Show(o.subject.Message.Assessment.Findings[0]) },
		"ways":     func(t *testing.T, o *opener) tea.Cmd { return o.subject.Apply(o.finding(t, "type-unknown")) },
		"broken edit": func(t *testing.T, o *opener) tea.Cmd {
			return o.subject.ShowEdit([]byte(`{"学": "` + strings.Repeat("学", 200)))
		},
	} {
		t.Run(name, func(t *testing.T) {
			d, o := of(t, odd())
			d.Run(show(t, o))
			if d.Front() == page.Page(o) {
				t.Fatal("nothing is open")
			}
			d.FitsEverywhere(name)
			if d.Front().Title() == "" {
				t.Error("it has no title")
			}
		})
	}
}

func TestForeignTextInChanges(t *testing.T) {
	for name, text := range pagetest.Hostile() {
		t.Run(name, func(t *testing.T) {
			d, o := of(t, odd())
			d.Run(o.subject.ShowEdit([]byte(text[:min(len(text), 2000)])))
			pagetest.CheckHarmless(t, name, d.Drawn(), 120)
			f := o.finding(t, "type-unknown")
			f.Message = text[:min(len(text), 2000)]
			for i := range f.Choices {
				f.Choices[i].Title = f.Message
			}
			d.Run(o.subject.Apply(f))
			pagetest.CheckHarmless(t, name, d.Drawn(), 120)
		})
	}
}

// Each place of the package has commands, each of which has words.
func TestPlaces(t *testing.T) {
	d, _ := of(t, odd())
	places := Places(d.Env)
	for _, place := range places {
		for _, c := range place.Commands {
			if c.Name() == "" {
				t.Errorf("%s: %s has no words", place.Name, c.Key.Help().Key)
			}
		}
	}
	if len(places) != 3 {
		t.Errorf("%d places", len(places))
	}
}

// A change that does not go with the message is no empty text in the editor: that has
// the message, to be mended there.
func TestWhatDoesNotGoIsEditedAsItWas(t *testing.T) {
	body := sensor.Envelope("https://example.org/plain", pagetest.Start, catalog.V1p2, []byte(pagetest.OddEvent))
	d, o := of(t, body)
	f := o.finding(t, "type-unknown")
	f.Choices[0].Fix[0].Path = "/nowhere/at/all"
	d.Run(o.subject.Show(f))
	d.Shows("does not go with the message", "opens it in your editor")
	d.Press("E")
	if len(o.edited) != 1 || !bytes.Equal(o.edited[0], body) {
		t.Errorf("edited %q, want what was received", o.edited)
	}
}

// What was not sent yet is not said to be sent again.
func TestWhatIsNotSentYetIsNotResent(t *testing.T) {
	_, o := of(t, nil)
	for sent, want := range map[bool]string{true: "mend it so, and resend", false: "mend it so, and send"} {
		o.subject.Sent = sent
		c := newChoice(o.subject, rule.Finding{}, []proposal{{}})
		if got := c.Commands()[0].Short; got != want {
			t.Errorf("sent %v: %q, want %q", sent, got, want)
		}
	}
}
