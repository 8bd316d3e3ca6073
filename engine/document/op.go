package document

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// Op is one operation of a JSON Patch (RFC 6902).
type Op struct {
	Op    string          `json:"op"`             // add, remove, replace, move, copy or test
	From  string          `json:"from,omitempty"` // of move and copy
	Path  string          `json:"path"`
	Value json.RawMessage `json:"value,omitempty"` // of add, replace and test
}

// String names the operation with its places: "move /a to /b".
func (o Op) String() string {
	if o.Op == "move" || o.Op == "copy" {
		return fmt.Sprintf("%s %q to %q", o.Op, o.From, o.Path)
	}
	return fmt.Sprintf("%s %q", o.Op, o.Path)
}

// Words says what the operation does, for people: "set /action to "Viewed"". Where it
// came from foreign text, so do its words.
func (o Op) Words() string {
	var compact bytes.Buffer
	if json.Compact(&compact, o.Value) != nil {
		compact.Reset()
		compact.Write(o.Value)
	}
	switch o.Op {
	case "add":
		return "add " + o.Path + ": " + compact.String()
	case "remove":
		return "remove " + o.Path
	case "replace":
		return "set " + o.Path + " to " + compact.String()
	case "move", "copy":
		if o.Op == "move" && o.From == o.Path {
			return "let " + o.Path + " stand once"
		}
		return o.Op + " " + o.From + " to " + o.Path
	}
	return o.Op + " " + o.Path
}

// PatchError says which operation of a patch cannot be applied, and why.
type PatchError struct {
	Index   int // of the operation in the patch, from 0
	Op      Op
	Pointer string // the place where it failed, as far as it could be followed
	Problem string
}

// Error names the operation, counted from 1, the place and the problem.
func (e *PatchError) Error() string {
	return fmt.Sprintf("operation %d, %s: at %q %s", e.Index+1, e.Op, e.Pointer, e.Problem)
}
