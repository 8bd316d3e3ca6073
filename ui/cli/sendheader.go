package cli

import (
	"net/http"
	"slices"
	"strings"

	"caliper-playground/engine/prepare"
	"caliper-playground/engine/sensor"
	"caliper-playground/engine/text"
)

// isToken says whether a word is a token of HTTP (RFC 9110, section 5.6.2).
func isToken(word string) bool {
	const signs = "!#$%&'*+-.^_`|~"
	return word != "" && !strings.ContainsFunc(word, func(r rune) bool {
		return !(r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || strings.ContainsRune(signs, r))
	})
}

func isControl(r rune) bool { return r < ' ' && r != '\t' || r == 0x7f }

// header reads --header.
func (f *sendFlags) header() (http.Header, error) {
	header := http.Header{}
	for _, field := range f.headers {
		name, value, ok := strings.Cut(field, ":")
		value = strings.TrimSpace(value)
		switch name = http.CanonicalHeaderKey(strings.TrimSpace(name)); {
		case !ok || !isToken(name):
			return nil, usage("--header %q is no field of the form 'Name: value'", text.Clip(field, 60))
		case strings.ContainsFunc(value, isControl):
			return nil, usage("--header %s: the value holds a control character, which no header can carry", name)
		case slices.Contains([]string{"Host", "Content-Length", "Transfer-Encoding", "Connection", "Content-Encoding", "Trailer", "Te", "Upgrade"}, name):
			return nil, usage("--header %s: the field says how the message itself is sent, and is the program's to set", name)
		case name == "Authorization" && f.endpoint == "":
			return nil, usage("--header Authorization needs --endpoint: the own endpoint has a token of its own")
		case name == "Authorization" && (f.token.token != "" || f.token.file != ""):
			return nil, usage("--header Authorization and a token are two credentials; give one")
		}
		header.Add(name, value)
	}
	return header, nil
}

// authScheme reads --auth-scheme.
func (f *sendFlags) authScheme(header http.Header) (string, error) {
	switch {
	case f.scheme == "Bearer":
		return f.scheme, nil
	case f.endpoint == "":
		return "", usage("--auth-scheme needs --endpoint: the own endpoint has a token of its own")
	case header.Get("Authorization") != "":
		return "", usage("--auth-scheme and --header Authorization both say what Authorization is; give one")
	case f.scheme == "none":
		return sensor.BareScheme, nil
	case !isToken(f.scheme):
		return "", usage("--auth-scheme %q is no scheme, such as Bearer or Basic, or none", text.Clip(f.scheme, 60))
	}
	return f.scheme, nil
}

// preparing reads --fresh and --set.
func (f *sendFlags) preparing() (prepare.Options, error) {
	o := prepare.Options{Fresh: f.fresh}
	for _, s := range f.set {
		setting, err := prepare.ParseSetting(s)
		if err != nil {
			return o, usage("--set: %w", err)
		}
		o.Settings = append(o.Settings, setting)
	}
	return o, nil
}
