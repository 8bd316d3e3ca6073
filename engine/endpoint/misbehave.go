package endpoint

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"caliper-playground/engine/text"
)

// Misbehaviour is something that an endpoint does to messages on purpose, so that
// their sender can be seen to cope.
type Misbehaviour struct {
	What  What
	Delay time.Duration // of Slow
	Body  string        // of Body
	When  When
	// RetryAfter is how long a sender is asked to wait (RFC 9110, section 10.2.3); 0
	// where it is not asked.
	RetryAfter time.Duration

	written string
}

// What names what is done.
type What string

// The things that can be done. The first three are the statuses that are answered.
const (
	TooMany     What = "429"
	Fault       What = "500"
	Unavailable What = "503"
	Slow        What = "slow"        // answered late
	DropBefore  What = "drop-before" // the connection is closed before the message is in the journal
	DropAfter   What = "drop-after"  // the same when it is
	Body        What = "body"        // accepted with a body, where the guide has none
	Redirect    What = "redirect"    // sent on to this endpoint's own URL
)

// When says to which messages it is done. The zero value is all of them.
type When struct {
	Every   int           // each of so many, the last of them
	First   int           // so many from the beginning
	Percent float64       // so many of a hundred, by chance
	For     time.Duration // no longer than that from the beginning
}

const misbehaveForm = "it has the form WHAT [every N | first N | N%] [for TIME] [, retry-after TIME], as in '429 every 5, retry-after 2s'; WHAT is 429, 500, 503, slow TIME, drop-before, drop-after, body TEXT or redirect"

// ParseMisbehaviour reads one as it is written on the command line: "429 every 5,
// retry-after 2s", "slow 3s 10%", "body {} first 2".
func ParseMisbehaviour(s string) (Misbehaviour, error) {
	m := Misbehaviour{written: strings.Join(strings.Fields(s), " ")}
	if err := m.parse(); err != nil {
		return Misbehaviour{}, fmt.Errorf("%q: %w; %s", text.Clip(s, 80), err, misbehaveForm)
	}
	return m, nil
}

func (m *Misbehaviour) parse() (err error) {
	rest := m.written
	if before, wait, ok := strings.Cut(rest, ", retry-after "); ok {
		if m.RetryAfter, err = parseTime(wait); err != nil {
			return fmt.Errorf("retry-after: %w", err)
		}
		rest = before
	}
	words := strings.Fields(rest)
	if len(words) == 0 {
		return errors.New("it says nothing")
	}
	m.What, words = What(words[0]), words[1:]
	switch m.What {
	case TooMany, Fault, Unavailable, DropBefore, DropAfter, Redirect:
	case Slow:
		if len(words) == 0 {
			return errors.New("slow needs a time, such as slow 2s")
		}
		if m.Delay, err = parseTime(words[0]); err != nil {
			return fmt.Errorf("slow: %w", err)
		}
		words = words[1:]
	case Body:
		if m.Body, words = cutBody(words); m.Body == "" {
			return errors.New("body needs a text, such as body {}")
		}
	default:
		return fmt.Errorf("there is no %q", text.Clip(string(m.What), 40))
	}
	if m.RetryAfter > 0 && !m.asksToWait() {
		return errors.New("retry-after goes with 429, 500 and 503")
	}
	m.When, err = parseWhen(words)
	return err
}

func (m *Misbehaviour) asksToWait() bool {
	return m.What == TooMany || m.What == Fault || m.What == Unavailable
}

// cutBody returns the text of a body: all words up to those that say when.
func cutBody(words []string) (body string, rest []string) {
	for n := 1; n <= len(words); n++ {
		if _, err := parseWhen(words[n:]); err == nil {
			return unquoted(strings.Join(words[:n], " ")), words[n:]
		}
	}
	return "", nil
}

// unquoted takes quotation marks off a text that stands between them.
func unquoted(s string) string {
	if n := len(s); n >= 2 && s[0] == s[n-1] && (s[0] == '"' || s[0] == '\'') {
		return s[1 : n-1]
	}
	return s
}

// parseWhen reads "every 5 for 1m", "first 3", "10%", each at most once.
func parseWhen(words []string) (w When, err error) {
	for len(words) > 0 {
		percent, isPercent := strings.CutSuffix(words[0], "%")
		switch {
		case isPercent && !w.chosen():
			if w.Percent, err = strconv.ParseFloat(percent, 64); err != nil || !(w.Percent > 0 && w.Percent <= 100) {
				return w, fmt.Errorf("%q is no share such as 10%%", text.Clip(words[0], 40))
			}
			words = words[1:]
			continue
		case len(words) == 1:
			return w, fmt.Errorf("%q cannot be made sense of", text.Clip(words[0], 40))
		case words[0] == "every" && !w.chosen():
			w.Every, err = parseCount(words[1])
		case words[0] == "first" && !w.chosen():
			w.First, err = parseCount(words[1])
		case words[0] == "for" && w.For == 0:
			w.For, err = parseTime(words[1])
		default:
			err = fmt.Errorf("%q cannot be made sense of there", text.Clip(words[0], 40))
		}
		if err != nil {
			return w, err
		}
		words = words[2:]
	}
	return w, nil
}

// chosen says whether it is said already which messages are meant.
func (w *When) chosen() bool { return w.Every > 0 || w.First > 0 || w.Percent > 0 }

func parseCount(s string) (int, error) {
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 || n > 1e9 {
		return 0, fmt.Errorf("%q is no number of messages", text.Clip(s, 40))
	}
	return n, nil
}

func parseTime(s string) (time.Duration, error) {
	d, err := time.ParseDuration(s)
	if err != nil || d <= 0 || d > time.Hour {
		return 0, fmt.Errorf("%q is no time up to an hour, such as 500ms, 2s or 5m", text.Clip(s, 40))
	}
	return d, nil
}

// String is the misbehaviour as it was written.
func (m Misbehaviour) String() string { return m.written }
