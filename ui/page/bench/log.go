package bench

import (
	"fmt"
	"maps"
	"slices"
	"sort"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/query"
	"caliper-playground/engine/session"
	"caliper-playground/ui/component"
	"caliper-playground/ui/page"
)

// log is the list of messages. It keeps no entries but those in view; the rest
// stays with the session.
type log struct {
	first  int // messages of the session before the first that is listed
	total  int
	asks   []session.Request // without a message and without a number, listed between
	list   component.List
	follow bool // the newest message is selected as it arrives

	window []session.Entry // the entries in view
	find   component.Finder
	asked  string // the filter in force
	found  search

	seeking int          // the number of the last look for trouble
	marked  map[int]bool // the numbers of messages that are marked
	awaited int          // the message to select once it is listed; 0 for none
}

// reset forgets a session.
func (l *log) reset() {
	*l = log{follow: true, list: component.List{Height: l.list.Height}, found: search{run: l.found.run + 1}, marked: map[int]bool{},
		seeking: l.seeking + 1}
}

// setTotal tells how many messages there are, and which requests came between
// them.
func (l *log) setTotal(n int, requests []session.Request) {
	selected, before := l.selectedSeq(), len(l.asks)
	l.total, l.asks = n, l.asks[:0:0]
	for _, r := range requests {
		if r.After >= l.first && r.After <= l.first+n {
			l.asks = append(l.asks, r)
		}
	}
	l.measure()
	if selected > 0 && !l.follow && l.asked == "" && len(l.asks) != before {
		l.selectSeq(selected)
	}
}

// row is the line of a message in the log, both from 0: requests stand between.
func (l *log) row(message int) int {
	return message + sort.Search(len(l.asks), func(i int) bool { return l.asks[i].After-l.first > message })
}

// at returns the message of a line, from 0, or the request that stands there.
func (l *log) at(row int) (message int, ask *session.Request) {
	for i := range l.asks { // few
		switch place := l.asks[i].After - l.first + i; {
		case place == row:
			return 0, &l.asks[i]
		case place > row:
			return row - i, nil
		}
	}
	return row - len(l.asks), nil
}

// measure brings the list in line with what there is to show.
func (l *log) measure() {
	if l.asked == "" {
		l.list.SetLen(l.total + len(l.asks))
	} else {
		l.list.SetLen(len(l.found.matches))
	}
	if l.follow {
		l.list.Select(l.newest())
	}
	l.selectAwaited()
}

// newest is the line of the newest message, or of the newest request where there
// is no message.
func (l *log) newest() int {
	if l.asked != "" || l.total == 0 {
		return l.list.Len - 1
	}
	return l.row(l.total - 1)
}

// selectNewestRequest selects the newest request that is no message, which is not
// among what a filter lists.
func (l *log) selectNewestRequest() {
	if n := len(l.asks); n > 0 {
		l.setFilter("")
		l.follow = false
		l.list.Select(l.asks[n-1].After - l.first + n - 1)
	}
}

// await selects a message as soon as it is listed, and lists it whatever the
// filter says.
func (l *log) await(seq int) {
	l.awaited, l.follow, l.found.near = seq, false, 0
	if l.asked != "" {
		l.found.keep(seq - l.first - 1)
	}
	l.measure()
}

func (l *log) selectAwaited() {
	at := l.awaited - l.first - 1
	if l.awaited == 0 || at >= l.total || l.asked != "" && at >= l.found.upTo {
		return
	}
	seq := l.awaited
	l.awaited = 0
	l.selectSeq(seq)
}

// mark marks the selected message, or no longer.
func (l *log) mark() {
	switch seq := l.selectedSeq(); {
	case seq == 0:
	case l.marked[seq]:
		delete(l.marked, seq)
	default:
		l.marked[seq] = true
	}
}

// markSelected marks the selected message, or no longer, and says so where the
// log is not in sight.
func (b *Page) markSelected() tea.Cmd {
	b.log.mark()
	seq := b.log.selectedSeq()
	if seq == 0 || b.layout.wide || b.focus == paneLog {
		return b.pull()
	}
	said := fmt.Sprintf("Message %d is marked.", seq)
	if !b.log.marked[seq] {
		said = fmt.Sprintf("Message %d is no longer marked.", seq)
	}
	b.env.Say(page.Told, said)
	return b.pull()
}

// markedSeqs returns the numbers of the marked messages in their order.
func (l *log) markedSeqs() []int { return slices.Sorted(maps.Keys(l.marked)) }

// refresh fetches the entries in view from the session's memory.
func (l *log) refresh(s page.Session) {
	from, to := l.list.Visible()
	l.window = l.window[:0:0]
	if l.asked == "" {
		for row := from; row < to; row++ {
			if message, ask := l.at(row); ask != nil {
				l.window = append(l.window, ask.Entry)
			} else {
				l.window = append(l.window, s.Entries(message, message+1)...)
			}
		}
		return
	}
	for _, at := range l.found.matches[from:min(to, len(l.found.matches))] {
		l.window = append(l.window, s.Entries(at, at+1)...)
	}
}

// selectedSeq returns the number of the selected message, or 0.
func (l *log) selectedSeq() int {
	if l.list.Len == 0 {
		return 0
	}
	if l.asked == "" {
		message, ask := l.at(l.list.Cursor)
		if ask != nil {
			return 0
		}
		return l.first + message + 1
	}
	return l.first + l.found.matches[l.list.Cursor] + 1
}

// selectSeq puts the cursor on a message, or on the nearest one listed after it.
func (l *log) selectSeq(seq int) {
	if l.asked == "" {
		l.list.Select(l.row(seq - l.first - 1))
		return
	}
	l.list.Select(l.found.indexOf(seq - l.first - 1))
}

// setFilter lists the messages that match a text, or all for "". The selected
// message stays selected if it is among them; where none was, the one that was selected
// before comes back with all the others.
func (l *log) setFilter(text string) {
	selected := l.selectedSeq()
	l.asked = text
	if l.find.Input().Value() != text {
		l.find.Set(text)
	}
	l.seeking++
	l.found = search{run: l.found.run + 1, query: query.Parse(text), near: max(selected, l.found.near)}
	l.measure()
	if selected == 0 {
		selected = l.found.near
	}
	if text == "" && selected > 0 && !l.follow {
		l.selectSeq(selected)
	}
}

// move moves the cursor, and lets it be where it is from then on.
func (l *log) move(by int) {
	l.list.Move(by)
	l.follow, l.found.near = false, 0
	l.seeking++
}
