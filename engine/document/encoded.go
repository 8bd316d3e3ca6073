package document

import "strings"

// Encoded returns the object, array or text that a text holds as JSON, or nil: what
// was encoded twice is such a text.
func Encoded(text string) *Document {
	text = strings.TrimSpace(text)
	if text == "" || !strings.ContainsRune(`{["`, rune(text[0])) {
		return nil
	}
	doc, err := NewParser(nil).Parse([]byte(text))
	if err != nil {
		return nil
	}
	return doc
}
