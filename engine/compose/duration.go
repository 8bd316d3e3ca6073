package compose

import (
	"fmt"
	"strings"
)

// durationForm is ISO 8601's: only the last number may have a fraction, and
// something must follow P and T.
var durationForm = form(`^P(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?(?:\d+S)?)?$`)

var (
	lastFraction = form(`(\d+)[.,]\d+([YMWDHS])$`)
	clockForm    = form(`^(?:(\d+):)?(\d{1,2}):(\d{2}(?:\.\d+)?)$`)
	spokenPart   = form(`^\s*(\d+(?:[.]\d+)?)\s*([a-zA-Z]+)\s*(?:,|and)?`)
	plainNumber  = form(`^\d+(\.\d+)?$`)
)

// toDuration takes an ISO 8601 duration, and says how to write what people
// write instead: "2 hours", "1h30m", "5:21".
func toDuration(text string) (*value, error) {
	if isDuration(text) {
		return str(text), nil
	}
	if isDuration(strings.ToUpper(text)) {
		return nil, fmt.Errorf("%q is no ISO 8601 duration; write %s", text, strings.ToUpper(text))
	}
	if meant := spokenDuration(text); meant != "" {
		return nil, fmt.Errorf("%q is no ISO 8601 duration; write %s", text, meant)
	}
	if plainNumber().MatchString(text) {
		return nil, fmt.Errorf("%q is no ISO 8601 duration; write PT%sS if it is seconds", text, text)
	}
	return nil, fmt.Errorf("%q is no ISO 8601 duration, such as PT5M21S for five minutes and twenty-one seconds", text)
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

// spokenDuration reads a duration as people write it, or returns "".
func spokenDuration(text string) string {
	if parts := clockForm().FindStringSubmatch(text); parts != nil {
		hours := ""
		if parts[1] != "" {
			hours = parts[1] + "H"
		}
		return "PT" + hours + parts[2] + "M" + parts[3] + "S"
	}
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
	if !isDuration(meant) {
		return ""
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
