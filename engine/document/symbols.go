package document

// Symbol stands for a known word, so that names and terms are compared as
// numbers. 0 is every word that is not known.
type Symbol uint16

// Symbols numbers a fixed set of words. It is immutable after NewSymbols and
// may be shared.
type Symbols struct {
	words []string
	slots []Symbol // open addressing; sparse, so that most look-ups take one probe
	mask  uint32
}

// NewSymbols numbers the words in their order, from 1; repeated ones keep
// their first number.
func NewSymbols(words []string) *Symbols {
	size := uint32(16)
	for int(size) < 8*len(words) {
		size *= 2
	}
	s := &Symbols{words: []string{""}, slots: make([]Symbol, size), mask: size - 1}
	for _, word := range words {
		if s.Lookup([]byte(word)) != 0 {
			continue
		}
		s.words = append(s.words, word)
		i := hash([]byte(word)) & s.mask
		for s.slots[i] != 0 {
			i = (i + 1) & s.mask
		}
		s.slots[i] = Symbol(len(s.words) - 1)
	}
	return s
}

// Len returns how many symbols there are, the unknown one included.
func (s *Symbols) Len() int { return len(s.words) }

// Word returns the word of a symbol, "" for 0.
func (s *Symbols) Word(sym Symbol) string { return s.words[sym] }

// Lookup returns the symbol of a word, or 0.
func (s *Symbols) Lookup(word []byte) Symbol {
	if s == nil {
		return 0
	}
	for i := hash(word) & s.mask; ; i = (i + 1) & s.mask {
		sym := s.slots[i]
		if sym == 0 || s.words[sym] == string(word) {
			return sym
		}
	}
}

// hash mixes the length with four bytes: words of one vocabulary seldom agree
// in all of them, and a long foreign word costs no more than a short one.
func hash(b []byte) uint32 {
	n := uint32(len(b))
	if n == 0 {
		return 0
	}
	h := uint32(b[0]) | uint32(b[n-1])<<8 | uint32(b[n/2])<<16 | uint32(b[n/4])<<24
	h = (h ^ n*0x9e3779b1) * 0x85ebca6b
	return h ^ h>>15
}
