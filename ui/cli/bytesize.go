package cli

import (
	"strconv"
	"strings"
)

// byteSize is a flag for a number of bytes.
type byteSize int64

func (b *byteSize) String() string { return strconv.FormatInt(int64(*b), 10) }
func (b *byteSize) Type() string   { return "bytes" }

// Set reads a number with one of the letters K, M, G (powers of 1024).
func (b *byteSize) Set(s string) error {
	digits, shift := strings.ToUpper(strings.TrimSpace(s)), 0
	digits = strings.TrimSuffix(strings.TrimSuffix(digits, "B"), "I")
	for i, letter := range []string{"K", "M", "G"} {
		if rest, ok := strings.CutSuffix(digits, letter); ok {
			digits, shift = rest, 10*(i+1)
			break
		}
	}
	n, err := strconv.ParseInt(digits, 10, 64)
	if err != nil || n <= 0 || n > 1<<32>>shift {
		return usage("%q is no size between 1 byte and 4 GiB, such as 1048576 or 8M", s)
	}
	*b = byteSize(n << shift)
	return nil
}
