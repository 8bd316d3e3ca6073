package rule

import "math/bits"

// typeID numbers the types of one version; 0 is a type that is not known.
type typeID uint8

// typeSet is a set of types.
type typeSet [4]uint64

func (s *typeSet) add(t typeID)      { s[t>>6] |= 1 << (t & 63) }
func (s *typeSet) has(t typeID) bool { return s[t>>6]&(1<<(t&63)) != 0 }

// all yields each type of the set.
func (s *typeSet) all(yield func(typeID) bool) {
	for i, word := range s {
		for ; word != 0; word &= word - 1 {
			if !yield(typeID(i<<6 + bits.TrailingZeros64(word))) {
				return
			}
		}
	}
}

// join adds the types of another set.
func (s *typeSet) join(other *typeSet) {
	for i := range s {
		s[i] |= other[i]
	}
}

// size counts the types of the set.
func (s *typeSet) size() int { return s.common(s) }

// common counts the types that are in both sets.
func (s *typeSet) common(other *typeSet) int {
	n := 0
	for i := range s {
		n += bits.OnesCount64(s[i] & other[i])
	}
	return n
}

// within says whether another set has all of the types.
func (s *typeSet) within(other *typeSet) bool {
	for i := range s {
		if s[i]&^other[i] != 0 {
			return false
		}
	}
	return true
}

// related says whether one type is a subtype of the other, or the same.
func (p *plan) related(a, b typeID) bool {
	return p.types[a].ancestors.has(b) || p.types[b].ancestors.has(a)
}
