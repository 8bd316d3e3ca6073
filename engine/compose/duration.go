package compose

import (
	"fmt"
	"strconv"
	"strings"

	"caliper-playground/engine/text"
)

// durationForm is ISO 8601's: only the last number may have a fraction, and
// something must follow P and T.
var durationForm = text.Pattern(`^P(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?(?:\d+S)?)?$`)

var (
	lastFraction = text.Pattern(`(\d+)[.,]\d+([YMWDHS])$`)
	clockForm    = text.Pattern(`^(?:(\d+):(?:([0-5]?\d):)|(\d+):)([0-5]\d(?:\.\d+)?)$`)
	spokenPart   = text.Pattern(`^\s*(\d+(?:[.]\d+)?)\s*([a-zA-Z]+)\s*(?:,|and)?`)
	secondsForm  = text.Pattern(`^(\d{1,15})(\.\d+)?$`)
)

// toDuration takes an ISO 8601 duration, and what people write instead: "2
// hours", "1h30m", "5:21" as a player shows it, or a number of seconds.
func toDuration(text string) (*value, error) {
	for _, meant := range [...]string{text, strings.ToUpper(text), clockDuration(text), secondsDuration(text), spokenDuration(text)} {
		if isDuration(meant) {
			return str(meant), nil
		}
	}
	return nil, fmt.Errorf("%q is no duration: write 5:21, 5m21s, 321 for seconds, or PT5M21S as ISO 8601 has it", text)
}

func isDuration(text string) bool {
	whole := lastFraction().ReplaceAllString(text, "$1$2")
	return durationForm().MatchString(whole) && whole != "P" && !strings.HasSuffix(whole, "T")
}

// durationUnits are the words for each unit, in ISO 8601's order; a T stands
// before the hours.
var durationUnits = [...]struct {
	letter string
	words  string
}{
	{"Y", " y yr yrs year years "}, {"M", " mo month months "}, {"W", " w wk wks week weeks "}, {"D", " d day days "},
	{"H", " h hr hrs hour hours "}, {"M", " m min mins minute minutes "}, {"S", " s sec secs second seconds "},
}

const firstTimeUnit = 4

// clockDuration reads a duration as a player shows it, "3:05" or "1:03:05", or
// returns "".
func clockDuration(text string) string {
	parts := clockForm().FindStringSubmatch(text)
	if parts == nil {
		return ""
	}
	return timeDuration(parts[1], parts[2]+parts[3], parts[4])
}

// secondsDuration reads a number as seconds, or returns "".
func secondsDuration(text string) string {
	parts := secondsForm().FindStringSubmatch(text)
	if parts == nil {
		return ""
	}
	seconds, _ := strconv.Atoi(parts[1]) // the form keeps it small
	return timeDuration(strconv.Itoa(seconds/3600), strconv.Itoa(seconds/60%60), strconv.Itoa(seconds%60)+parts[2])
}

// timeDuration writes hours, minutes and seconds, without those that are nought
// or "", and without noughts in front.
func timeDuration(hours, minutes, seconds string) string {
	meant := "PT"
	for _, part := range [...]struct{ amount, letter string }{{hours, "H"}, {minutes, "M"}, {seconds, "S"}} {
		amount := strings.TrimLeft(part.amount, "0")
		if strings.HasPrefix(amount, ".") {
			amount = "0" + amount
		}
		if amount != "" {
			meant += amount + part.letter
		}
	}
	if meant == "PT" {
		return "PT0S"
	}
	return meant
}

// spokenDuration reads a duration with its units, as people write it, or returns
// "".
func spokenDuration(text string) string {
	var amounts [len(durationUnits)]string
	for rest := text; strings.TrimSpace(rest) != ""; {
		part := spokenPart().FindStringSubmatch(rest)
		if part == nil {
			return ""
		}
		unit := unitOf(part[2])
		if unit < 0 || amounts[unit] != "" {
			return ""
		}
		amounts[unit] = part[1]
		rest = rest[len(part[0]):]
	}
	meant := "P"
	for i, amount := range amounts {
		if amount == "" {
			continue
		}
		if i >= firstTimeUnit && !strings.Contains(meant, "T") {
			meant += "T"
		}
		meant += amount + durationUnits[i].letter
	}
	return meant
}

func unitOf(word string) int {
	for i, unit := range durationUnits {
		if strings.Contains(unit.words, " "+strings.ToLower(word)+" ") {
			return i
		}
	}
	return -1
}
