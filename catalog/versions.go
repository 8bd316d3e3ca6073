package catalog

import (
	"fmt"
	"strings"
	"sync"
)

// PerVersion returns a function that makes something of each version when it is
// first asked for, once, and may be called from several goroutines. It panics when
// the version is none of Versions.
func PerVersion[T any](of func(Version) T) func(Version) T {
	newest := sync.OnceValue(func() T { return of(V1p2) })
	older := sync.OnceValue(func() T { return of(V1p1) })
	return func(v Version) T {
		switch v {
		case V1p2:
			return newest()
		case V1p1:
			return older()
		}
		panic(fmt.Sprintf("catalog: there is no version %q", string(v)))
	}
}

// vocabularies are immutable once they are decoded. Those of 1.2 are in the folder v1p2.
var vocabularies = PerVersion(func(v Version) *Vocabulary {
	return decodeVocabulary("v" + strings.Replace(string(v), ".", "p", 1))
})

// Versions returns the versions that the catalogue describes, newest first.
func Versions() []Version { return []Version{V1p2, V1p1} }

// Get returns the vocabulary of a version. The first call for a version
// decodes it, which takes a few milliseconds; all calls return the same value,
// which nobody may change, and may come from several goroutines. It panics
// when the version is none of Versions (ParseVersion turns away foreign input)
// or the embedded files are broken.
func Get(v Version) *Vocabulary { return vocabularies(v) }

// contexts are the JSON-LD context IRIs of the versions. They stand here too,
// and not only in the data files, so that telling a document's version does
// not need a vocabulary decoded.
const (
	context1p2 = "http://purl.imsglobal.org/ctx/caliper/v1p2"
	context1p1 = "http://purl.imsglobal.org/ctx/caliper/v1p1"
)

// VersionOfContext returns the version whose context IRI, which is also its
// dataVersion, is exactly the given one. A trailing slash, other schemes and
// the extensions' contexts are not it.
func VersionOfContext(iri string) (Version, bool) {
	switch iri {
	case context1p2:
		return V1p2, true
	case context1p1:
		return V1p1, true
	}
	return "", false
}

// VersionNamedBy returns the version that a context names: its own, or that of one
// of its extensions.
func VersionNamedBy(iri string) (Version, bool) {
	if v, ok := VersionOfContext(iri); ok {
		return v, true
	}
	for _, v := range Versions() {
		if Get(v).ExtensionOf(iri) != nil {
			return v, true
		}
	}
	return "", false
}

// ParseVersion reads a version as people write it: "1.2", "v1.2", "v1p2", or
// its context IRI. The error names the versions there are.
func ParseVersion(s string) (Version, error) {
	trimmed := strings.TrimSpace(s)
	if v, ok := VersionOfContext(trimmed); ok {
		return v, nil
	}
	plain := strings.TrimPrefix(strings.ToLower(trimmed), "v")
	switch strings.Replace(plain, "p", ".", 1) {
	case string(V1p2):
		return V1p2, nil
	case string(V1p1):
		return V1p1, nil
	}
	return "", fmt.Errorf("unknown Caliper version %q: use %s or %s", s, V1p2, V1p1)
}
