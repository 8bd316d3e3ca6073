package report

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"caliper-playground/catalog"
	"caliper-playground/engine/certify"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/text"
)

// facts are the lines at the head of a report: a name and what it is.
func (c *Certification) facts() [][2]string {
	return [][2]string{
		{"Product", c.Product.Name + " " + c.Product.Version},
		{"URL", c.Product.URL},
		{"Description", c.Product.Description},
		{"Member", c.Product.MemberName + ", " + c.Product.MemberOrganization},
		{"Email", c.Product.MemberEmail},
		{"Caliper", string(c.Spec)},
		{"Run", fmt.Sprintf("%d, session %s", c.Run, c.Session)},
		{"Started", moment(c.Started)},
		{"Completed", c.completed()},
	}
}

// completed says when the run was completed, or that it is not.
func (c *Certification) completed() string {
	if c.Completed == nil {
		return "not yet: these are the results so far, which nobody has confirmed"
	}
	return moment(*c.Completed)
}

// moment writes a time as people read it, in UTC.
func moment(t time.Time) string { return t.UTC().Format("2006-01-02 15:04:05 UTC") }

// verdict says what the report comes to.
func (c *Certification) verdict() string {
	if len(c.Met) == 0 {
		return fmt.Sprintf("None of %s is met.", text.Plural(len(c.Profiles), "profile"))
	}
	var met conformance.Met
	for _, p := range c.Profiles {
		known, err := catalog.Get(c.Spec).ParseProfile(p.Profile)
		met.Add(p.Met, err == nil && known.Extension != "")
	}
	said := fmt.Sprintf("%s: %s.", met, strings.Join(c.Met, ", "))
	switch {
	case len(c.MetBySensor) == len(c.Met):
	case len(c.MetBySensor) == 0:
		said += " Without what the playground itself sent, none would be."
	default:
		said += fmt.Sprintf(" Without what the playground itself sent, %d would be: %s.", len(c.MetBySensor), strings.Join(c.MetBySensor, ", "))
	}
	return said
}

// counts are sentences about the messages.
func (c *Certification) counts() []string {
	m := c.Messages
	lines := []string{fmt.Sprintf("%s: %d accepted, %d refused.", text.Plural(m.Received, "message"), m.Accepted, m.Refused)}
	if m.First > 0 {
		lines[0] += fmt.Sprintf(" They are messages %d to %d of the session.", m.First, m.Last)
	}
	if m.Playground > 0 {
		lines = append(lines, certify.OwnWords(m.Playground, m.Received)+" They count, for practice; the tables name them as the playground's.")
	}
	lines = append(lines, fmt.Sprintf("Events and entities: %s; %d repeated.%s", c.Items.Words(), c.Items.Repeated,
		ofPlayground(" %d of them came from the playground itself.", c.Items.Playground)))
	lines = append(lines, c.transports()...)
	if m.Unreadable > 0 {
		lines = append(lines, fmt.Sprintf("%s could not be read back from the journal and count for nothing.", text.Plural(m.Unreadable, "message")))
	}
	return append(lines, c.leniencies())
}

// ofPlayground words how many of some came from the playground itself, or
// nothing where none did.
func ofPlayground(format string, n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(format, n)
}

// sources names the messages that filled a row, or what came closest to it.
func (r *CertificationRow) sources() string {
	if !r.Met {
		return r.Closest.words()
	}
	said := numbered(r.Sensor)
	if own := numbered(r.Playground); own != "" {
		if said != "" {
			said += "; "
		}
		said += "the playground's " + own
	}
	return said
}

// numbered names messages: "12, 13 and 4 more".
func numbered(m certify.Marks) string {
	var numbers []string
	for _, n := range m.Messages {
		numbers = append(numbers, strconv.Itoa(n))
	}
	said := strings.Join(numbers, ", ")
	if m.More > 0 {
		said += fmt.Sprintf(" and %d more", m.More)
	}
	return said
}

// begun says that something fills one of its rows, or came close to one.
func (p *CertificationProfile) begun() bool {
	return p.known.RowsMet() > 0 || len(p.known.NearLines()) > 0
}

// lacking says in words what the profile still needs: where the playground has
// helped to meet it, what the sensor would have to send.
func (p *CertificationProfile) lacking() string {
	if !p.Met || p.MetBySensor {
		return p.known.Needs()
	}
	var ofSensor Profile
	for _, row := range p.Rows {
		row.Met = row.Sensor.Count > 0
		ofSensor.Rows = append(ofSensor.Rows, row.Row)
	}
	if needs := ofSensor.Needs(); needs != "" {
		return "from the sensor: " + needs
	}
	return ""
}

// outcome says whether the profile is met, and by whom.
func (p *CertificationProfile) outcome() string {
	if p.Met && !p.MetBySensor {
		return "✓ with the playground's messages"
	}
	return yes(p.Met)
}

// leniencies says what was tolerated.
func (c *Certification) leniencies() string {
	said := "No tolerance was granted."
	if len(c.Tolerances.Granted) > 0 {
		said = "Tolerances granted: " + strings.Join(c.Tolerances.Granted, ", ") + "."
	}
	for _, name := range slices.Sorted(maps.Keys(c.Tolerances.Used)) {
		if n := c.Tolerances.Used[name]; n > 0 {
			said += fmt.Sprintf(" %s was used by %s.", name, text.Plural(n, "message"))
		} else {
			said += fmt.Sprintf(" %s was used by no message.", name)
		}
	}
	if c.Strict {
		said += " Warnings counted as errors."
	}
	return said
}

// ended says what became of an earlier run.
func (e *EarlierRun) ended() string {
	switch {
	case e.Cancelled:
		return "cancelled"
	case len(e.Met) == 0:
		return "no profile met"
	}
	said := "met " + strings.Join(e.Met, ", ")
	switch len(e.MetBySensor) {
	case len(e.Met):
		return said
	case 0:
		return said + "; without the playground's messages none"
	}
	return said + "; without the playground's messages " + strings.Join(e.MetBySensor, ", ")
}

// messages counts an earlier run's messages.
func (e *EarlierRun) messages() string {
	return strconv.Itoa(e.Messages) + ofPlayground(" (%d the playground's)", e.Playground)
}

// together says of each profile that several runs of the product were about in which
// it was met, or what it lacks; nothing where there was one run alone.
func (c *Certification) together() (lines [][2]string) {
	if len(c.Summary.Runs) < 2 {
		return nil
	}
	for _, m := range c.Summary.Met {
		lines = append(lines, [2]string{m.Profile, "met in " + m.Words()})
	}
	for _, w := range c.Summary.Wanted {
		lines = append(lines, [2]string{w.Profile, fmt.Sprintf("still wanted: run %d lacked %s", w.Run, w.Needs(c.Spec))})
	}
	return lines
}
