package compose

import (
	"fmt"
	"strings"

	"caliper-playground/catalog"
)

// longestArgument is up to how many bytes a body stands on the command line;
// Linux takes 128 KiB for one argument.
const longestArgument = 100 * 1024

// Target is where a message is to be sent.
type Target struct {
	URL   string
	Token string // the bearer token; "" sends none
	// Authority is a file with the certificate to trust, for an endpoint with a
	// certificate of its own; "" trusts what the system does.
	Authority string
}

// Curl returns a command that sends a body, an envelope's JSON, with curl, to
// be pasted into a POSIX shell. It is one line, unless the body is too large
// for one: that comes as a here-document then.
func Curl(to Target, body string) string {
	line := "curl -sS -i -X POST -H 'Content-Type: application/json'"
	if to.Token != "" {
		line += " -H " + shellQuote("Authorization: Bearer "+to.Token)
	}
	if to.Authority != "" {
		line += " --cacert " + shellQuote(to.Authority)
	}
	body = onOneLine(body)
	// What stands in a URL is no pattern for curl to expand.
	end := " --globoff " + shellQuote(to.URL)
	if len(body) <= longestArgument {
		return line + " --data-raw " + shellQuote(body) + end
	}
	delimiter := "END_OF_MESSAGE"
	for strings.Contains(body, delimiter) {
		delimiter += "_"
	}
	return line + " --data-binary @-" + end + " <<'" + delimiter + "'\n" + body + "\n" + delimiter
}

// onOneLine writes JSON without line breaks; what is no JSON stays as it is.
func onOneLine(body string) string {
	v, _, err := parse([]byte(body))
	if err != nil {
		return body
	}
	return compact(v)
}

// shellQuote quotes a text for a POSIX shell: everything between single quotes
// is literal there but a single quote.
func shellQuote(text string) string {
	return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'"
}

// FileName suggests how to call the draft's file, as the built-in sets call
// theirs: "assessment-assessment-submitted.json".
func (d Draft) FileName() string {
	if d.IsDescribe() {
		return "describe-" + slug(d.Type()) + ".json"
	}
	profile, _, _ := strings.Cut(d.Profile(), "Profile")
	event := strings.TrimSuffix(d.Type(), "Event")
	if event == "" {
		event = d.Type()
	}
	var parts []string
	for _, part := range [...]string{profile, event, d.Action()} {
		if s := slug(part); s != "" {
			parts = append(parts, s)
		}
	}
	if len(parts) == 0 {
		return "event.json"
	}
	return strings.Join(parts, "-") + ".json"
}

// FileName suggests how to call the envelope's file.
func (e Envelope) FileName() string {
	if len(e.drafts) == 1 {
		return "envelope-" + e.drafts[0].FileName()
	}
	return fmt.Sprintf("envelope-of-%d.json", len(e.drafts))
}

// longestSlug keeps file names within what file systems take.
const longestSlug = 60

// slug keeps the letters and digits of a name, in lower case.
func slug(name string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(name) {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			b.WriteRune(r)
		}
		if b.Len() == longestSlug {
			break
		}
	}
	return b.String()
}

// Wrap returns the draft in an envelope of its own, for sending.
func (d Draft) Wrap(sensor string) Envelope {
	return NewEnvelope(d.version, sensor, d.source, d)
}

// Version returns the version whose terms the envelope's data uses.
func (e Envelope) Version() catalog.Version { return e.version }
