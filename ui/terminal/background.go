package terminal

import (
	"strconv"
	"strings"

	"caliper-playground/ui/style"
)

// QueryBackground asks a terminal for its background colour. Answers to it
// are heard by Input.
const QueryBackground = "\x1b]11;?\x1b\\"

// parseBackground reads an answer: "\x1b]11;rgb:RRRR/GGGG/BBBB", with one to
// four digits each, and its end. Anything else is not known.
func parseBackground(answer []byte) (style.Background, bool) {
	text, ok := strings.CutPrefix(string(answer), answerStart)
	if !ok {
		return style.AnyBackground, false
	}
	text = strings.TrimRight(text, "\x07\x1b\\")
	_, text, ok = strings.Cut(text, ":") // "rgb:" or "rgba:"
	parts := strings.Split(text, "/")
	if !ok || len(parts) < 3 {
		return style.AnyBackground, false
	}
	var channel [3]float64
	for i := range channel {
		value, err := strconv.ParseUint(parts[i], 16, 16)
		if err != nil {
			return style.AnyBackground, false
		}
		channel[i] = float64(value) / float64(uint64(1)<<(4*len(parts[i]))-1)
	}
	// The weights of Rec. 709: green counts most for the eye.
	if 0.2126*channel[0]+0.7152*channel[1]+0.0722*channel[2] < 0.5 {
		return style.DarkBackground, true
	}
	return style.LightBackground, true
}

// BackgroundFromEnvironment reads COLORFGBG ("15;0"), which some terminals
// set, for the time before an answer comes or where none does.
func BackgroundFromEnvironment(colorFGBG string) style.Background {
	parts := strings.Split(colorFGBG, ";")
	number, err := strconv.Atoi(parts[len(parts)-1])
	switch {
	case err != nil || len(parts) < 2:
		return style.AnyBackground
	case number == 7 || number > 8 && number <= 15:
		return style.LightBackground
	default:
		return style.DarkBackground
	}
}
