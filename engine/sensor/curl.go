package sensor

import "strings"

// Target is an endpoint as somebody reaches it by hand.
type Target struct {
	URL   string
	Token string // the bearer token; none is sent where it is empty
	// Authority is the file of the certificate to trust, for an endpoint whose
	// certificate no system knows; empty where the system does.
	Authority string
}

// Curl is a command line of curl for a POSIX shell, in the pieces between which
// it may be broken.
type Curl []string

// Line is the command on one line.
func (c Curl) Line() string { return strings.Join(c, " ") }

// Lines is the command with a line for each piece.
func (c Curl) Lines() string { return strings.Join(c, " \\\n  ") }

// Ask returns the command that asks for the endpoint's configuration.
func (t Target) Ask() Curl {
	url := ShellQuote(t.URL)
	if strings.ContainsAny(t.URL, "[]{}") {
		url = "--globoff " + url // curl would expand these
	}
	c := Curl{"curl -i " + url}
	if t.Authority != "" && strings.HasPrefix(t.URL, "https:") {
		c = Curl{"curl -i --cacert " + ShellQuote(t.Authority), url}
	}
	if t.Token != "" {
		c = append(c, "-H "+ShellQuote("Authorization: Bearer "+t.Token))
	}
	return c
}

// SendFile returns the command that sends an envelope from a file.
func (t Target) SendFile(path string) Curl {
	return append(t.Ask(), contentType+" --data-binary "+ShellQuote("@"+path))
}

const contentType = "-H 'Content-Type: application/json'"

// longestArgument is up to how many bytes a body stands on the command line;
// Linux takes 128 KiB for one argument.
const longestArgument = 100 * 1024

// Send returns the command that sends an envelope's JSON. It is one line if the
// JSON is, unless that is too large for a command line: then it comes as a
// here-document.
func (t Target) Send(body string) string {
	if len(body) <= longestArgument {
		return append(t.Ask(), contentType+" --data-raw "+ShellQuote(body)).Line()
	}
	delimiter := "END_OF_MESSAGE"
	for strings.Contains(body, delimiter) {
		delimiter += "_"
	}
	return t.SendFile("-").Line() + " <<'" + delimiter + "'\n" + body + "\n" + delimiter
}

// ShellQuote makes one word of a text for a POSIX shell: everything between
// single quotes is literal there but a single quote. A word that needs no
// quotes gets none.
func ShellQuote(s string) string {
	isPlain := func(r rune) bool {
		return r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || strings.ContainsRune("/:._-@", r)
	}
	if s != "" && strings.IndexFunc(s, func(r rune) bool { return !isPlain(r) }) < 0 {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}
