package session

import "caliper-playground/engine/document"

// hashString hashes a text as document.HashBytes does its bytes.
func hashString(s string) uint64 {
	var room [128]byte
	return document.HashBytes(append(room[:0], s...))
}
