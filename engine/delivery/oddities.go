package delivery

import (
	"bytes"
	"fmt"
	"strings"

	"caliper-playground/engine/sensor"
	"caliper-playground/engine/text"
)

// isHTML says whether an answer is a page for a browser.
func isHTML(reply sensor.Reply) bool {
	begin := bytes.ToLower(bytes.TrimSpace(reply.Body[:min(len(reply.Body), 200)]))
	return strings.HasPrefix(strings.ToLower(reply.Type), "text/html") && len(begin) > 0 ||
		bytes.HasPrefix(begin, []byte("<!doctype html")) || bytes.HasPrefix(begin, []byte("<html"))
}

var pageTitle = text.Pattern(`(?is)<title[^>]*>\s*([^<]*?)\s*</title>`)

// titled is the title of a page, as it is put behind a word.
func titled(page []byte) string {
	if found := pageTitle().FindSubmatch(page); found != nil && len(found[1]) > 0 {
		return fmt.Sprintf(" (%q)", text.Clip(string(found[1]), 80))
	}
	return ""
}

// Oddities are answers that say yes in a way that makes one wonder.
type Oddities struct {
	bodies, pages int
	body, page    string // the first of each
}

// Note looks at an answer.
func (o *Oddities) Note(reply sensor.Reply) {
	switch {
	case !reply.Accepted() || len(reply.Body) == 0:
	case isHTML(reply):
		if o.pages++; o.pages == 1 {
			o.page = titled(reply.Body)
		}
	default:
		if o.bodies++; o.bodies == 1 {
			o.body = text.Clip(string(reply.Body), 80)
		}
	}
}

// Words says what there is to say of them.
func (o *Oddities) Words() []string {
	var words []string
	if o.pages > 0 {
		words = append(words, fmt.Sprintf("%s that accepted a message %s an HTML page%s: this may be no Caliper endpoint but a login or a proxy; check the URL",
			text.Plural(o.pages, "answer"), text.Are(o.pages), o.page))
	}
	if o.bodies > 0 {
		words = append(words, fmt.Sprintf("%s that accepted a message had a body, where the certification guide has an empty one: %s", text.Plural(o.bodies, "answer"), o.body))
	}
	return words
}
