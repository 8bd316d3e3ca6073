package session

import (
	"strconv"
	"strings"
)

const beforeNumber = "message "

// MessageName is what a message of a session is called, by its number from 1, in reports,
// in expectations and as the source of a mark: "message 12".
func MessageName(seq int) string { return beforeNumber + strconv.Itoa(seq) }

// NumberOf returns the number of the message that is called so; 0 where the name is
// another thing's.
func NumberOf(name string) int {
	digits, is := strings.CutPrefix(name, beforeNumber)
	seq, err := strconv.Atoi(digits)
	if !is || err != nil || MessageName(seq) != name {
		return 0
	}
	return max(0, seq)
}
