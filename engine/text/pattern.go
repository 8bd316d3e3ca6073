package text

import (
	"regexp"
	"sync"
)

// Pattern returns a regular expression that is compiled at its first use: most runs
// of the program need few of them.
func Pattern(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}
