package library

import (
	"net/url"
	"os"
	"path/filepath"
	"strings"
)

// LooksLikeJSON says whether pasted text is meant as documents rather than as
// the name of a file.
func LooksLikeJSON(text string) bool {
	text = strings.TrimSpace(strings.TrimPrefix(text, "\ufeff"))
	if text == "" || strings.ContainsAny(text[:1], "{[") || isMember([]byte(text)) {
		return text != ""
	}
	first, _, several := strings.Cut(text, "\n")
	return several && strings.ContainsAny(first, "{}[]")
}

// PastedPaths takes pasted text as paths, one a line, as file managers and
// shells write them: quoted, escaped, or as a file URL.
func PastedPaths(text string) []string {
	var paths []string
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		paths = append(paths, plainPath(line))
	}
	return paths
}

func plainPath(word string) string {
	if rest, ok := strings.CutPrefix(word, "file://"); ok {
		if slash := strings.IndexByte(rest, '/'); slash >= 0 {
			if path, err := url.PathUnescape(rest[slash:]); err == nil {
				return path
			}
		}
	}
	if n := len(word); n >= 2 && (word[0] == '\'' || word[0] == '"') && word[n-1] == word[0] {
		return word[1 : n-1]
	}
	if os.PathSeparator == '/' {
		return strings.NewReplacer(`\ `, " ", `\(`, "(", `\)`, ")", `\'`, "'", `\&`, "&", `\\`, `\`).Replace(word)
	}
	return word
}

// Absolute resolves a typed path: "~" is the home folder, and what is relative
// begins at the folder that is shown. It does no I/O.
func Absolute(path, folder, home string) string {
	if path == "~" || strings.HasPrefix(path, "~/") {
		if home != "" {
			path = home + path[1:]
		}
	}
	if !filepath.IsAbs(path) {
		path = filepath.Join(folder, path)
	}
	return filepath.Clean(path)
}
