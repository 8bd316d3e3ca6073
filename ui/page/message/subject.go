package message

import (
	"slices"
	"strconv"

	"caliper-playground/engine/document"
	"caliper-playground/engine/session"
)

// Subject is what is selected in the tab that shows, by names to look up, the best
// first: a finding's rule, the field under the cursor, the status; else, and behind
// rule and status, what the message is about.
func (m *Pane) Subject() []string {
	if m.Detail == nil {
		return nil
	}
	var names []string
	switch m.Tab {
	case TabFindings:
		if f, ok := m.ChosenFinding(); ok {
			names = append(names, f.Rule)
		}
	case TabJSON:
		if field := m.fieldUnderCursor(); field != nil {
			return field
		}
	case tabHTTP:
		names = append(names, strconv.Itoa(m.Detail.Message.Exchange.Status))
	}
	return append(names, m.About()...)
}

// About is what the message that shows is about.
func (m *Pane) About() []string {
	if m.Detail == nil {
		return nil
	}
	return About(m.Detail.Message)
}

// About is what a message is about, by names to look up: its status where it was
// refused, what heads its items, and the others of them.
func About(m session.Message) (names []string) {
	if Refused(m.Entry) && m.Status != 0 {
		names = append(names, strconv.Itoa(m.Status))
	}
	if m.Assessment == nil {
		return names
	}
	if head := m.Assessment.Head(); head != nil {
		names = append(names, head.Type)
	}
	for _, item := range m.Assessment.Items {
		names = append(names, item.Type)
	}
	return names
}

// named are the members whose value is a name of the vocabulary itself.
var named = []string{"type", "action", "profile"}

// fieldUnderCursor is the member that begins on the cursor's line; of a type or an
// action, what it names, and of an element its type.
func (m *Pane) fieldUnderCursor() []string {
	line, ok := m.cursorLine()
	if !ok {
		return nil
	}
	d, src := m.Detail.Source.Document(), m.Detail.Source
	n, ok := src.FirstOn(line)
	if !ok {
		return nil
	}
	switch node := &d.Nodes[n]; {
	case node.IsMember() && slices.Contains(named, d.Name(n)) && node.Kind == document.String:
		return []string{d.Text(n), d.Name(n)}
	case node.IsMember():
		return []string{d.Name(n)}
	case d.Member(n, "data") != document.None:
		return []string{"envelope"}
	}
	if t := d.Member(n, "type"); t != document.None && d.Nodes[t].Kind == document.String {
		return []string{d.Text(t)}
	}
	return nil
}
