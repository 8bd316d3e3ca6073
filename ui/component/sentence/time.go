package sentence

import (
	"fmt"
	"strings"
	"time"

	"caliper-playground/engine/document"
)

// when tells a time as people do; one that cannot be read is told as written.
func when(written string) string {
	if written == "" {
		return ""
	}
	t, err := time.Parse(time.RFC3339Nano, written)
	if err != nil {
		return ", at the time “" + short(written) + "”"
	}
	zone := "UTC"
	if _, offset := t.Zone(); offset != 0 {
		zone = t.Format("-07:00")
	}
	return " on " + t.Format("2 January 2006 at 15:04:05 ") + zone
}

// moment is a place in a recording.
type moment struct {
	time string // as a player shows it
	name string // as it is written, or empty
}

// momentOf reads a MediaLocation that has a time.
func momentOf(d *document.Document, location document.NodeID) (moment, bool) {
	if location == document.None || d.Said(d.Member(location, "type")) != "MediaLocation" {
		return moment{}, false
	}
	written := d.Said(d.Member(location, "currentTime"))
	if written == "" {
		return moment{}, false
	}
	return moment{clock(written), d.Said(d.Member(location, "name"))}, true
}

func (t *teller) moment(m moment) {
	t.say(m.time)
	if m.name != "" {
		t.say(" (")
		t.label(label{text: m.name, isName: true})
		t.say(")")
	}
}

// clock tells an ISO 8601 duration as a player does: 3:05, 1:02:03.5. One of
// days or more, or that cannot be read, is told as written.
func clock(written string) string {
	rest, isTime := strings.CutPrefix(written, "PT")
	d, err := time.ParseDuration(strings.ToLower(rest))
	if !isTime || err != nil || d < 0 || strings.ContainsAny(rest, "+-") || strings.Contains(strings.ToUpper(rest), "MS") {
		return "“" + short(written) + "”"
	}
	hours, minutes, seconds := int(d.Hours()), int(d.Minutes())%60, int(d.Seconds())%60
	told := fmt.Sprintf("%d:%02d", minutes, seconds)
	if hours > 0 {
		told = fmt.Sprintf("%d:%02d:%02d", hours, minutes, seconds)
	}
	if nanos := d % time.Second; nanos > 0 {
		told += strings.TrimRight(fmt.Sprintf(".%09d", int(nanos)), "0")
	}
	return told
}
