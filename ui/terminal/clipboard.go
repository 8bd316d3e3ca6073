package terminal

import "encoding/base64"

// CopySequence asks the terminal to put text on its clipboard (OSC 52). No
// terminal says whether it did, and some cut or refuse it, so whatever is
// copied should be kept in a file too. The sequence holds text only as base64.
func CopySequence(text string) string {
	return "\x1b]52;c;" + base64.StdEncoding.EncodeToString([]byte(text)) + "\x07"
}
