package library

import (
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"caliper-playground/engine/document"
)

// Layout says how the messages of a session are laid out in a folder.
type Layout string

// The layouts.
const (
	EachFile     Layout = "files"     // a file for each event and entity
	EachEnvelope Layout = "envelopes" // a file for each message, byte for byte
	AllLines     Layout = "lines"     // one file, with a line for each event and entity
	ByHour       Layout = "dated"     // the same in folders of year, month, day and hour of arrival, in UTC
)

// Layouts lists them.
func Layouts() []Layout { return []Layout{EachFile, EachEnvelope, AllLines, ByHour} }

// Laying writes messages into a folder, one after the other. Each file is there
// whole or not at all.
type Laying struct {
	Dir       string
	Name      string // of the session, which files of lines are called after
	Layout    Layout
	Overwrite bool

	Files    int // files that were written
	Items    int // events and entities in them; of EachEnvelope none are counted
	Unusable int // messages that hold no envelope to take apart

	parser *document.Parser
	lines  *linesFile // that is being written; nil for none
	hour   string     // its folder below Dir
}

// Add writes a message that came at a time. Where something is there already that
// is not to be written over, the error is an *ExistsError.
func (l *Laying) Add(seq int, at time.Time, body []byte) error {
	if l.Layout == EachEnvelope {
		return l.put(filepath.Join(l.Dir, messageFile(seq)), body)
	}
	items, ok := l.items(body)
	if !ok {
		l.Unusable++
		return nil
	}
	for i, item := range items {
		if err := l.add(seq, i+1, at, item); err != nil {
			return err
		}
		l.Items++
	}
	return nil
}

// layItem is one event or entity, as it was written.
type layItem struct {
	raw  []byte
	name string // made of type and action
}

// items takes an envelope apart.
func (l *Laying) items(body []byte) (items []layItem, ok bool) {
	if l.parser == nil {
		l.parser = document.NewParser(nil)
	}
	d, err := l.parser.Parse(body)
	if err != nil {
		return nil, false
	}
	data := d.Member(0, "data")
	if data == document.None || d.Nodes[data].Kind != document.Array {
		return nil, false
	}
	for n := range d.Children(data) {
		item := layItem{raw: d.Raw(n)}
		for _, member := range []string{"type", "action"} {
			if m := d.Member(n, member); m != document.None && d.Nodes[m].Kind == document.String {
				item.name += "-" + letters(d.Text(m))
			}
		}
		items = append(items, item)
	}
	return items, true
}

// letters leaves of a word what any file system takes.
func letters(word string) string {
	const longest = 40
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' {
			return r
		}
		return -1
	}, word[:min(len(word), longest)])
}

func (l *Laying) add(seq, n int, at time.Time, item layItem) error {
	if l.Layout == EachFile {
		return l.put(filepath.Join(l.Dir, strings.TrimRight(fmt.Sprintf("message-%06d-%d%s", seq, n, item.name), "-")+".json"), append(item.raw, '\n'))
	}
	if err := l.turnTo(seq, at); err != nil {
		return err
	}
	return l.lines.add(item.raw)
}

// turnTo has the file open that a message's lines go to.
func (l *Laying) turnTo(seq int, at time.Time) error {
	hour, name := "", l.Name+".ndjson"
	if l.Layout == ByHour {
		hour = at.UTC().Format("2006/01/02/15")
		name = fmt.Sprintf("%s-%06d.ndjson", l.Name, seq) // an hour may come twice, where a clock was put back
	}
	if l.lines != nil && hour == l.hour {
		return nil
	}
	if err := l.End(); err != nil {
		return err
	}
	lines, err := beginLines(filepath.Join(l.Dir, filepath.FromSlash(hour), name))
	if err != nil {
		return err
	}
	l.lines, l.hour = lines, hour
	return nil
}

func (l *Laying) put(path string, content []byte) error {
	if err := saveFile(path, content, l.Overwrite); err != nil {
		return err
	}
	l.Files++
	return nil
}

// End puts the file that is being written in its place.
func (l *Laying) End() error {
	if l.lines == nil {
		return nil
	}
	if err := l.lines.put(l.Overwrite); err != nil {
		return err
	}
	l.lines = nil
	l.Files++
	return nil
}

// Discard gives up the file that is being written.
func (l *Laying) Discard() {
	if l.lines != nil {
		l.lines.Discard()
		l.lines = nil
	}
}
