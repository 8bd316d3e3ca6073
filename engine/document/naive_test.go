package document_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"caliper-playground/engine/document"
)

// naivePatch applies a patch to a decoded value in the plainest way.
func naivePatch(root any, ops []document.Op) (any, error) {
	for _, op := range ops {
		var err error
		if root, err = naiveApply(root, op); err != nil {
			return nil, err
		}
	}
	return root, nil
}

func naiveApply(root any, op document.Op) (any, error) {
	value, err := naiveOperand(root, op)
	if err != nil {
		return nil, err
	}
	if op.Op == "move" {
		if op.From == op.Path {
			return root, nil
		}
		if strings.HasPrefix(op.Path, op.From+"/") {
			return nil, errors.New("into itself")
		}
		if root, err = naiveChange(root, op.From, naiveRemove); err != nil {
			return nil, err
		}
	}
	switch op.Op {
	case "remove":
		return naiveChange(root, op.Path, naiveRemove)
	case "replace":
		if _, err := naiveGet(root, op.Path); err != nil || op.Path == "" {
			return value, err
		}
		return naiveChange(root, op.Path, func(parent any, key string) (any, error) { return naiveSet(parent, key, value), nil })
	}
	if op.Path == "" {
		return value, nil
	}
	return naiveChange(root, op.Path, func(parent any, key string) (any, error) { return naiveAdd(parent, key, value) })
}

// naiveOperand returns the value that an operation puts somewhere, a copy.
func naiveOperand(root any, op document.Op) (any, error) {
	switch op.Op {
	case "add", "replace":
		return naiveDecode(op.Value)
	case "move", "copy":
		value, err := naiveGet(root, op.From)
		if err != nil {
			return nil, err
		}
		text, err := json.Marshal(value)
		if err != nil {
			return nil, err
		}
		return naiveDecode(text)
	}
	return nil, nil
}

func naiveDecode(text []byte) (value any, err error) {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	err = decoder.Decode(&value)
	return value, err
}

func naiveTokens(pointer string) []string {
	if pointer == "" {
		return nil
	}
	tokens := strings.Split(pointer[1:], "/")
	for i := range tokens {
		tokens[i] = document.UnescapePointer(tokens[i])
	}
	return tokens
}

func naiveGet(value any, pointer string) (any, error) {
	if pointer != "" && pointer[0] != '/' {
		return nil, errors.New("no pointer")
	}
	for _, token := range naiveTokens(pointer) {
		switch v := value.(type) {
		case map[string]any:
			inner, ok := v[token]
			if !ok {
				return nil, fmt.Errorf("no %q", token)
			}
			value = inner
		case []any:
			index, err := naiveIndex(token, len(v)-1)
			if err != nil {
				return nil, err
			}
			value = v[index]
		default:
			return nil, errors.New("no container")
		}
	}
	return value, nil
}

func naiveIndex(token string, last int) (int, error) {
	index, err := strconv.Atoi(token)
	if err != nil || index < 0 || index > last || strconv.Itoa(index) != token {
		return 0, fmt.Errorf("no index: %q", token)
	}
	return index, nil
}

// naiveChange puts what change makes of the container of a pointer's last
// token in that container's place.
func naiveChange(root any, pointer string, change func(parent any, key string) (any, error)) (any, error) {
	if pointer != "" && pointer[0] != '/' {
		return nil, errors.New("no pointer")
	}
	tokens := naiveTokens(pointer)
	if len(tokens) == 0 {
		return change(nil, "")
	}
	if len(tokens) == 1 {
		return change(root, tokens[0])
	}
	up := pointer[:strings.LastIndexByte(pointer, '/')]
	parent, err := naiveGet(root, up)
	if err != nil {
		return nil, err
	}
	changed, err := change(parent, tokens[len(tokens)-1])
	if err != nil {
		return nil, err
	}
	return naiveChange(root, up, func(grand any, key string) (any, error) { return naiveSet(grand, key, changed), nil })
}

// naiveSet overwrites a member or an element that is there.
func naiveSet(parent any, key string, value any) any {
	switch p := parent.(type) {
	case map[string]any:
		p[key] = value
	case []any:
		index, _ := strconv.Atoi(key) // naiveGet has been there
		p[index] = value
	}
	return parent
}

func naiveRemove(parent any, key string) (any, error) {
	switch p := parent.(type) {
	case map[string]any:
		if _, ok := p[key]; !ok {
			return nil, errors.New("nothing to remove")
		}
		delete(p, key)
		return p, nil
	case []any:
		index, err := naiveIndex(key, len(p)-1)
		if err != nil {
			return nil, err
		}
		return slices.Delete(slices.Clone(p), index, index+1), nil
	}
	return nil, errors.New("no container")
}

func naiveAdd(parent any, key string, value any) (any, error) {
	switch p := parent.(type) {
	case map[string]any:
		p[key] = value
		return p, nil
	case []any:
		if key == "-" {
			return append(slices.Clone(p), value), nil
		}
		index, err := naiveIndex(key, len(p))
		if err != nil {
			return nil, err
		}
		return slices.Insert(slices.Clone(p), index, value), nil
	}
	return nil, errors.New("no container")
}
