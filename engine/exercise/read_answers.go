package exercise

import (
	"encoding/json"
	"fmt"
	"time"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
	"caliper-playground/engine/endpoint"
	"caliper-playground/engine/file"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/text"
	"caliper-playground/fixtures"
)

// said reads what is said to whoever solves it.
func (r *reader) said() error {
	for _, part := range []struct{ key, text, help string }{
		{"step", r.read.Step, `name the step of the course, as in step = "Triples"`},
		{"title", r.read.Title, `say in a few words what it is about, as in title = "Name the action"`},
		{"task", r.read.Task, `say in plain words what is to be done`},
	} {
		if part.text == "" {
			return r.mistake(part.key, "the exercise has no "+part.key, part.help)
		}
	}
	if len(r.read.Hints) != 2 {
		return r.mistake("hints", fmt.Sprintf("the exercise has %s", text.Plural(len(r.read.Hints), "hint")), "give two: where to look, and then what to do")
	}
	return nil
}

func (r *reader) spec() error {
	r.read.Spec = catalog.V1p2
	if r.written.Spec == "" {
		return nil
	}
	v, err := catalog.ParseVersion(r.written.Spec)
	if err != nil {
		return r.mistake("spec", err.Error(), `write spec = "1.2" or spec = "1.1"`)
	}
	r.read.Spec = v
	return nil
}

// answers reads the start, the solution and the trick. Each is a text, or a JSON
// Patch of the fixture that the exercise names as its document; the solution may
// be that fixture as it is.
func (r *reader) answers() (err error) {
	solved := false // the fixture is the solution
	if name := r.written.Document; name != "" {
		f, there := fixtureNamed(r.read.Spec, name)
		if !there {
			return r.mistake("document", fmt.Sprintf("there is no fixture %q", name), "fixtures list names those of each version")
		}
		r.read.fixture, r.read.Document = string(f.Data), name
		if r.written.Solution == nil && !r.read.Request {
			solved = true
			r.written.Solution = r.read.fixture
		}
	}
	r.read.lines = map[string]int{}
	for _, answer := range []struct {
		key     string
		written any
		to      *string
	}{
		{"start", r.written.Start, &r.read.Start}, {"solution", r.written.Solution, &r.read.Solution}, {"trick", r.written.Trick, &r.read.Trick},
	} {
		if answer.written == nil {
			return r.mistake(answer.key, "the exercise has no "+answer.key,
				"write it as a text between ''' and ''', or as the changes of a fixture that document names")
		}
		if r.read.lines[answer.key] = file.LineOf(r.content, 1, answer.key); answer.key == "solution" && solved {
			r.read.lines[answer.key] = file.LineOf(r.content, 1, "document")
		}
		if *answer.to, err = r.answer(answer.key, answer.written); err != nil {
			return err
		}
	}
	r.read.whole = !r.read.Request && shapeOf(r.read.Spec, r.read.Solution) == rule.ShapeEnvelope
	return nil
}

func fixtureNamed(v catalog.Version, name string) (fixtures.Fixture, bool) {
	for _, set := range fixtures.Sets(v) {
		for _, f := range set.Fixtures {
			if f.Name == name {
				return f, true
			}
		}
	}
	return fixtures.Fixture{}, false
}

func (r *reader) answer(key string, written any) (string, error) {
	if whole, ok := written.(string); ok {
		return whole, nil
	}
	patch, err := json.Marshal(written)
	var ops []document.Op
	if err == nil {
		err = json.Unmarshal(patch, &ops)
	}
	if err != nil {
		return "", r.mistake(key, key+" is neither a text nor a list of changes",
			`write changes as in [{op = "replace", path = "/action", value = "Viewed"}]`)
	}
	if r.read.fixture == "" {
		return "", r.mistake(key, key+" changes a fixture, and none is named", `name one, as in document = "reading-view-viewed"`)
	}
	changed, err := document.Patch([]byte(r.read.fixture), ops)
	if err != nil {
		return "", r.mistake(key, err.Error(), "the changes are a JSON Patch of the fixture")
	}
	return string(changed), nil
}

// endpoint reads how the endpoint of the exercise is.
func (r *reader) endpoint() error {
	w, o := r.written.Endpoint, &r.read.Endpoint
	o.MaxPayload, o.MaxHeader, o.RejectInvalid = w.MaxPayload, w.MaxHeader, w.RejectInvalid
	if w.BodyTimeout != "" {
		d, err := time.ParseDuration(w.BodyTimeout)
		if err != nil || d <= 0 {
			return r.mistake("body-timeout", fmt.Sprintf("%q is no length of time", w.BodyTimeout), `write one as in "500ms"`)
		}
		o.BodyTimeout = d
	}
	for _, s := range w.Misbehave {
		m, err := endpoint.ParseMisbehaviour(s)
		if err != nil {
			return r.mistake("misbehave", err.Error(), "serve --help says what there is")
		}
		o.Misbehaviour = append(o.Misbehaviour, m)
	}
	if w.MaxPayload < 0 || w.MaxHeader < 0 {
		return r.mistake("max-", "a limit is below 0", "give it in bytes")
	}
	return nil
}
