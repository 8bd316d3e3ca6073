package message

import (
	"slices"
	"strconv"

	"caliper-playground/engine/document"
)

// Subject is what is selected in the tab that shows, by names to look up, the best
// first: a finding's rule, the field under the cursor, the status; behind each the
// message's event.
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
		names = m.fieldUnderCursor()
	case tabHTTP:
		names = append(names, strconv.Itoa(m.Detail.Message.Exchange.Status))
	}
	return append(names, m.About()...)
}

// About is what the message is about: what heads its items, or another of them; its
// status where nothing was read.
func (m *Pane) About() (names []string) {
	if m.Detail == nil {
		return nil
	}
	if a := m.Detail.Message.Assessment; a != nil {
		if head := a.Head(); head != nil {
			names = append(names, head.Type)
		}
		for _, item := range a.Items {
			names = append(names, item.Type)
		}
	}
	if status := m.Detail.Message.Exchange.Status; status != 0 {
		names = append(names, strconv.Itoa(status))
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
