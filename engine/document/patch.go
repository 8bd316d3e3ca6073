package document

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
)

// Patch applies a JSON Patch (RFC 6902) to a JSON text. What the patch does not
// touch stays byte for byte as it was: blanks, the order of members, escape
// sequences, number literals. What it inserts follows the layout around it; what
// it moves or copies keeps its own bytes, but for the indentation where it spans
// lines. A move from one name to another, free one in the same object renames
// the member where it stands. A repeated name means its first member; where that is
// moved to its own place, it stands there alone, and the others of its name go.
//
// Either all operations are applied or none. The error is a *SyntaxError where
// the text is no JSON, else a *PatchError.
func Patch(b []byte, ops []Op) ([]byte, error) {
	doc, err := NewParser(nil).Parse(b)
	if err != nil {
		return nil, err
	}
	e := newEditor(doc)
	deepens := false
	for i, op := range ops {
		e.followed = ""
		if err := e.apply(op); err != nil {
			return nil, &PatchError{Index: i, Op: op, Pointer: e.followed, Problem: err.Error()}
		}
		deepens = deepens || op.Op != "remove" && op.Op != "test"
	}
	result := e.text()
	if !deepens {
		return result, nil
	}
	// Inserted values may nest too deeply where they come to stand.
	if _, err := NewParser(nil).Parse(result); err != nil {
		last := len(ops) - 1
		return nil, &PatchError{Index: last, Op: ops[last], Problem: "the patched text cannot be read: " + err.Error()}
	}
	return result, nil
}

// editor is a text that is being edited.
type editor struct {
	before, after []byte // the blanks around the root
	root          *part
	style         *style
	followed      string // how far the pointer at hand could be followed, for errors
}

func newEditor(doc *Document) *editor {
	root := &doc.Nodes[0]
	return &editor{
		before: doc.Bytes[:root.Start], after: doc.Bytes[root.End:],
		root:  &part{raw: doc.Raw(0), doc: doc},
		style: styleOf(doc),
	}
}

func (e *editor) text() []byte {
	b := append([]byte{}, e.before...)
	b = e.root.appendTo(b)
	return append(b, e.after...)
}

func (e *editor) apply(op Op) error {
	switch op.Op {
	case "add":
		value, err := valueOf(op)
		if err != nil {
			return err
		}
		return e.add(op.Path, value, true)
	case "remove":
		return e.remove(op.Path)
	case "replace":
		value, err := valueOf(op)
		if err != nil {
			return err
		}
		return e.replace(op.Path, value)
	case "move":
		return e.move(op.From, op.Path)
	case "copy":
		source, err := e.at(op.From)
		if err != nil {
			return err
		}
		return e.add(op.Path, newPart(source.bytes()), false)
	case "test":
		value, err := valueOf(op)
		if err != nil {
			return err
		}
		return e.test(op.Path, value)
	}
	return fmt.Errorf("the operation %q is none of add, remove, replace, move, copy, test", op.Op)
}

// valueOf reads the value of an operation.
func valueOf(op Op) (*part, error) {
	raw := bytes.TrimSpace(op.Value)
	if len(raw) == 0 {
		return nil, fmt.Errorf("the operation lacks its value")
	}
	doc, err := NewParser(nil).Parse(raw)
	if err != nil {
		return nil, fmt.Errorf("the operation's value is no JSON: %w", err)
	}
	return &part{raw: raw, doc: doc}, nil
}

// place is where a pointer leads: a member of a container, which need not be
// there, or the root.
type place struct {
	chain []step // the containers from the root down; empty for the root itself
	token string // the last token, unescaped
	index int    // in the last container, or -1 where a name is not there
}

// step is a container with the member that the pointer takes there.
type step struct {
	container *part
	index     int
}

func (p *place) container() *part { return p.chain[len(p.chain)-1].container }

// locate follows a pointer to its last token, which it looks up but does not
// need to find. An index equal to an array's length is its end, as "-" is.
func (e *editor) locate(pointer string) (*place, error) {
	p := &place{}
	if pointer == "" {
		return p, nil
	}
	if pointer[0] != '/' {
		return nil, fmt.Errorf("the pointer %q does not start with a slash", pointer)
	}
	current := e.root
	tokens := strings.Split(pointer[1:], "/")
	for i, token := range tokens {
		name, err := readToken(token)
		if err != nil {
			return nil, err
		}
		if !current.isObject() && !current.isArray() {
			return nil, fmt.Errorf("there is neither an object nor an array, so no %q", name)
		}
		if err := current.unfold(); err != nil {
			return nil, err
		}
		index, err := current.lookUp(name)
		if err != nil {
			return nil, err
		}
		p.chain = append(p.chain, step{current, index})
		p.token, p.index = name, index
		if i == len(tokens)-1 {
			break
		}
		if index < 0 || index == len(current.members) {
			return nil, notThere(name)
		}
		current = current.members[index].value
		e.followed += "/" + token
	}
	return p, nil
}

// readToken unescapes a token of a pointer and refuses what is no escape.
func readToken(token string) (string, error) {
	for i := range len(token) {
		if token[i] == '~' && (i+1 == len(token) || token[i+1] != '0' && token[i+1] != '1') {
			return "", fmt.Errorf("the token %q has a ~ that is neither ~0 nor ~1", token)
		}
	}
	return UnescapePointer(token), nil
}

func notThere(name string) error { return fmt.Errorf("there is no %q", name) }

// lookUp returns the place of a member or element; -1 for a name that is not
// there, the length for the end of an array.
func (v *part) lookUp(token string) (int, error) {
	if v.isObject() {
		return v.find(token), nil
	}
	if token == "-" {
		return len(v.members), nil
	}
	index, err := strconv.Atoi(token)
	if err != nil || index < 0 || strconv.Itoa(index) != token {
		return 0, fmt.Errorf("there is an array, and %q is no index", token)
	}
	if index > len(v.members) {
		return 0, fmt.Errorf("the index %d lies behind the array's end; it has %d elements", index, len(v.members))
	}
	return index, nil
}

// existing follows a pointer to a value that must be there.
func (e *editor) existing(pointer string) (*place, error) {
	p, err := e.locate(pointer)
	if err != nil {
		return nil, err
	}
	if len(p.chain) > 0 && (p.index < 0 || p.index == len(p.container().members)) {
		return nil, notThere(p.token)
	}
	return p, nil
}

// at returns the value at a pointer.
func (e *editor) at(pointer string) (*part, error) {
	p, err := e.existing(pointer)
	if err != nil {
		return nil, err
	}
	if len(p.chain) == 0 {
		return e.root, nil
	}
	return p.container().members[p.index].value, nil
}

func (e *editor) remove(pointer string) error {
	p, err := e.existing(pointer)
	if err != nil {
		return err
	}
	if len(p.chain) == 0 {
		return fmt.Errorf("the whole document cannot be removed")
	}
	p.container().remove(p.index)
	return nil
}

func (e *editor) replace(pointer string, value *part) error {
	p, err := e.existing(pointer)
	if err != nil {
		return err
	}
	if len(p.chain) == 0 {
		e.root = value
		return nil
	}
	e.put(p, p.index, value, true)
	return nil
}

// add inserts a value; new ones are laid out for their place, others are
// re-indented at most.
func (e *editor) add(pointer string, value *part, layOut bool) error {
	p, err := e.locate(pointer)
	if err != nil {
		return err
	}
	if len(p.chain) == 0 {
		e.root = value
		return nil
	}
	container, at := p.container(), p.index
	switch {
	case !container.isObject():
		e.insert(p, at, nil)
	case at < 0:
		name, err := quoteName(p.token)
		if err != nil {
			return err
		}
		at = len(container.members)
		e.insert(p, at, name)
	}
	e.put(p, at, value, layOut)
	return nil
}

// quoteName is a member's name as it stands in JSON.
func quoteName(name string) ([]byte, error) {
	quoted, err := jsontext.AppendQuote(nil, name)
	if err != nil {
		return nil, fmt.Errorf("the name %q is not valid UTF-8", name)
	}
	return quoted, nil
}

func (e *editor) move(from, to string) error {
	if strings.HasPrefix(to, from+"/") {
		return fmt.Errorf("a value cannot be moved into itself")
	}
	source, err := e.existing(from)
	if err != nil {
		return err
	}
	if from == to {
		if len(source.chain) > 0 && source.container().isObject() {
			source.container().keepAlone(source.index, source.token)
		}
		return nil
	}
	if len(source.chain) == 0 {
		return fmt.Errorf("the whole document cannot be moved")
	}
	if done, err := e.rename(source, from, to); done || err != nil {
		return err
	}
	value := newPart(source.container().members[source.index].value.bytes())
	source.container().remove(source.index)
	e.followed = ""
	return e.add(to, value, false)
}

// rename gives a member another name where the move stays in its object.
func (e *editor) rename(source *place, from, to string) (bool, error) {
	slash := strings.LastIndexByte(to, '/')
	if slash < 0 || slash != strings.LastIndexByte(from, '/') || from[:slash] != to[:slash] || !source.container().isObject() {
		return false, nil
	}
	token, err := readToken(to[slash+1:])
	if err != nil || source.container().find(token) >= 0 {
		return false, err
	}
	name, err := quoteName(token)
	if err != nil {
		return false, err
	}
	source.container().members[source.index].name = name
	return true, nil
}

func (e *editor) test(pointer string, want *part) error {
	value, err := e.at(pointer)
	if err != nil {
		return err
	}
	got := newPart(value.bytes())
	gotDoc, err := got.nodes()
	if err != nil {
		return err
	}
	if !Equal(gotDoc, 0, want.doc, 0) {
		return fmt.Errorf("the value is not the one that the test expects")
	}
	return nil
}
