package document

import (
	"encoding/binary"
	"math/bits"
)

// Symbol stands for a known word, so that names and terms are compared as
// numbers. 0 is every word that is not known.
type Symbol uint16

// Symbols numbers a fixed set of words. It is immutable after NewSymbols and
// may be shared.
type Symbols struct {
	words []string
	slots []slot // open addressing, half empty at least
	mask  uint32
}

// slot is a word in the form in which it is compared: its length, its first
// and its last eight bytes say everything about a word of up to sixteen.
type slot struct {
	first, last uint64
	length      uint16
	symbol      Symbol // 0 where the slot is empty
}

// NewSymbols numbers the words in their order, from 1; repeated ones keep
// their first number.
func NewSymbols(words []string) *Symbols {
	size := uint32(16)
	for int(size) < 2*len(words) {
		size *= 2
	}
	s := &Symbols{words: []string{""}, slots: make([]slot, size), mask: size - 1}
	for _, word := range words {
		if s.Lookup([]byte(word)) != 0 || word == "" {
			continue
		}
		s.words = append(s.words, word)
		first, last := ends([]byte(word))
		i := hash(first, last, len(word)) & s.mask
		for s.slots[i].symbol != 0 {
			i = (i + 1) & s.mask
		}
		s.slots[i] = slot{first: first, last: last, length: uint16(len(word)), symbol: Symbol(len(s.words) - 1)}
	}
	return s
}

// Len returns how many symbols there are, the unknown one included.
func (s *Symbols) Len() int { return len(s.words) }

// Word returns the word of a symbol, "" for 0.
func (s *Symbols) Word(sym Symbol) string { return s.words[sym] }

// Lookup returns the symbol of a word, or 0.
func (s *Symbols) Lookup(word []byte) Symbol {
	first, last := ends(word)
	for i := hash(first, last, len(word)) & s.mask; ; i = (i + 1) & s.mask {
		slot := &s.slots[i]
		if slot.first == first && slot.last == last && int(slot.length) == len(word) &&
			(len(word) <= 16 || s.words[slot.symbol] == string(word)) {
			return slot.symbol
		}
		if slot.symbol == 0 {
			return 0
		}
	}
}

// ends returns the first and the last eight bytes of a word, or what there is
// of them.
func ends(b []byte) (first, last uint64) {
	n := len(b)
	switch {
	case n >= 8:
		return binary.LittleEndian.Uint64(b), binary.LittleEndian.Uint64(b[n-8:])
	case n >= 4:
		return uint64(binary.LittleEndian.Uint32(b)), uint64(binary.LittleEndian.Uint32(b[n-4:]))
	case n > 0:
		return uint64(b[0]) | uint64(b[n/2])<<8, uint64(b[n-1])
	}
	return 0, 0
}

func hash(first, last uint64, length int) uint32 {
	h := (first ^ bits.RotateLeft64(last, 29) ^ uint64(length)) * 0x9e3779b97f4a7c15
	return uint32(h >> 40)
}
