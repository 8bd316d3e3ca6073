package exercise

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/document"
	"caliper-playground/engine/rule"
	"caliper-playground/fixtures"
)

// plantedPrefix begins the names of exercises that are made by planting a mistake;
// behind it stand the version, where that is not the newest, and the number from which
// everything else follows: practice-7, practice-1.1-7.
const plantedPrefix = "practice-"

// PlantedStep is the step of the course that planted mistakes stand for.
const PlantedStep = "Practice"

// Practice is a planted exercise as its name has it.
type Practice struct {
	Number  uint64
	Version catalog.Version
}

// Name is what the exercise is called.
func (p Practice) Name() string {
	name := plantedPrefix
	if p.Version != catalog.V1p2 {
		name += string(p.Version) + "-"
	}
	return name + strconv.FormatUint(p.Number, 10)
}

// ParsePractice reads the name of a planted exercise. It is false for any other name.
func ParsePractice(name string) (Practice, bool) {
	rest, ok := strings.CutPrefix(name, plantedPrefix)
	if !ok {
		return Practice{}, false
	}
	p := Practice{Version: catalog.V1p2}
	for _, v := range catalog.Versions() {
		if number, of := strings.CutPrefix(rest, string(v)+"-"); of {
			rest, p.Version = number, v
		}
	}
	n, err := strconv.ParseUint(rest, 10, 64)
	p.Number = n
	return p, err == nil && p.Name() == name
}

// Plant returns the exercise: one mistake in an event of the built-in sets of its
// version. The same number makes the same one again.
func (p Practice) Plant() *Exercise {
	random := rand.New(rand.NewPCG(p.Number, 1))
	all := eventsOfRows(p.Version)
	for {
		f := all[random.IntN(len(all))]
		d, err := document.NewParser(nil).Parse(f.Data)
		if err != nil {
			panic(err) // what is built in is JSON
		}
		mistake, ok := mistakes[random.IntN(len(mistakes))](random, d)
		if !ok {
			continue
		}
		start, err := document.Patch(f.Data, mistake.ops)
		if err != nil {
			continue // another mistake will do
		}
		if e := plantedIn(f, d, mistake, start); e != nil {
			e.Name = p.Name()
			return e
		}
	}
}

// eventsOfRows are the events of a version that fill a row each.
func eventsOfRows(v catalog.Version) []fixtures.Fixture {
	rows, err := fixtures.Load(v, fixtures.Rows)
	if err != nil {
		panic(err) // what is built in can be read
	}
	return rows
}

// plantedIn makes an exercise of a fixture and the same with a mistake. It returns
// nil where the judge sees no error.
func plantedIn(f fixtures.Fixture, d *document.Document, p planted, start []byte) *Exercise {
	judged := conformance.NewAssessor(conformance.Options{Spec: f.Version}).Assess(start, nil)
	at := slices.IndexFunc(judged.Findings, func(f rule.Finding) bool { return f.Severity == rule.Error })
	row := catalog.Get(f.Version).Row(f.RowID)
	if at < 0 || row == nil {
		return nil
	}
	finding, one := judged.Findings[at], 1
	e := &Exercise{
		Step: PlantedStep, Spec: f.Version, Title: "One mistake in " + conformance.RowName(row),
		Task: "There is one mistake in this event of Caliper " + string(f.Version) + ". Mend it, so that the event fills its row again. Everything else stays as it is.",
		Hints: []string{
			"What is broken is this: " + strings.ToLower(rule.Lookup(finding.Rule).Title[:1]) + rule.Lookup(finding.Rule).Title[1:] + ".",
			fmt.Sprintf("Look at %s: %s", placeOr(finding.Pointer), finding.Message),
		},
		See:   []string{finding.Rule},
		Start: string(start), Solution: string(f.Data), Trick: "[]",
		Aims: Aims{Rows: []string{f.RowID}, Verdict: []string{"pass", "warn"}, Status: []int{200}, Events: &one},
	}
	var stays []fact
	for n := range d.Nodes {
		id := document.NodeID(n)
		at := d.Pointer(id)
		switch kind := d.Nodes[id].Kind; {
		case kind == document.Object || kind == document.Array:
		case at == p.open:
			stays = append(stays, fact{at: at, value: anything})
		default:
			stays = append(stays, fact{at: at, value: string(d.Raw(id))})
		}
	}
	e.Goals = []Goal{
		statusGoal(e.Aims.Status), rowGoal(row, f.Version, false), verdictGoal(rule.Pass, rule.Warn), countGoal("event", one),
		{Words: "everything else stays as it is", missing: lackOf(stays)},
	}
	return e
}

// planted is a mistake: the changes that make it, and the place whose value is
// nobody's to know any more.
type planted struct {
	ops  []document.Op
	open string
}

// plant plants a mistake in a document; false where that has no room for it.
type plant func(random *rand.Rand, d *document.Document) (planted, bool)

// plantAt plants a mistake at a node.
type plantAt func(random *rand.Rand, d *document.Document, n document.NodeID) planted

// mistakes plant one each.
var mistakes = []plant{
	somewhere(isLongName, misspellName),
	somewhere(isTerm, misspellTerm),
	leaveOut,
	somewhere(isMoment, breakTime),
	breakID,
	somewhere(isLength, breakDuration),
	somewhere(isNumber, quoteNumber),
	foreignActor,
	breakContext,
}

// somewhere plants a mistake at any one of the nodes that it fits.
func somewhere(fits func(*document.Document, document.NodeID) bool, at plantAt) plant {
	return func(random *rand.Rand, d *document.Document) (planted, bool) {
		var all []document.NodeID
		for n := range d.Nodes {
			if id := document.NodeID(n); fits(d, id) {
				all = append(all, id)
			}
		}
		if len(all) == 0 {
			return planted{}, false
		}
		return at(random, d, all[random.IntN(len(all))]), true
	}
}

// replace is the change of a value to a text.
func replace(at, value string) document.Op {
	return document.Op{Op: "replace", Path: at, Value: []byte(document.Quote(value))}
}

// misspelled leaves a letter out, or swaps two.
func misspelled(random *rand.Rand, word string) string {
	at := 1 + random.IntN(len(word)-2)
	if random.IntN(2) == 0 || word[at] == word[at+1] {
		return word[:at] + word[at+1:]
	}
	return word[:at] + string(word[at+1]) + string(word[at]) + word[at+2:]
}

func isLongName(d *document.Document, n document.NodeID) bool {
	return d.Nodes[n].IsMember() && len(d.Name(n)) > 4
}

func misspellName(random *rand.Rand, d *document.Document, n document.NodeID) planted {
	at, name := d.Pointer(n), d.Name(n)
	wrong := strings.TrimSuffix(at, name) + misspelled(random, name)
	return planted{ops: []document.Op{{Op: "move", From: at, Path: wrong}}}
}

func isTerm(d *document.Document, n document.NodeID) bool {
	return slices.Contains([]string{"type", "action", "profile"}, d.Name(n)) && len(d.Said(n)) > 4
}

func misspellTerm(random *rand.Rand, d *document.Document, n document.NodeID) planted {
	at := d.Pointer(n)
	return planted{[]document.Op{replace(at, misspelled(random, d.Text(n)))}, at}
}

func leaveOut(random *rand.Rand, d *document.Document) (planted, bool) {
	required := []string{"/@context", "/id", "/type", "/actor", "/action", "/object", "/eventTime", "/object/type", "/actor/id"}
	at := required[random.IntN(len(required))]
	n := d.Find(at)
	if n == document.None || d.Nodes[n].Kind == document.Object {
		return planted{}, false
	}
	return planted{[]document.Op{{Op: "remove", Path: at}}, at}, true
}

func isMoment(d *document.Document, n document.NodeID) bool { return sameTime(d.Said(n), d.Said(n)) }

func breakTime(random *rand.Rand, d *document.Document, n document.NodeID) planted {
	at, s := d.Pointer(n), d.Text(n)
	wrong := []string{
		strings.TrimSuffix(s, "Z"), strings.TrimSuffix(s, "Z") + "+00:00", strings.Replace(s, "T", " ", 1), s[:len("2006-01-02")],
	}[random.IntN(4)]
	return planted{[]document.Op{replace(at, wrong)}, at}
}

func breakID(random *rand.Rand, d *document.Document) (planted, bool) {
	s := d.Text(d.Find("/id"))
	wrong := []string{strings.TrimPrefix(s, "urn:uuid:"), s[:len(s)-1], "https://example.org/events/7"}[random.IntN(3)]
	return planted{[]document.Op{replace("/id", wrong)}, "/id"}, true
}

func isLength(d *document.Document, n document.NodeID) bool {
	return strings.HasPrefix(d.Said(n), "PT")
}

func breakDuration(_ *rand.Rand, d *document.Document, n document.NodeID) planted {
	return planted{[]document.Op{replace(d.Pointer(n), strings.TrimPrefix(d.Text(n), "PT"))}, ""}
}

func isNumber(d *document.Document, n document.NodeID) bool {
	return d.Nodes[n].Kind == document.Number
}

func quoteNumber(_ *rand.Rand, d *document.Document, n document.NodeID) planted {
	return planted{[]document.Op{replace(d.Pointer(n), string(d.Raw(n)))}, ""}
}

func foreignActor(_ *rand.Rand, d *document.Document) (planted, bool) {
	const at = "/actor/type"
	return planted{[]document.Op{replace(at, "Document")}, at}, d.Find(at) != document.None
}

func breakContext(random *rand.Rand, d *document.Document) (planted, bool) {
	const at = "/@context"
	s := d.Said(d.Find(at))
	if s == "" {
		return planted{}, false
	}
	wrong := []string{s + "/", strings.Replace(s, "http:", "https:", 1), strings.ToUpper(s)}[random.IntN(3)]
	return planted{[]document.Op{replace(at, wrong)}, ""}, true
}
