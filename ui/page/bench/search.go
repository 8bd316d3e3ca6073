package bench

import (
	"slices"
	"sort"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/query"
	"caliper-playground/engine/session"
	"caliper-playground/ui/component/mark"
	"caliper-playground/ui/page"
)

// A filter looks at entries in commands that are over soon, so that what was
// found shows at once and a filter that is no longer wanted does not go on.
const (
	searchBlock = 4096                   // entries fetched at once
	searchTime  = 100 * time.Millisecond // how long one command looks
)

// search is a filter at work. Its number tells late results apart.
type search struct {
	run     int
	query   query.Query
	upTo    int // entries before this one have been looked at
	busy    bool
	near    int   // the message to stay at or above, until the cursor is moved; 0 for none
	matches []int // indexes into the session's entries, ascending
	kept    []int // entries that are listed whatever the query says
}

// indexOf returns where an entry stands among the matches, or where it would.
func (s *search) indexOf(entry int) int { return sort.SearchInts(s.matches, entry) }

// keep lists an entry although it may not match.
func (s *search) keep(entry int) {
	if !slices.Contains(s.kept, entry) {
		s.kept = append(s.kept, entry)
	}
	s.addKept()
}

// addKept puts those that have been looked at among the matches.
func (s *search) addKept() {
	for _, entry := range s.kept {
		if at := s.indexOf(entry); entry < s.upTo && (at == len(s.matches) || s.matches[at] != entry) {
			s.matches = slices.Insert(slices.Clone(s.matches), at, entry)
		}
	}
}

// filterMore returns a command that looks at entries which the filter has not
// seen yet, or nil.
func (l *log) filterMore(s page.Session, take func(filtered) tea.Cmd) tea.Cmd {
	f := &l.found
	if l.asked == "" || f.busy || f.upTo >= l.total {
		return nil
	}
	if f.query.Problem() != "" { // as it is written it matches nothing
		f.upTo = l.total
		f.addKept()
		l.measure()
		return nil
	}
	f.busy = true
	run, q, from, total := f.run, f.query, f.upTo, l.total
	return page.After(func() filtered {
		found := filtered{run: run, upTo: from}
		m := query.NewMatcher(q)
		for until := time.Now().Add(searchTime); found.upTo < total && time.Now().Before(until); {
			block := s.Entries(found.upTo, min(total, found.upTo+searchBlock))
			if len(block) == 0 {
				found.upTo = total // the session has fewer than it said
				break
			}
			for i := range block {
				is, read := matches(m, s, &block[i])
				if is {
					found.matches = append(found.matches, found.upTo)
				}
				found.upTo++
				if read && time.Now().After(until) {
					break
				}
			}
		}
		return found
	}, take)
}

// filtered is which entries among some match the filter.
type filtered struct {
	run     int
	upTo    int // entries before this one have been looked at
	matches []int
}

func (l *log) takeFiltered(msg filtered) {
	if msg.run != l.found.run {
		return
	}
	l.found.busy = false
	l.found.upTo = msg.upTo
	l.found.matches = append(l.found.matches, msg.matches...)
	l.found.addKept()
	l.measure()
	if l.found.near > 0 && !l.follow {
		l.list.Select(l.found.indexOf(l.found.near-l.first) - 1)
	}
}

// seek looks for the next message that failed, was
// warned about or was refused, up or down the list; past its end it begins anew.
func (b *Page) seek(by int) tea.Cmd {
	l, s := &b.log, b.session
	l.seeking++
	run, cursor, length := l.seeking, l.list.Cursor, l.list.Len
	var matches []int // nil where all is listed
	if l.asked != "" {
		matches = l.found.matches[:length:length]
	} else { // requests are never looked for
		message, ask := l.at(cursor)
		if ask != nil {
			message = max(0, ask.After-l.first-1)
		}
		cursor, length = message, l.total
	}
	return page.AfterTwo(func() (seq int, said string) {
		w := walker{session: s, matches: matches}
		for step := 1; step <= length; step++ {
			beyond := cursor + by*step
			row := (beyond%length + length) % length
			if e, ok := w.at(row); ok && mark.IsTrouble(e) {
				return e.Seq, soughtWords(by, beyond < 0 || beyond >= length, row == cursor)
			}
		}
		return 0, noTrouble
	}, func(seq int, said string) tea.Cmd {
		if run != b.log.seeking {
			return nil // another key came first
		}
		return b.sought(seq, said)
	})
}

// soughtWords says that a look for trouble went past the end of the list, or
// came back to where it began.
func soughtWords(by int, beyond, same bool) string {
	switch {
	case same:
		return "This is the only one in the list that failed, was warned about or was refused."
	case beyond && by > 0:
		return "There is no failure or warning further down: this is the first one from the top."
	case beyond:
		return "There is no failure or warning further up: this is the last one of all."
	}
	return ""
}

// sought selects the message that a look for trouble has found, if there is one, and says
// what is to be said about the way there.
func (b *Page) sought(seq int, said string) tea.Cmd {
	if said != "" {
		b.env.Say(page.Told, said)
	}
	if seq == 0 {
		return nil
	}
	if !b.layout.wide && b.focus == paneProfiles { // the log is not in sight
		b.focus = paneLog
	}
	b.log.follow = false
	b.log.selectSeq(seq)
	return b.pull()
}

const noTrouble = "No message in the log failed or was warned about."

// walker reads the entries of a list row by row, fetching them in blocks.
type walker struct {
	session page.Session
	matches []int
	from    int
	block   []session.Entry
}

func (w *walker) at(row int) (session.Entry, bool) {
	at := row
	if w.matches != nil {
		at = w.matches[row]
	}
	if at < w.from || at >= w.from+len(w.block) {
		w.from = at - at%searchBlock
		w.block = w.session.Entries(w.from, w.from+searchBlock)
	}
	if at-w.from >= len(w.block) {
		return session.Entry{}, false
	}
	return w.block[at-w.from], true
}

// matches says whether an entry is among those that are looked for, and
// whether the message had to be read back to know. What cannot be read back
// does not match.
func matches(m *query.Matcher, s page.Session, e *session.Entry) (is, read bool) {
	line := e.Subject(s.Spec())
	answer := m.Ask(&line)
	if answer != query.Unsure {
		return answer == query.Yes, false
	}
	message, err := s.Message(e.Seq)
	if err != nil {
		return false, true
	}
	whole := message.Subject(s.Spec())
	return m.Ask(&whole) == query.Yes, true
}
