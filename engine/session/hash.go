package session

// The FNV-1a hash, of 64 bits. The index beside the journal keeps hashes, so
// they must be the same in every run.
const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

func hashBytes(b []byte) uint64 {
	h := uint64(fnvOffset)
	for _, c := range b {
		h = (h ^ uint64(c)) * fnvPrime
	}
	return h
}

func hashString(s string) uint64 {
	h := uint64(fnvOffset)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * fnvPrime
	}
	return h
}

// hashJSON hashes a JSON text as if there were no white space between its
// tokens, so that an event that is printed otherwise is still the same.
func hashJSON(b []byte) uint64 {
	h := uint64(fnvOffset)
	inString := false
	for i := 0; i < len(b); i++ {
		c := b[i]
		switch {
		case inString && c == '\\' && i+1 < len(b):
			h = (h ^ uint64(c)) * fnvPrime
			i++
			c = b[i]
		case c == '"':
			inString = !inString
		case !inString && (c == ' ' || c == '\n' || c == '\t' || c == '\r'):
			continue
		}
		h = (h ^ uint64(c)) * fnvPrime
	}
	return h
}
