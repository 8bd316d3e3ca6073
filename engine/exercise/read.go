package exercise

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/BurntSushi/toml"

	"caliper-playground/catalog"
	"caliper-playground/engine/file"
	"caliper-playground/engine/text"
)

// Mistake is what is wrong with the file of an exercise.
type Mistake = file.Mistake

// written is an exercise as it stands in a file.
type written struct {
	Step     string   `toml:"step"`
	Title    string   `toml:"title"`
	Task     string   `toml:"task"`
	Hints    []string `toml:"hints"`
	Learned  string   `toml:"learned"`
	See      []string `toml:"see"`
	Spec     string   `toml:"spec"`
	Request  bool     `toml:"request"`
	Document string   `toml:"document"`
	Start    any      `toml:"start"`
	Solution any      `toml:"solution"`
	Trick    any      `toml:"trick"`
	Goals    Aims     `toml:"goals"`
	Endpoint asked    `toml:"endpoint"`
}

// asked is what an exercise asks of its endpoint.
type asked struct {
	Misbehave     []string `toml:"misbehave"`
	MaxPayload    int64    `toml:"max-payload"` // bytes
	MaxHeader     int      `toml:"max-header"`  // bytes
	BodyTimeout   string   `toml:"body-timeout"`
	RejectInvalid bool     `toml:"reject-invalid"`
}

// reader reads one file.
type reader struct {
	path    string
	content string
	written written
	read    *Exercise
	looked  *received // what was looked at last; nil for nothing
}

// Parse reads an exercise from the content of its file. The error is a *Mistake.
func Parse(name string, content []byte) (*Exercise, error) {
	content = bytes.ReplaceAll(bytes.TrimPrefix(content, []byte("\uFEFF")), []byte("\r\n"), []byte("\n"))
	r := &reader{path: name, content: string(content)}
	known, err := toml.Decode(r.content, &r.written)
	if err != nil {
		return nil, r.broken(err)
	}
	for _, key := range known.Undecoded() {
		if !slices.Contains([]string{"start", "solution", "trick"}, key[0]) && !slices.Contains(key, "facts") { // what stands there is JSON
			return nil, r.unknownKey(key)
		}
	}
	r.read = &Exercise{
		Name: nameOf(name), Path: name, Request: r.written.Request, Aims: r.written.Goals, Hints: r.written.Hints, See: r.written.See,
		Step: strings.TrimSpace(r.written.Step), Title: strings.TrimSpace(r.written.Title),
		Task: strings.TrimSpace(r.written.Task), Learned: strings.TrimSpace(r.written.Learned),
	}
	for _, step := range []func() error{r.said, r.spec, r.answers, r.endpoint, r.goals} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return r.read, nil
}

var numbered = text.Pattern(`^[0-9]+[-_ ]`)

// nameOf is what the exercise of a file is called: without the number by which
// files are put in their order.
func nameOf(file string) string {
	name := strings.TrimSuffix(path.Base(strings.ReplaceAll(file, `\`, "/")), extension)
	return numbered().ReplaceAllString(name, "")
}

var placed = text.Pattern(`^line ([0-9]+) \(last key ("[^"]*")\): `)

// otherKind is what the library says of a value of another kind than is wanted.
var otherKind = text.Pattern(`^("[^"]*"): incompatible types: TOML value has type (.+); destination has type (.+)$`)

// kindWords names a kind of value, and shows one.
func kindWords(kind string) (words, example string) {
	switch {
	case kind == "string":
		return "a text", `, as in "..."`
	case kind == "slice" || strings.HasPrefix(kind, "[]"):
		return "a list", `, as in ["..."]`
	case strings.HasPrefix(kind, "int"):
		return "a whole number", ""
	case strings.HasPrefix(kind, "float"):
		return "a number", ""
	case strings.HasPrefix(kind, "bool"):
		return "true or false", ""
	}
	return "a table", ", as in [goals] on a line of its own"
}

// broken words what the TOML of a file has wrong.
func (r *reader) broken(err error) error {
	var at toml.ParseError
	if !errors.As(err, &at) {
		// A value of another kind than is wanted has its line in the words alone.
		problem, help, line := strings.TrimPrefix(err.Error(), "toml: "), "write a value of that kind", 1
		if words := placed().FindStringSubmatch(problem); words != nil {
			line, _ = strconv.Atoi(words[1]) // the words have digits there
			problem = words[2] + ": " + problem[len(words[0]):]
		}
		if words := otherKind().FindStringSubmatch(problem); words != nil {
			is, _ := kindWords(words[2])
			wanted, example := kindWords(words[3])
			problem, help = words[1]+" is "+is, "write "+wanted+example
		}
		return &Mistake{Path: r.path, Line: line, Problem: problem, Help: help}
	}
	return file.NotTOML(r.path, err, "")
}

func (r *reader) unknownKey(key toml.Key) error {
	of := reflect.TypeFor[written]()
	if len(key) > 1 && key[0] == "goals" {
		of = reflect.TypeFor[Aims]()
	} else if len(key) > 1 {
		of = reflect.TypeFor[asked]()
	}
	var keys []string
	for i := range of.NumField() {
		keys = append(keys, of.Field(i).Tag.Get("toml"))
	}
	name := key[len(key)-1]
	return r.mistake(name, fmt.Sprintf("%q is nothing that an exercise has", name), catalog.DidYouMean(name, keys, "there are "+text.And(keys)))
}

// mistake is one at the line where a key is set, or where some text stands.
func (r *reader) mistake(what, problem, help string) error {
	return &Mistake{Path: r.path, Line: file.LineOf(r.content, 1, what), Problem: problem, Help: help}
}
