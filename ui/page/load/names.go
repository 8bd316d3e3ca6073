package load

import (
	"path/filepath"
	"strings"

	"caliper-playground/engine/text"
)

// maxName is how many bytes of a foreign text are looked at to be shown: no
// terminal shows more.
const maxName = 4096

// columns shares out the cells of a document's line: so many to its name, so
// many to what it tells; findings get the rest. It goes by the longest of all
// documents, so that nothing jumps when the list is scrolled.
func (b *batch) columns(cells int, sent bool) (names, tells int) {
	if sent {
		cells -= statusCells
	}
	names = min(b.longestName, max(14, cells*45/100))
	tells = min(b.longestTells, max(12, cells*30/100))
	return names, tells
}

// shortName gives a file's name in so many cells. The folders in front of it
// are left out first, then its middle: names differ at both ends.
func shortName(foreign string, cells int) string {
	clean := cleanName(foreign)
	if text.Width(clean) <= cells {
		return clean
	}
	if slash := strings.LastIndexByte(clean, filepath.Separator); slash >= 0 {
		if short := "…" + clean[slash:]; text.Width(short) <= cells {
			return short
		}
		clean = clean[slash+1:]
	}
	return text.Middle(clean, cells)
}

// tail cuts foreign text to so many cells, and keeps its end.
func tail(foreign string, cells int) string {
	clean := cleanName(foreign)
	if w := text.Width(clean); w > cells {
		if cells < 2 {
			return ""
		}
		return "…" + text.Skip(clean, w-cells+1)
	}
	return clean
}

// cleanName makes a foreign name harmless; of one that is far too long, the end
// counts.
func cleanName(foreign string) string {
	if len(foreign) > maxName {
		foreign = strings.ToValidUTF8(foreign[len(foreign)-maxName:], "")
	}
	return text.Clean(foreign)
}
