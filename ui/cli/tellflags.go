package cli

import (
	"fmt"

	"github.com/spf13/pflag"

	"caliper-playground/engine/entities"
	"caliper-playground/engine/file"
	"caliper-playground/engine/graph"
	"caliper-playground/engine/question"
	"caliper-playground/engine/report"
	"caliper-playground/engine/session"
)

// tellFlags ask what the events of a session can tell.
type tellFlags struct {
	questions, entities, graphs bool
	files                       []string
}

func (f *tellFlags) register(set *pflag.FlagSet) {
	set.BoolVar(&f.questions, "questions", false, "tell what the events answer: who, what, when, how often, how long, by which way, how well, and which property kept events from being counted")
	registerQuestions(set, &f.files)
	set.BoolVar(&f.entities, "entities", false, "tell what the messages speak of, where it was described, and the descriptions that should have come first")
	set.BoolVar(&f.graphs, "graphs", false, "draw each message in the HTML report: things and relations")
}

// asked says whether any of it was asked for.
func (f *tellFlags) asked() bool { return f.questions || f.entities || f.graphs || len(f.files) > 0 }

// telling is what the events of a session are to tell; nil where nobody asked.
type telling struct {
	questions []question.Question
	entities  bool
	graphs    bool
	profile   *profileFlag
}

// maxQuestions is how large a file with questions may be, in bytes.
const maxQuestions = 4 << 20

func registerQuestions(set *pflag.FlagSet, files *[]string) {
	set.StringArrayVar(files, "questions-file", nil, "a JSON file with more questions (repeatable)")
}

// readQuestions reads the files with questions, one behind the other.
func readQuestions(files []string) (questions []question.Question, err error) {
	for _, path := range files {
		content, err := file.ReadNamed(path, maxQuestions)
		if err != nil {
			return nil, cannotRun(fmt.Errorf("--questions-file: %s cannot be read: %w", path, file.Reason(err)))
		}
		more, err := question.Read(content)
		if err != nil {
			return nil, usage("--questions-file %s: %w", path, err)
		}
		questions = append(questions, more...)
	}
	return questions, nil
}

// begin reads the flags, and the files with questions.
func (f *tellFlags) begin(profile *profileFlag) (*telling, error) {
	if !f.asked() {
		return nil, nil
	}
	t := &telling{entities: f.entities, graphs: f.graphs, profile: profile}
	if f.questions || len(f.files) > 0 {
		t.questions = question.BuiltIn()
	}
	more, err := readQuestions(f.files)
	if err != nil {
		return nil, err
	}
	t.questions = append(t.questions, more...)
	return t, nil
}

// graph draws a message.
func (t *telling) graph(body []byte) string {
	if t == nil || !t.graphs {
		return ""
	}
	return graph.Of(body).SVG()
}

// end reads what the session accepted, and puts what it tells into the result.
func (t *telling) end(s *session.Session, result *report.Result) {
	if t == nil {
		return
	}
	var questions []question.Question
	for _, q := range t.questions {
		if t.profile.includes(s.Spec(), q.Profile) {
			questions = append(questions, q)
		}
	}
	counter, collector := question.NewCounter(questions), entities.NewCollector(s.Spec())
	for m := range accepted(s) {
		counter.Learn(m.Exchange.Body)
		if t.entities {
			collector.Add(m.Seq, m.Exchange.Body)
		}
	}
	if t.entities {
		result.Entities = collector.Entities()
	}
	if t.questions == nil {
		return
	}
	for m := range accepted(s) {
		counter.Count(m.Seq, m.Exchange.Body, m.Assessment.Items)
	}
	result.Questions = counter.Answers()
}

// accepted yields the messages of a session that were accepted and judged, one after
// the other. One that cannot be read back is among the failures.
func accepted(s *session.Session) func(yield func(session.Message) bool) {
	return func(yield func(session.Message) bool) {
		for entry := range s.All() {
			if entry.Status/100 != 2 {
				continue
			}
			if m, err := s.Message(entry.Seq); err == nil && m.Assessment != nil && !yield(m) {
				return
			}
		}
	}
}
