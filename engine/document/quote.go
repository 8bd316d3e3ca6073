package document

import (
	"encoding/json"
	"strings"
)

// Quote writes a text as a JSON string. What is not UTF-8 becomes U+FFFD; angle
// brackets and ampersands stay as they are.
func Quote(text string) string {
	var b strings.Builder
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(text) // a string builder takes everything, and strings always encode
	return strings.TrimSuffix(b.String(), "\n")
}
