package snippet

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"
)

// quoted writes a text as a string of a language, on one line. A shell script and
// Java have it in JSON, the latter as a string.
func quoted(l Language, s string) string {
	switch l {
	case Go:
		return strconv.Quote(s)
	case Java:
		return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(jsonString(s)) + `"`
	}
	return jsonString(s) // JavaScript and Python read it as it is
}

// literal writes the data as a language does.
func literal(l Language, c content) string {
	switch l {
	case Go:
		return "`" + strings.ReplaceAll(c.data, "`", "` + \"`\" + `") + "`"
	case Python:
		return `r"""` + c.data + `"""` // JSON has no three quotes in a row
	case Java:
		return javaTexts(c.data)
	case JavaScript, Browser:
		return script(c)
	}
	return c.data
}

// script writes the data as JavaScript, with the constants in which the ids are. One
// name would set an object's prototype if it stood there as it does in JSON.
func script(c content) string {
	prototype := regexp.MustCompile(`(?m)^( *)("(?:_|\\u005[fF]){2}proto(?:_|\\u005[fF]){2}"):`)
	data := prototype.ReplaceAllString(c.data, "$1[$2]:")
	for i, word := range c.ids {
		data = strings.ReplaceAll(data, `"`+word+`"`, "id"+strconv.Itoa(i))
	}
	return data
}

// longestText is of how many UTF-16 units a constant of Java may be. It takes 65,535
// bytes, and up to three are needed for a unit.
const longestText = 20_000

// javaTexts writes JSON as text blocks: one, or several that are joined when the
// program runs, since constants would be joined by the compiler.
func javaTexts(data string) string {
	pieces := piecesOf(data, longestText)
	if len(pieces) == 1 {
		return `"""` + "\n" + strings.ReplaceAll(data, `\`, `\\`) + `"""`
	}
	for i, piece := range pieces { // the backslash at the end keeps spaces, and adds no line
		pieces[i] = `"""` + "\n" + strings.ReplaceAll(piece, `\`, `\\`) + "\\\n" + `"""`
	}
	return `String.join("", ` + strings.Join(pieces, ", ") + ")"
}

// piecesOf cuts a text into pieces of at most so many UTF-16 units.
func piecesOf(s string, most int) []string {
	var pieces []string
	start, units := 0, 0
	for i, r := range s {
		n := max(1, utf16.RuneLen(r))
		if units+n > most {
			pieces, start, units = append(pieces, s[start:i]), i, 0
		}
		units += n
	}
	return append(pieces, s[start:])
}

// inASCII writes a program of Java so that it is the same whatever character set
// it is read in.
func inASCII(program string) string {
	var b strings.Builder
	for _, r := range program {
		if r < 0x80 {
			b.WriteRune(r)
			continue
		}
		for _, unit := range utf16.AppendRune(nil, r) {
			fmt.Fprintf(&b, `\u%04x`, unit)
		}
	}
	return b.String()
}
