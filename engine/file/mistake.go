package file

import "fmt"

// Mistake is what is wrong with a file that a person wrote, and where.
type Mistake struct {
	Path         string
	Line, Column int // from 1; Column is 0 where it is the line as a whole
	Problem      string
	Help         string
}

// Error gives the place, the problem and the way out.
func (m *Mistake) Error() string {
	at := fmt.Sprintf("%s:%d", m.Path, m.Line)
	if m.Column > 0 {
		at = fmt.Sprintf("%s:%d", at, m.Column)
	}
	return fmt.Sprintf("%s: %s; %s", at, m.Problem, m.Help)
}
