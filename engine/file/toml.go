package file

import (
	"errors"
	"regexp"
	"strings"

	"github.com/BurntSushi/toml"
)

// NotTOML is what is wrong with a file that the decoder of TOML refuses. HowTo says what
// such a file has.
func NotTOML(path string, err error, howTo string) *Mistake {
	var broken toml.ParseError
	if !errors.As(err, &broken) {
		return &Mistake{Path: path, Line: 1, Problem: err.Error(), Help: howTo}
	}
	help := strings.TrimSuffix("mend it as TOML wants it; "+howTo, "; ")
	return &Mistake{Path: path, Line: max(broken.Position.Line, 1), Column: broken.Position.Col, Problem: strings.TrimSuffix(broken.Message, "."), Help: help}
}

// LineOf returns the line on which a key is set, or on which some text stands
// first, in a piece of TOML that begins on a line; that line where there is none.
func LineOf(piece string, line int, what string) int {
	key := regexp.MustCompile(`^[ \t]*\[*[ \t]*["']?` + regexp.QuoteMeta(what) + `["']?[ \t]*(\]|=|\.)`)
	lines := strings.Split(piece, "\n")
	for i, of := range lines {
		if key.MatchString(of) {
			return line + i
		}
	}
	for i, of := range lines {
		if strings.Contains(of, what) {
			return line + i
		}
	}
	return line
}
