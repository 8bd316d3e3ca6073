package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"caliper-playground/engine/class"
	"caliper-playground/engine/text"
)

// Class is how the learners of a class get on, at a time.
type Class struct {
	Name      string
	At        time.Time
	Standings []class.Standing // by need
}

// NewClass puts the standings of a class in order: whoever needs a trainer most
// comes first. Of a class that is over, At is when its last message came.
func NewClass(name string, at time.Time, standings []class.Standing) *Class {
	slices.SortStableFunc(standings, func(a, b class.Standing) int { return a.Compare(b, at) })
	return &Class{name, at, standings}
}

// learnerJSON is the public JSON form of a standing: every field is always there.
type learnerJSON struct {
	Session  string     `json:"session"`
	Learner  string     `json:"learner"` // "" where that was not said
	State    class.Need `json:"state"`
	Messages int        `json:"messages"`
	Refused  int        `json:"refused"`
	Repeated int        `json:"repeated"`
	Met      []string   `json:"met"`      // names of profiles
	Profiles int        `json:"profiles"` // of how many
	Rows     int        `json:"rows"`     // that are filled
	Last     *time.Time `json:"last"`     // when the last message came; null where none did
	// Commonest is what failed most often, Times how often that was, and Latest what
	// failed last; all are empty where nothing did.
	Commonest string `json:"commonest"`
	Times     int    `json:"times"`
	Latest    string `json:"latest"`
}

func (c *Class) json() []learnerJSON {
	all := make([]learnerJSON, 0, len(c.Standings))
	for _, s := range c.Standings {
		l := learnerJSON{
			Session: s.Session, Learner: s.Learner, State: s.Need(c.At), Messages: s.Messages, Refused: s.Refused, Repeated: s.Repeated,
			Met: listed(s.Met), Profiles: s.Profiles, Rows: s.Rows, Commonest: s.Trouble.Commonest, Times: s.Trouble.Times, Latest: s.Trouble.Last,
		}
		if !s.Last.IsZero() {
			last := s.Last.UTC()
			l.Last = &last
		}
		all = append(all, l)
	}
	return all
}

// classHeads head the columns of the table of a class, of which the last two are
// words of any length.
var classHeads = []string{"learner", "state", "messages", "refused", "repeats", "rows", "last", "met", "stuck on"}

// title says what the table shows, and by which clock.
func (c *Class) title() string {
	at := c.At.Local()
	return text.Clean(fmt.Sprintf("Class %s: %s, by need, at %s; times are local, %s", c.Name, text.Plural(len(c.Standings), "learner"), at.Format(time.DateTime), zone(at)))
}

// zone names the zone of a local time: "CET, UTC+01:00".
func zone(at time.Time) string {
	name, offset := at.Zone()
	from := "UTC" + at.Format("-07:00")
	if offset == 0 {
		return "UTC"
	}
	if strings.ContainsAny(name, "+-0123456789") || name == "" { // it has no name of its own
		return from
	}
	return name + ", " + from
}

// lines are the learners in the columns of the table, cleaned.
func (c *Class) lines() [][]string {
	lines := make([][]string, 0, len(c.Standings))
	for _, s := range c.Standings {
		last := "–"
		if !s.Last.IsZero() {
			last = s.Last.Local().Format(time.TimeOnly)
		}
		lines = append(lines, []string{
			text.Clean(s.Label()), string(s.Need(c.At)), strconv.Itoa(s.Messages), strconv.Itoa(s.Refused), strconv.Itoa(s.Repeated),
			strconv.Itoa(s.Rows), last, text.Clean(strings.Join(s.Met, ", ")), text.Clean(s.StuckOn()),
		})
	}
	return lines
}

// words says of one learner what the table does.
func (c *Class) words(s class.Standing) string {
	said := fmt.Sprintf("%s; %s, %d refused; %s repeated; %s filled", s.Need(c.At), text.Plural(s.Messages, "message"), s.Refused, text.Plural(s.Repeated, "event"), text.Plural(s.Rows, "row"))
	if len(s.Met) > 0 {
		said += "; met: " + text.And(s.Met)
	}
	if stuck := s.StuckOn(); stuck != "" {
		said += "; stuck on " + stuck
	}
	return text.Clean(said)
}

const (
	mostLabel = 32 // cells of a learner's name in the table
	mostMet   = 30 // of the profiles that are met
	mostStuck = 80 // of what a learner is stuck on
)

// classTable writes the table for people, in columns.
func (p *printer) classTable(paint paint, c *Class) {
	p.print(c.title() + "\n")
	lines, label, met := c.lines(), len("LEARNER"), len("MET")
	for _, l := range lines {
		label, met = max(label, min(mostLabel, text.Width(l[0]))), max(met, min(mostMet, text.Width(l[7])))
	}
	row := func(l []string) string {
		return strings.TrimRight(strings.Join([]string{
			text.Pad(text.Truncate(l[0], label), label), text.Pad(l[1], len("silent")), text.PadLeft(l[2], 8), text.PadLeft(l[3], 7), text.PadLeft(l[4], 7),
			text.PadLeft(l[5], 4), text.Pad(l[6], len(time.TimeOnly)), text.Pad(text.Truncate(l[7], met), met), text.Truncate(l[8], mostStuck),
		}, "  "), " ")
	}
	p.print(paint.dim(strings.ToUpper(row(classHeads))) + "\n")
	for _, l := range lines {
		p.print(row(l) + "\n")
	}
}

// lead has the table stand before the entries.
func (r *textReport) lead(c *Class) {
	r.leading(func(p *printer) {
		p.classTable(r.paint, c)
		p.print("\n")
	})
}

func (r *markdownReport) lead(c *Class) {
	r.leading(func(p *printer) { p.markdownClass(c) })
}

// leading adds to what stands before all else.
func (p *printer) leading(write func(p *printer)) { p.head += string(render(write).text) }

// markdownClass writes the table in Markdown; nothing where there is no class.
func (p *printer) markdownClass(c *Class) {
	if c != nil {
		p.printf("\n%s\n\n", md(c.title()))
		p.markdownTable(classHeads, c.lines())
	}
}

// classCases adds a suite of a class, in which each learner is a case: one of whom
// nothing came is skipped.
func (r *junitReport) classCases(result *Result) {
	c := result.Class
	if c == nil {
		return
	}
	suite := "class " + c.Name
	for _, s := range c.Standings {
		learner := junitCase{class: suite, name: s.Label()}
		if s.Last.IsZero() {
			learner.skipped = "no message came"
		}
		rendered := learner.render()
		rendered.aside = xmlText(text.Clean(s.Label()) + ": " + c.words(s) + "\n")
		_ = r.Add(rendered) // the error is kept
	}
}

// classWords says how each learner gets on, a line each; none where there is no
// class.
func (r *Result) classWords() []string {
	if r.Class == nil {
		return nil
	}
	lines := []string{r.Class.title()}
	for _, s := range r.Class.Standings {
		lines = append(lines, text.Clean(s.Label())+": "+r.Class.words(s))
	}
	return lines
}
