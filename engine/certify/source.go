package certify

import "strconv"

// sourceOf names a message as what filled a row, as the session does.
func sourceOf(seq int) string { return "message " + strconv.Itoa(seq) }
