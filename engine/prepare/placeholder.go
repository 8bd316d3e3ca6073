package prepare

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"

	"caliper-playground/catalog"
	"caliper-playground/engine/text"
)

// PlaceholderError says that a placeholder is none that there is.
type PlaceholderError struct {
	Written      string // with its braces
	Line, Column int    // where it stands, from 1
}

// Problem names the placeholder and its place.
func (e *PlaceholderError) Problem() string {
	return fmt.Sprintf("%s (line %d, column %d) is no placeholder", text.Clip(e.Written, 60), e.Line, e.Column)
}

// Help names those that there are.
func (e *PlaceholderError) Help() string {
	return "there are {{uuid}}, {{now}} and times around it, such as {{now-5m}} and {{now+1d12h}}"
}

// Error gives both.
func (e *PlaceholderError) Error() string { return e.Problem() + "; " + e.Help() }

// longestPlaceholder is up to how many bytes two pairs of braces are taken for a
// placeholder.
const longestPlaceholder = 64

// fill puts values in place of the placeholders: {{uuid}} is another UUID each
// time, {{now}} the moment at which the document is prepared. Other things between
// two pairs of braces are left as they are.
func fill(data []byte, now func() time.Time) ([]byte, *PlaceholderError) {
	at := bytes.Index(data, []byte("{{"))
	if at < 0 {
		return data, nil
	}
	moment := now()
	var out []byte
	rest := data
	for ; at >= 0; at = bytes.Index(rest, []byte("{{")) {
		end := bytes.Index(rest[at:min(len(rest), at+longestPlaceholder)], []byte("}}"))
		if end < 0 {
			out, rest = append(out, rest[:at+2]...), rest[at+2:]
			continue
		}
		value, meant, ok := valueOf(strings.TrimSpace(string(rest[at+2:at+end])), moment)
		switch {
		case ok:
			out = append(append(out, rest[:at]...), value...)
		case meant:
			return nil, unknown(data, len(data)-len(rest)+at, end+2)
		default:
			out = append(out, rest[:at+end+2]...)
		}
		rest = rest[at+end+2:]
	}
	return append(out, rest...), nil
}

// valueOf returns what stands for a placeholder's name. Meant says whether it was
// meant to be one.
func valueOf(name string, now time.Time) (value string, meant, ok bool) {
	if name == "uuid" {
		return uuid.NewString(), true, true
	}
	around, isNow := strings.CutPrefix(name, "now")
	if !isNow {
		return "", strings.HasPrefix(name, "uuid"), false
	}
	around = strings.ReplaceAll(around, " ", "")
	if around == "" {
		return catalog.Timestamp(now), true, true
	}
	d, err := ParseDuration(strings.TrimLeft(around, "+-"))
	if err != nil || around[0] != '+' && around[0] != '-' || len(strings.TrimLeft(around, "+-")) != len(around)-1 {
		return "", true, false
	}
	if around[0] == '-' {
		d = -d
	}
	return catalog.Timestamp(now.Add(d)), true, true
}

func unknown(data []byte, at, length int) *PlaceholderError {
	line := bytes.Count(data[:at], []byte("\n")) + 1
	begin := bytes.LastIndexByte(data[:at], '\n') + 1
	return &PlaceholderError{
		Written: string(data[at : at+length]), Line: line, Column: len([]rune(string(data[begin:at]))) + 1,
	}
}

// ParseDuration reads a time as people write it: "5m", "1h30m", "2d", "1w". Days
// have 24 hours. It is never below nothing.
func ParseDuration(s string) (time.Duration, error) {
	none := fmt.Errorf("%q is no time such as 90s, 5m, 1h30m, 2d or 1w", text.Clip(s, 60))
	var total time.Duration
	rest := s
	for _, unit := range []struct {
		sign string
		long time.Duration
	}{{"w", 7 * 24 * time.Hour}, {"d", 24 * time.Hour}} {
		number, after, ok := strings.Cut(rest, unit.sign)
		if !ok {
			continue
		}
		n, err := strconv.ParseFloat(number, 64)
		if err != nil || !(n >= 0 && n < 36_500) {
			return 0, none
		}
		total, rest = total+time.Duration(n*float64(unit.long)), after
	}
	if rest == "" && s != "" {
		return total, nil
	}
	d, err := time.ParseDuration(rest)
	if err != nil || d < 0 || strings.HasPrefix(rest, "-") || strings.HasPrefix(rest, "+") {
		return 0, none
	}
	return total + d, nil
}
