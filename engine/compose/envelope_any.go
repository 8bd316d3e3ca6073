package compose

import (
	"errors"
	"fmt"
)

// SetAny gives a member of the envelope any value, as Draft.SetAny does; one
// that is missing is added, whatever its name.
func (e Envelope) SetAny(pointer, text string) (Envelope, error) {
	name, err := e.member(pointer)
	if err != nil {
		return e, err
	}
	if name == "" {
		return e, errors.New("a name is needed")
	}
	v, err := toAny(text)
	if err != nil {
		return e, err
	}
	e.head = e.head.with(name, v)
	return e.holding(e.drafts), nil
}

// Rename gives a member of the envelope another name. Where one that is
// required loses its own, the message will be refused.
func (e Envelope) Rename(pointer, name string) (Envelope, error) {
	old, err := e.member(pointer)
	i := e.head.index(old)
	switch {
	case err != nil:
		return e, err
	case i < 0:
		return e, fmt.Errorf("there is no %s in the envelope", old)
	case name == "":
		return e, errors.New("a name is needed")
	case name == old:
		return e, nil
	case e.head.index(name) >= 0 || name == "data":
		return e, fmt.Errorf("%q is there already", name)
	}
	e.head = e.head.without(old).inserted(i, name, e.head.members[i].value)
	return e.holding(e.drafts), nil
}

// Raw returns the JSON of a member of the envelope, on one line; "" where there
// is none of that name.
func (e Envelope) Raw(pointer string) string {
	name, err := e.member(pointer)
	if err != nil || e.head.index(name) < 0 {
		return ""
	}
	return compact(e.head.get(name))
}
