package library

import (
	"path/filepath"
	"strconv"
	"strings"
)

// CopyPath names a copy of a file, with a mark before its ending: of "a.json" it is
// "a.fixed.json", of "b.ndjson.gz", being unpacked, "b.fixed.ndjson". asLines is for
// a copy that is lines where the file was not.
func CopyPath(path, mark string, asLines bool) string {
	stem, ending := splitPath(path)
	switch {
	case asLines:
		ending = ".ndjson"
	case !isLinesEnding(ending):
		ending = ".json"
	}
	return stem + mark + ending
}

// CopyPath names a copy of the one document: of a part of a file with the line at
// which it stands, "b-7.fixed.json".
func (p Place) CopyPath(mark string) string {
	stem, _ := splitPath(p.Path)
	if p.Line > 0 {
		stem += "-" + strconv.Itoa(p.Line)
	}
	if p.Column > 0 {
		stem += "-" + strconv.Itoa(p.Column)
	}
	return stem + strings.ReplaceAll(p.Element, "/", "-") + mark + ".json"
}

// splitPath cuts the ending off a path, that of packed files besides.
func splitPath(path string) (stem, ending string) {
	if strings.EqualFold(filepath.Ext(path), ".gz") {
		path = path[:len(path)-len(".gz")]
	}
	ending = filepath.Ext(path)
	return strings.TrimSuffix(path, ending), ending
}

func isLinesEnding(ending string) bool {
	return strings.EqualFold(ending, ".ndjson") || strings.EqualFold(ending, ".jsonl")
}
