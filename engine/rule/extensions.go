package rule

// extensionMask is a set of the extension profiles of 1.1, by their index in the
// vocabulary.
type extensionMask uint8

// extensionAt is the set of the one extension with that index.
func extensionAt(index int) extensionMask { return 1 << index }

func (m extensionMask) has(index int) bool { return m&extensionAt(index) != 0 }

// overlaps says whether two sets have an extension in common.
func (m extensionMask) overlaps(other extensionMask) bool { return m&other != 0 }

// lacksExtension says whether a word needs one of some extensions, and the
// context of none is in force, nor one that may define it otherwise.
func (p *pass) lacksExtension(word string, needs extensionMask) bool {
	return needs != 0 && !needs.overlaps(p.extensions) && !p.others.define(p, []byte(word))
}
