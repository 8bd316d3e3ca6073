package page

import (
	"sort"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/rule"
	"caliper-playground/engine/session"
)

// chunk is how many entries a filter looks at in one command. Its size keeps a
// million messages from holding up a key.
const chunk = 50_000

// search is a filter at work. Its number tells late results apart.
type search struct {
	run     int
	query   query
	upTo    int // entries before this one have been looked at
	busy    bool
	near    int   // the message to stay at or above, until the cursor is moved; 0 for none
	matches []int // indexes into the session's entries, ascending
}

// indexOf returns where an entry stands among the matches, or where it would.
func (s *search) indexOf(entry int) int { return sort.SearchInts(s.matches, entry) }

// filterMore returns a command that looks at entries which the filter has not
// seen yet, or nil.
func (l *log) filterMore(s Session) tea.Cmd {
	f := &l.found
	if l.filter.Value == "" || f.busy || f.upTo >= l.total {
		return nil
	}
	f.busy = true
	run, q, from, to := f.run, f.query, f.upTo, min(l.total, f.upTo+chunk)
	return func() tea.Msg {
		found := filteredMsg{run: run, upTo: to}
		for i, e := range s.Entries(from, to) {
			if q.matches(e) {
				found.matches = append(found.matches, from+i)
			}
		}
		return found
	}
}

func (l *log) takeFiltered(msg filteredMsg) {
	if msg.run != l.found.run {
		return
	}
	l.found.busy = false
	l.found.upTo = msg.upTo
	l.found.matches = append(l.found.matches, msg.matches...)
	l.measure()
	if l.found.near > 0 && !l.follow {
		l.list.Select(l.found.indexOf(l.found.near-l.first) - 1)
	}
}

// query is what a filter looks for: each of its words somewhere in an entry.
type query []string

func newQuery(text string) query { return strings.Fields(strings.ToLower(text)) }

func (q query) matches(e session.Entry) bool {
	for _, word := range q {
		if !hasWord(e, word) {
			return false
		}
	}
	return true
}

// hasWord says whether a word in small letters is in what the log shows of an
// entry. A verdict or a status counts only as a whole word.
func hasWord(e session.Entry, word string) bool {
	if word == verdictWord(e) || word == strconv.Itoa(e.Status) {
		return true
	}
	for _, field := range [...]string{e.Event, e.Action, e.Object, e.Note} {
		if strings.Contains(strings.ToLower(field), word) {
			return true
		}
	}
	return false
}

func verdictWord(e session.Entry) string {
	switch {
	case e.Status/100 != 2:
		return "refused"
	case !e.Judged:
		return "none"
	default:
		return e.Verdict.String()
	}
}

func isTrouble(e session.Entry) bool {
	return e.Status/100 != 2 || e.Judged && e.Verdict != rule.Pass
}
