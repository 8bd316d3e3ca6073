package page

import (
	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/session"
	"caliper-playground/ui/component"
	"caliper-playground/ui/keys"
)

// log is the list of messages. It keeps no entries but those in view; the rest
// stays with the session.
type log struct {
	first  int // messages of the session before the first that is listed
	total  int
	list   component.List
	follow bool // the newest message is selected as it arrives

	window []session.Entry // the entries in view
	filter component.Input
	typing bool
	found  search
}

// reset forgets a session.
func (l *log) reset() {
	*l = log{follow: true, list: component.List{Height: l.list.Height}, filter: component.Input{Label: "/"}, found: search{run: l.found.run + 1}}
}

// setTotal tells how many messages there are.
func (l *log) setTotal(n int) {
	l.total = n
	l.measure()
}

// measure brings the list in line with what there is to show.
func (l *log) measure() {
	if l.filter.Value == "" {
		l.list.SetLen(l.total)
	} else {
		l.list.SetLen(len(l.found.matches))
	}
	if l.follow {
		l.list.Select(l.list.Len - 1)
	}
}

// refresh fetches the entries in view from the session's memory.
func (l *log) refresh(s Session) {
	from, to := l.list.Visible()
	if l.filter.Value == "" {
		l.window = s.Entries(from, to)
		return
	}
	l.window = l.window[:0:0]
	for _, at := range l.found.matches[from:to] {
		l.window = append(l.window, s.Entries(at, at+1)...)
	}
}

// selectedSeq returns the number of the selected message, or 0.
func (l *log) selectedSeq() int {
	if l.list.Len == 0 {
		return 0
	}
	if l.filter.Value == "" {
		return l.first + l.list.Cursor + 1
	}
	return l.first + l.found.matches[l.list.Cursor] + 1
}

// selectSeq puts the cursor on a message, or on the nearest one listed after it.
func (l *log) selectSeq(seq int) {
	if l.filter.Value == "" {
		l.list.Select(seq - l.first - 1)
		return
	}
	l.list.Select(l.found.indexOf(seq - l.first - 1))
}

// below counts the messages that are listed below the window.
func (l *log) below() int {
	_, to := l.list.Visible()
	return l.list.Len - to
}

// setFilter lists the messages that match a text, or all for "". The selected
// message stays selected if it is among them.
func (l *log) setFilter(text string) {
	selected := l.selectedSeq()
	l.filter.Value = text
	l.found = search{run: l.found.run + 1, query: newQuery(text), near: max(selected, l.found.near)}
	l.measure()
	if text == "" && selected > 0 && !l.follow {
		l.selectSeq(selected)
	}
}

// typeFilter answers keys while the filter is being typed.
func (b *Bench) typeFilter(press tea.KeyMsg) tea.Cmd {
	l, prompt := &b.log, b.env.Keys.Prompt
	switch {
	case keys.Matches(press.String(), prompt.Accept):
		l.typing = false
	case keys.Matches(press.String(), prompt.Cancel):
		l.typing = false
		l.setFilter("")
	default:
		typed := l.filter
		if !typed.Update(press, prompt) {
			if moveList(&l.list, press.String(), arrowsAlone(b.env.Keys.Move), l.list.Move) {
				l.found.near = 0
			}
			break
		}
		l.setFilter(typed.Value)
	}
	return b.pull()
}

// arrowsAlone leaves out the keys that are letters, for where letters are text.
func arrowsAlone(k keys.Move) keys.Move {
	for _, binding := range []*key.Binding{&k.Up, &k.Down, &k.PageUp, &k.PageDown, &k.Top, &k.Bottom} {
		var long []string
		for _, name := range binding.Keys() {
			if len(name) > 1 {
				long = append(long, name)
			}
		}
		binding.SetKeys(long...)
	}
	return k
}

// nextTrouble selects the next message that failed, was warned about, or was
// refused; after the last one it begins anew.
func (b *Bench) nextTrouble() tea.Cmd {
	l := &b.log
	for step := 1; step <= l.list.Len; step++ {
		row := (l.list.Cursor + step) % l.list.Len
		at := row
		if l.filter.Value != "" {
			at = l.found.matches[row]
		}
		if e := b.session.Entries(at, at+1); len(e) == 1 && isTrouble(e[0]) {
			l.follow = false
			l.list.Select(row)
			return b.pull()
		}
	}
	return do(NoticeMsg{Told, "No message in the log failed or was warned about."})
}
