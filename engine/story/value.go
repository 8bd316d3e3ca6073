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

// readied makes a value ready to be written as JSON. In lists and tables it does so where
// they are: what is in them is replaced.
func readied(value any) (ready any, err error) {
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
		for i := range v {
			if v[i], err = readied(v[i]); err != nil {
				return nil, err
			}
		}
		return v, nil
	case map[string]any:
		for name := range v {
			if v[name], err = readied(v[name]); err != nil {
				return nil, err
			}
		}
		return v, nil
	case []map[string]any:
		for _, table := range v {
			if _, err := readied(table); err != nil {
				return nil, err
			}
		}
		return v, nil
	}
	return nil, fmt.Errorf("%v is a time without quotes", value)
}
