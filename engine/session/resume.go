package session

import (
	"errors"
	"fmt"
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/text"
)

// Resume opens the journal of an earlier session and goes on with it. Half a
// line at its end, which a crash may leave and nobody was promised, is cut off;
// Notice says so. The version is the journal's. The token is a new one unless
// it is given.
func Resume(o Options) (*Session, error) { return openRecorded(o, openJournal) }

// Read opens a session to look at it alone, also while another program goes on
// with it: it is what it was at this moment. Nothing on disk is changed; half a
// line at the end of the journal may just be being written and is passed over.
// What would change the session is an error.
func Read(o Options) (*Session, error) { return openRecorded(o, readJournal) }

func openRecorded(o Options, open func(dir, id string) (*journal, error)) (*Session, error) {
	if err := CheckID(o.ID); err != nil {
		return nil, err
	}
	j, err := open(o.Dir, o.ID)
	if err != nil {
		return nil, err
	}
	s, err := resume(o, j)
	if err != nil {
		return nil, errors.Join(err, j.close())
	}
	return s, nil
}

func resume(o Options, j *journal) (*Session, error) {
	var notices []string
	spec := j.head.Spec
	if _, err := catalog.ParseVersion(string(spec)); err != nil {
		return nil, fmt.Errorf("%s is for Caliper %q, which this program does not know", j.path, spec)
	}
	if o.Spec != "" && o.Spec != spec {
		notices = append(notices, fmt.Sprintf("the session is for Caliper %s, not %s", spec, o.Spec))
	}
	o.Spec = spec
	s := open(o)
	s.journal, s.created = j, j.head.Created

	size, err := j.size()
	if err != nil {
		return nil, err
	}
	found, err := j.replay(s.state, size)
	s.hasFormerLines = found.former
	if err != nil {
		return nil, err
	}
	if torn := size - j.end; torn > 0 && !j.readOnly {
		j.torn = true
		if err := j.mend(); err != nil {
			return nil, err
		}
		notices = append(notices, fmt.Sprintf("the journal ended in half a line of %s, which nobody was promised; it was cut off", text.Plural(int(torn), "byte")))
	}
	if found.damaged > 0 {
		notices = append(notices, fmt.Sprintf("%s of the journal cannot be read and count for nothing", text.Plural(found.damaged, "line")))
	}
	if found.misnumbered {
		notices = append(notices, "lines are missing from the journal; messages are numbered by their place")
	}
	s.notice = strings.Join(notices, "; ")
	s.state.end = j.end
	return s, nil
}
