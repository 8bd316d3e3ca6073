package certify

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"caliper-playground/catalog"
)

// Step is where a practice certification stands.
type Step string

// The steps, in the order of the certification guide's flow.
const (
	Form         Step = "form"         // the product is described
	Instructions Step = "instructions" // no message has come yet
	Progress     Step = "progress"     // messages come and are counted
	Confirmation Step = "confirmation" // the run is complete, its results not yet submitted
	Report       Step = "report"       // the results are submitted
)

// Steps lists the steps in their order.
func Steps() []Step { return []Step{Form, Instructions, Progress, Confirmation, Report} }

// State is all that is known of a practice certification. Its JSON form is what
// the file beside the journal holds. Methods that return an error leave it as
// it was; the error says what to do first.
type State struct {
	Step    Step      `json:"step"`
	Product Product   `json:"product"`
	Run     Run       `json:"run"`  // the run under way, or the one submitted last
	Past    []Outcome `json:"past"` // what ended, oldest first
}

// Run is one pass through the flow. What counts are the messages of the session
// that came after its start and before its completion.
type Run struct {
	Number  int       `json:"number"` // from 1
	Started time.Time `json:"started"`
	// Since is how many messages the session had before the run.
	Since int `json:"since"`
	// UpTo is how many it had when the run was completed; 0 before that.
	UpTo      int       `json:"upTo"`
	Completed time.Time `json:"completed"`
	Agreed    bool      `json:"agreed"` // to the confirmation statement
	// Judging is how its messages were judged.
	Judging Judging `json:"judging"`
}

// Judging is how the messages of a run were judged, as far as the report has to
// say it. Where it was changed within the run, it holds all that was in force
// at some time.
type Judging struct {
	Strict     bool     `json:"strict"`     // warnings counted as errors
	Tolerances []string `json:"tolerances"` // names of those that were granted
}

// with returns what was in force at some time, j or more.
func (j Judging) with(more Judging) Judging {
	j.Strict = j.Strict || more.Strict
	for _, name := range more.Tolerances {
		if !slices.Contains(j.Tolerances, name) {
			j.Tolerances = append(j.Tolerances[:len(j.Tolerances):len(j.Tolerances)], name)
		}
	}
	return j
}

// Outcome is what became of a run.
type Outcome struct {
	Number    int       `json:"number"`
	Started   time.Time `json:"started"`
	Ended     time.Time `json:"ended"`
	Cancelled bool      `json:"cancelled"`
	Messages  int       `json:"messages"`
	Strangers int       `json:"strangers,omitzero"` // messages among them without the session's token, which do not count
	Met       []string  `json:"met"`                // names of the profiles that were met
	Begun     []Begun   `json:"begun"`              // those that were begun and not met
	Reports   []string  `json:"reports"`            // paths of the files; none where they could not be written

	// Playground is how many of the messages came from the playground itself, and
	// Helped names those of the profiles met that would not be without them.
	Playground int      `json:"playground"`
	Helped     []string `json:"helped"`
	// UpTo is the number of the run's last message, so that what it came to can
	// be counted again; 0 where the run was cancelled. Product and Judging are as
	// they were then.
	UpTo    int     `json:"upTo"`
	Product Product `json:"product"`
	Judging Judging `json:"judging"`
}

// Run returns the run that came to the outcome.
func (o *Outcome) Run() Run {
	return Run{
		Number: o.Number, Started: o.Started, Since: o.UpTo - o.Messages - o.Strangers, UpTo: o.UpTo, Completed: o.Ended,
		Agreed: !o.Cancelled, Judging: o.Judging,
	}
}

// BySensor names the profiles that were met without what the playground itself sent.
func (o *Outcome) BySensor() []string {
	return slices.DeleteFunc(slices.Clone(o.Met), func(name string) bool { return slices.Contains(o.Helped, name) })
}

// NewState returns a state at the empty form, for a session's version.
func NewState(spec catalog.Version) State {
	return State{Step: Form, Product: Product{Spec: string(spec)}}
}

// Running says that a run is under way, so that messages count for it.
func (s *State) Running() bool {
	return s.Step == Instructions || s.Step == Progress || s.Step == Confirmation
}

// Start begins a run with what the form holds: length is how many messages the
// session has, spec the version whose rows it marks. A *FieldError names a
// field that keeps the run from starting.
func (s *State) Start(now time.Time, length int, spec catalog.Version) error {
	if s.Step != Form {
		return errors.New("a run is under way; complete or cancel it first")
	}
	return s.begin(now, length, spec)
}

// Elsewhere returns the version of Caliper that the form names, where all that is
// wrong with a start is that the session marks another one.
func (s *State) Elsewhere(spec catalog.Version) (of catalog.Version, ok bool) {
	product, err := s.Product.Complete()
	if s.Step != Form || err != nil || product.checkFor(CaliperVersion, spec) == nil {
		return "", false
	}
	return product.specVersion(), true
}

// Repeat begins another run for the same product, for more profiles or for
// those that were not met.
func (s *State) Repeat(now time.Time, length int, spec catalog.Version) error {
	if s.Step != Report {
		if s.Running() {
			return errors.New("a run is under way; it can be repeated once its results are submitted")
		}
		return errors.New("there is no run to repeat; fill in the form and start one")
	}
	return s.begin(now, length, spec)
}

func (s *State) begin(now time.Time, length int, spec catalog.Version) error {
	product, err := s.Product.Complete()
	if err != nil {
		return err
	}
	if err := product.checkFor(CaliperVersion, spec); err != nil {
		return err
	}
	s.Product = product
	s.Run = Run{Number: s.lastNumber() + 1, Started: now.Round(0).UTC(), Since: length, Judging: Judging{Tolerances: []string{}}}
	s.Step = Instructions
	return nil
}

// lastNumber is the number of the last run there was.
func (s *State) lastNumber() int {
	last := s.Run.Number
	for _, o := range s.Past {
		last = max(last, o.Number)
	}
	return last
}

// Arrived says up to which number messages have come, those of strangers aside,
// who lack the session's token, and returns true when the first message of the run
// is among them.
func (s *State) Arrived(length int) bool {
	if s.Step != Instructions || length <= s.Run.Since {
		return false
	}
	s.Step = Progress
	return true
}

// Judged notes how messages are judged from now on, and returns true where that
// is news. It matters while messages count.
func (s *State) Judged(j Judging) bool {
	if s.Step != Instructions && s.Step != Progress {
		return false
	}
	now := s.Run.Judging.with(j)
	if now.Strict == s.Run.Judging.Strict && len(now.Tolerances) == len(s.Run.Judging.Tolerances) {
		return false
	}
	s.Run.Judging = now
	return true
}

// Counted returns the range of messages that count, as they are numbered: those
// after since, up to upTo. length is how many the session has.
func (s *State) Counted(length int) (since, upTo int) {
	if s.Run.UpTo > 0 {
		length = min(length, s.Run.UpTo)
	}
	return min(s.Run.Since, length), length
}

// Complete ends the run: what comes from now on does not count.
func (s *State) Complete(now time.Time, length int) error {
	switch {
	case s.Step == Instructions || s.Step == Progress && length <= s.Run.Since:
		return errors.New("no message has arrived since the start; send at least one first")
	case s.Step == Confirmation:
		return errors.New("the run is completed already; agree to the statement and submit its results, or go back to go on sending")
	case s.Step == Report:
		return errors.New("the results are submitted; repeat the run to go on")
	case s.Step != Progress:
		return errNoRun
	}
	s.Step, s.Run.UpTo, s.Run.Completed, s.Run.Agreed = Confirmation, length, now.Round(0).UTC(), false
	return nil
}

// Reopen goes back from the confirmation: messages count again, those that came
// meanwhile too.
func (s *State) Reopen() error {
	if s.Step != Confirmation {
		return errors.New("only a run that waits for its confirmation can be gone on with")
	}
	s.Step, s.Run.UpTo, s.Run.Completed, s.Run.Agreed = Progress, 0, time.Time{}, false
	return nil
}

// Agree takes or withdraws the agreement to the confirmation statement.
func (s *State) Agree(agreed bool) error {
	if s.Step != Confirmation {
		return s.notYet("confirm")
	}
	s.Run.Agreed = agreed
	return nil
}

// Submit hands in the results of the run that is confirmed.
func (s *State) Submit(result Result) error {
	switch {
	case s.Step != Confirmation:
		return s.notYet("submit")
	case !s.Run.Agreed:
		return errors.New("read the statement and agree to it first")
	case result.Run.Number != s.Run.Number || result.Messages.Seen() != s.Run.UpTo-s.Run.Since:
		return fmt.Errorf("the messages are still being counted, %d of %d so far; try again in a moment", result.Messages.Seen(), s.Run.UpTo-s.Run.Since)
	}
	s.Step = Report
	s.Past = append(s.Past[:len(s.Past):len(s.Past)], Outcome{
		Number: s.Run.Number, Started: s.Run.Started, Ended: s.Run.Completed,
		Messages: result.Messages.Received, Strangers: result.Messages.Strangers, Met: result.Met(), Begun: result.Begun(), Reports: []string{},
		Playground: result.Messages.Playground, Helped: result.Helped(),
		UpTo: s.Run.UpTo, Product: s.Product, Judging: s.Run.Judging,
	})
	return nil
}

// Saved notes where the reports of the run that was submitted last are.
func (s *State) Saved(number int, paths []string) {
	past := append([]Outcome{}, s.Past...)
	for i := range past {
		if past[i].Number == number && !past[i].Cancelled {
			past[i].Reports = paths
		}
	}
	s.Past = past
}

// Submitted returns the outcome of the run that was submitted last, and false
// where there is none.
func (s *State) Submitted() (Outcome, bool) {
	for i := len(s.Past) - 1; i >= 0; i-- {
		if s.Past[i].Number == s.Run.Number && !s.Past[i].Cancelled {
			return s.Past[i], true
		}
	}
	return Outcome{}, false
}

// Cancel ends the run without results. The form keeps what was typed; the
// messages stay with the session. strangers is how many of those that would have
// counted did not carry the session's token.
func (s *State) Cancel(now time.Time, length, strangers int) error {
	if !s.Running() {
		return errNoRun
	}
	since, upTo := s.Counted(length)
	s.Past = append(s.Past[:len(s.Past):len(s.Past)], Outcome{
		Number: s.Run.Number, Started: s.Run.Started, Ended: now.Round(0).UTC(), Cancelled: true,
		Messages: upTo - since - strangers, Strangers: strangers, Met: []string{}, Begun: []Begun{}, Reports: []string{}, Helped: []string{},
		Product: s.Product, Judging: s.Run.Judging,
	})
	s.Step = Form
	return nil
}

// errNoRun is the reason of whatever needs a run under way.
var errNoRun = errors.New("no run is under way; start or repeat one first")

// notYet says why there is nothing to confirm or to submit at this step.
func (s *State) notYet(what string) error {
	switch s.Step {
	case Form:
		return fmt.Errorf("there is nothing to %s yet; fill in the form and start a run first", what)
	case Report:
		return fmt.Errorf("there is nothing to %s any more: the results are submitted", what)
	}
	return fmt.Errorf("there is nothing to %s yet; complete the run first", what)
}

// Edit goes from submitted results back to the form.
func (s *State) Edit() error {
	switch {
	case s.Step == Form:
		return errors.New("the form is open already")
	case s.Step != Report:
		return errors.New("the product cannot be changed while a run is under way; cancel it first")
	}
	s.Step = Form
	return nil
}

// Fit brings a state that was read back in line with its session, which has
// that many messages, and returns what there is to say about it, or "".
func (s *State) Fit(length int) string {
	if !s.Running() || s.Run.Since <= length && s.Run.UpTo <= length {
		return ""
	}
	s.Run.Since, s.Run.UpTo = min(s.Run.Since, length), min(s.Run.UpTo, length)
	notice := "the journal is shorter than when the practice certification was left; what is missing does not count"
	if s.Step == Confirmation && s.Run.UpTo <= s.Run.Since {
		s.Step, s.Run.UpTo, s.Run.Completed, s.Run.Agreed = Instructions, 0, time.Time{}, false
	}
	if s.Step == Progress && length <= s.Run.Since {
		s.Step = Instructions
	}
	return notice
}
