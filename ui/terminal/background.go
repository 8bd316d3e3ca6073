package terminal

import (
	"strconv"
	"strings"
)

// QueryBackground asks a terminal for its background colour. Answers to it
// are heard by Input.
const QueryBackground = "\x1b]11;?\x1b\\"

// Background says what kind of background a terminal has.
type Background int

// The kinds of backgrounds.
const (
	Unknown Background = iota
	Dark
	Light
)

// parseBackground reads an answer: "\x1b]11;rgb:RRRR/GGGG/BBBB", with one to
// four digits each, and its end. Anything else is not known.
func parseBackground(answer []byte) (Background, bool) {
	text, ok := strings.CutPrefix(string(answer), answerStart)
	if !ok {
		return Unknown, false
	}
	text = strings.TrimRight(text, "\x07\x1b\\")
	_, text, ok = strings.Cut(text, ":") // "rgb:" or "rgba:"
	parts := strings.Split(text, "/")
	if !ok || len(parts) < 3 {
		return Unknown, false
	}
	var channel [3]float64
	for i := range channel {
		value, err := strconv.ParseUint(parts[i], 16, 16)
		if err != nil {
			return Unknown, false
		}
		channel[i] = float64(value) / float64(uint64(1)<<(4*len(parts[i]))-1)
	}
	// The weights of Rec. 709: green counts most for the eye.
	if 0.2126*channel[0]+0.7152*channel[1]+0.0722*channel[2] < 0.5 {
		return Dark, true
	}
	return Light, true
}

// BackgroundFromEnvironment reads COLORFGBG ("15;0"), which some terminals
// set, for the time before an answer comes or where none does.
func BackgroundFromEnvironment(colorFGBG string) Background {
	parts := strings.Split(colorFGBG, ";")
	number, err := strconv.Atoi(parts[len(parts)-1])
	switch {
	case err != nil || len(parts) < 2:
		return Unknown
	case number == 7 || number > 8 && number <= 15:
		return Light
	default:
		return Dark
	}
}
