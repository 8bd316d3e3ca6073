package compose

import (
	"fmt"
	"strings"

	"caliper-playground/engine/document"
	"caliper-playground/engine/text"
)

var (
	wholeForm   = text.Pattern(`^-?(0|[1-9][0-9]*)$`)
	decimalForm = text.Pattern(`^(-?(?:0|[1-9][0-9]*))(\.[0-9]+)?([eE][+-]?[0-9]+)?$`)
)

// toInteger takes a whole number, with the digits as typed.
func toInteger(text string, notNegative bool) (*value, error) {
	if wholeForm().MatchString(text) {
		if notNegative && text[0] == '-' && text != "-0" {
			return nil, fmt.Errorf("%s is below 0; a whole number from 0 is needed", text)
		}
		return &value{kind: document.Number, literal: text}, nil
	}
	if trimmed := tidyNumber(text); trimmed != text && wholeForm().MatchString(trimmed) {
		return nil, fmt.Errorf("%q is not how JSON writes a whole number; write %s", text, trimmed)
	}
	return nil, fmt.Errorf("%q is no whole number, such as 3", text)
}

// toDecimal takes a number, and gives one without a fraction its .0, which the
// specification asks for (erratum 11).
func toDecimal(text string) (*value, error) {
	if parts := decimalForm().FindStringSubmatch(text); parts != nil {
		if parts[2] == "" {
			parts[2] = ".0"
		}
		return &value{kind: document.Number, literal: parts[1] + parts[2] + parts[3]}, nil
	}
	if tidy := tidyNumber(strings.Replace(text, ",", ".", 1)); tidy != text && decimalForm().MatchString(tidy) {
		return nil, fmt.Errorf("%q is not how JSON writes a number; write %s", text, tidy)
	}
	return nil, fmt.Errorf("%q is no number, such as 15.0", text)
}

// tidyNumber drops what people write and JSON does not: a plus, zeros in
// front; and gives .5 its zero.
func tidyNumber(text string) string {
	sign := ""
	digits := strings.TrimPrefix(text, "+")
	if rest, ok := strings.CutPrefix(digits, "-"); ok {
		sign, digits = "-", rest
	}
	digits = strings.TrimLeft(digits, "0")
	if digits == "" || digits[0] == '.' || digits[0] == 'e' || digits[0] == 'E' {
		digits = "0" + digits
	}
	return sign + strings.TrimSuffix(digits, ".")
}
