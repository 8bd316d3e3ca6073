package compose

import (
	"errors"
	"fmt"
)

// SetAny gives a place any value, whatever the vocabulary says about it: for
// deliberate mistakes, and for what real senders get wrong. A text that reads as
// JSON is that (a number, true, null, an object), any other is a string. What
// stood there gives way, and nothing else follows.
func (d Draft) SetAny(pointer, text string) (Draft, error) {
	at, err := d.locate(pointer)
	if err != nil {
		return d, err
	}
	if at.isRoot() {
		return d, errRoot
	}
	v, err := toAny(text)
	if err != nil {
		return d, err
	}
	return d.checked(d.put(at, v))
}

// AddAny gives an object one more member of any name, with any value, as SetAny
// reads it. The pointer names the object.
func (d Draft) AddAny(pointer, name, text string) (Draft, error) {
	object, err := d.present(pointer)
	switch {
	case err != nil:
		return d, err
	case !object.value.isObject():
		return d, fmt.Errorf("%s is %s and takes no properties", object.name(), object.value.kind)
	case name == "":
		return d, errors.New("a name is needed")
	case object.value.index(name) >= 0:
		return d, fmt.Errorf("%s is there already", name)
	}
	return d.SetAny(below(pointer, name), text)
}

// Raw returns the JSON of what stands at a place, on one line; "" where nothing
// does. SetAny takes it back.
func (d Draft) Raw(pointer string) string {
	at, err := d.locate(pointer)
	if err != nil || at.value == nil {
		return ""
	}
	return compact(at.value)
}

// toAny is toFree, with a way out for a text that only looks like JSON.
func toAny(text string) (*value, error) {
	v, err := toFree(text)
	if err != nil {
		return nil, fmt.Errorf("%w; in quotes, with \\\" for a quote in it, it is a text", err)
	}
	return v, nil
}

// KindOf says which kind of JSON value SetAny makes of a text: "a string", "a
// number", "null" and so on; "" for one that it refuses.
func KindOf(text string) string {
	v, err := toAny(text)
	if err != nil {
		return ""
	}
	return v.kind.String()
}
