package report

import "time"

// classLine is how a class gets on, in JSON. Its form is public.
type classLine struct {
	Kind     string        `json:"kind"` // "class"
	Class    string        `json:"class"`
	Time     time.Time     `json:"time"`
	Learners []learnerJSON `json:"learners"`
}

// Class says how the learners of a class get on: in text a table.
func (s *Serve) Class(c *Class) error {
	if s.json {
		return s.line(classLine{"class", c.Name, c.At.UTC(), c.json()})
	}
	s.printer.print("\n")
	s.printer.classTable(s.paint, c)
	return s.printer.err
}
