package story

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// valueOf is a value of a story's file as JSON. A decimal keeps its fraction: 15.0
// stays 15.0, as Caliper wants it written.
func valueOf(value any) (json.RawMessage, error) {
	ready, err := readied(value)
	if err != nil {
		return nil, err
	}
	return json.Marshal(ready)
}

// readied makes a value ready to be written as JSON.
func readied(value any) (any, error) {
	switch v := value.(type) {
	case string, bool, int64:
		return v, nil
	case float64:
		s := strconv.FormatFloat(v, 'f', -1, 64)
		if !strings.ContainsAny(s, ".NI") {
			s += ".0"
		}
		return json.RawMessage(s), nil
	case []any:
		list := make([]any, len(v))
		for i, each := range v {
			ready, err := readied(each)
			if err != nil {
				return nil, err
			}
			list[i] = ready
		}
		return list, nil
	case map[string]any:
		table := map[string]any{}
		for name, each := range v {
			ready, err := readied(each)
			if err != nil {
				return nil, err
			}
			table[name] = ready
		}
		return table, nil
	case []map[string]any:
		list := make([]any, len(v))
		for i := range v {
			list[i] = v[i]
		}
		return readied(list)
	}
	return nil, fmt.Errorf("%v is a time without quotes", value)
}
