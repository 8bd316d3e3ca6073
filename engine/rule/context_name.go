package rule

import (
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

// contextKind says what the IRI of a context is.
type contextKind uint8

const (
	noContext               contextKind = iota // neither an IRI nor an object
	inlineContext                              // an object
	foreignContext                             // another vocabulary's
	caliperContext                             // one that Caliper publishes
	misspelledContext                          // one of those, but for a letter or two
	oldestContext                              // that of Caliper 1.0
	otherVersionContext                        // of a version that there is not, or not here
	unknownExtensionContext                    // of an extension of Caliper that is not known
)

// contextName is what an entry of a @context names.
type contextName struct {
	node  document.NodeID
	kind  contextKind
	known *knownContext // the published one that it is, or is meant to be; else nil
}

// contextBase is how every context of Caliper starts.
const contextBase = "http://purl.imsglobal.org/ctx/caliper/"

// contextNamed says what the IRI of a context is.
func (t *tables) contextNamed(iri []byte) contextName {
	if known := t.context(iri); known != nil {
		return contextName{kind: caliperContext, known: known}
	}
	text := string(iri)
	base, version := cutVersion(text)
	if bareIRI(base) != bareIRI(contextBase) {
		version = ""
	}
	if version != "" {
		switch {
		case version == "v1" || version == "v1p0":
			return contextName{kind: oldestContext}
		case t.context([]byte(contextBase+version)) == nil:
			return contextName{kind: otherVersionContext}
		}
	}
	// The number of another version is no slip of the pen.
	if near := t.contextNear(text); near != nil && (version == "" || strings.HasPrefix(near.iri, contextBase+version)) {
		return contextName{kind: misspelledContext, known: near}
	}
	switch {
	case !isIRI(iri):
		return contextName{kind: noContext}
	case strings.HasPrefix(text, contextBase) && strings.HasSuffix(text, "-extension"):
		return contextName{kind: unknownExtensionContext}
	case strings.HasPrefix(text, contextBase):
		return contextName{kind: otherVersionContext}
	}
	return contextName{kind: foreignContext}
}

// contextNear returns the published context that an IRI is but for its scheme,
// case, www., a slash at the end, or up to two letters; or nil.
func (t *tables) contextNear(iri string) *knownContext {
	const letters = 2
	bare, fewest := bareIRI(iri), letters+1
	var near *knownContext
	for i := range t.contexts {
		known := &t.contexts[i]
		if !mayBe(bare, known.bare) {
			continue
		}
		if n := catalog.Slips(bare, known.bare, fewest-1); n >= 0 {
			near, fewest = known, n
		}
	}
	return near
}

// mayBe says whether two letters can be all that two texts differ in. One of five
// parts is then the same, since swapped neighbours spoil two parts at the most.
// It is for speed alone: most contexts are surely not Caliper's.
func mayBe(text, known string) bool {
	if more := len(text) - len(known); more > 2 || more < -2 {
		return false
	}
	const parts = 5
	for i := range parts {
		if strings.Contains(text, known[i*len(known)/parts:(i+1)*len(known)/parts]) {
			return true
		}
	}
	return false
}

// bareIRI brings the IRI of a context into the form in which a misspelled one is
// compared: small letters, without scheme, www. and slashes at the end.
func bareIRI(iri string) string {
	bare := strings.ToLower(strings.TrimSpace(iri))
	if _, rest, found := strings.Cut(bare, "://"); found {
		bare = rest
	}
	return strings.Trim(strings.TrimPrefix(bare, "www."), "/")
}

// cutVersion cuts the first part of the form "v1p2" out of an IRI that follows
// Caliper's own path, and returns what stands before it.
func cutVersion(iri string) (base, version string) {
	bare := strings.ToLower(iri)
	i := strings.Index(bare, "/caliper/v")
	if i < 0 {
		return "", ""
	}
	start := i + len("/caliper/")
	end := start + 1
	for end < len(bare) && (isDigit(bare[end]) || bare[end] == 'p' || bare[end] == '.') {
		end++
	}
	return bare[:start], bare[start:end]
}
