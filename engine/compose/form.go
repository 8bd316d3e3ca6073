package compose

import (
	"regexp"
	"sync"
)

// form returns a regular expression that is compiled at its first use: most runs
// of the program compose nothing.
func form(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}
