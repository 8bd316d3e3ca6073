// Package snippet writes programs that send a document to an endpoint, complete
// and with nothing but what each language brings along. They read where to send
// from CALIPER_ENDPOINT and CALIPER_TOKEN, give each event a new id, and send what
// may have been lost again with the same ids.
package snippet

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"text/template"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

// Language is what a program is written in.
type Language string

// The languages. Browser is JavaScript for a page, JavaScript that for Node; both
// are ES modules. Curl is a script for a POSIX shell.
const (
	Curl       Language = "curl"
	Go         Language = "go"
	Python     Language = "python"
	JavaScript Language = "javascript"
	Browser    Language = "browser"
	Java       Language = "java"
)

// Languages returns all of them.
func Languages() []Language { return []Language{Curl, Go, Python, JavaScript, Browser, Java} }

// File is what a program is best called.
func (l Language) File() string {
	return map[Language]string{Curl: "send.sh", Go: "main.go", Python: "send.py", JavaScript: "send.mjs", Browser: "send.mjs", Java: "Send.java"}[l]
}

//go:embed templates
var templates embed.FS

// program is what the templates are filled in with.
type program struct {
	What      string
	Sensor    string
	Context   string
	Literal   string   // of the data, an array, as the language writes it
	IDs       []string // what stands in the data for the ids of events
	Browser   bool
	Delimiter string // that ends the data in a shell script
}

// Write returns a program that sends a document: an envelope's data, an event, an
// entity, or an array of these. The words say what that is: "a quiz that was
// handed in". The sensor is the IRI that the envelope names. A document of none of
// these shapes is an error.
func Write(l Language, what, sensor string, version catalog.Version, body []byte) (string, error) {
	data, ids, err := itemsOf(body)
	if err != nil {
		return "", err
	}
	name := string(l)
	if l == JavaScript || l == Browser {
		name = "script"
	}
	t, err := template.ParseFS(templates, "templates/"+name+".tmpl")
	if err != nil {
		return "", fmt.Errorf("there is no program in %q; the languages are %v", l, Languages())
	}
	p := program{What: oneLine(what), Sensor: sensor, Context: catalog.Get(version).Context,
		Literal: literal(l, data, ids), IDs: ids, Browser: l == Browser, Delimiter: delimiter(data)}
	var out strings.Builder
	if err := t.Execute(&out, p); err != nil {
		return "", err
	}
	return out.String(), nil
}

// itemsOf returns the items of a document as an array, laid out, in which a word
// of its own stands for the id of each event, wherever that is.
func itemsOf(body []byte) (data string, ids []string, err error) {
	d, err := document.NewParser(nil).Parse(body)
	if err != nil {
		return "", nil, err
	}
	items := document.NodeID(0)
	if in := d.Member(0, "data"); in != document.None && d.Member(0, "sensor") != document.None {
		items = in
	}
	text := string(d.Raw(items))
	var found []document.NodeID
	switch d.Nodes[items].Kind {
	case document.Object:
		found, text = []document.NodeID{items}, "["+text+"]"
	case document.Array:
		found = slices.Collect(d.Children(items))
	default:
		return "", nil, errors.New("only events, entities and envelopes are sent")
	}
	for _, n := range found {
		id := d.Member(n, "id")
		if d.Member(n, "action") == document.None || id == document.None || d.Nodes[id].Kind != document.String {
			continue
		}
		word := "@ID-" + strconv.Itoa(len(ids)+1) + "@"
		for strings.Contains(text, word) {
			word = "@" + word
		}
		text = strings.ReplaceAll(text, string(d.Raw(id)), `"`+word+`"`)
		ids = append(ids, word)
	}
	return strings.TrimRight(string(document.Indent([]byte(text))), "\n"), ids, nil
}

// literal writes the data as a language does.
func literal(l Language, data string, ids []string) string {
	switch l {
	case Go:
		if strings.Contains(data, "`") {
			return strconv.Quote(data)
		}
		return "`" + data + "`"
	case Python:
		return `r"""` + data + `"""` // JSON has no three quotes in a row
	case Java:
		return `"""` + "\n" + strings.ReplaceAll(data, `\`, `\\`) + `"""`
	case JavaScript, Browser:
		for i, word := range ids {
			data = strings.ReplaceAll(data, `"`+word+`"`, "id"+strconv.Itoa(i))
		}
	}
	return data
}

// delimiter returns a line that the data do not have.
func delimiter(data string) string {
	end := "END_OF_DATA"
	for strings.Contains(data, end) {
		end += "_"
	}
	return end
}

// oneLine keeps words within a comment.
func oneLine(what string) string {
	return string(bytes.Join(bytes.Fields([]byte(strings.ReplaceAll(what, "*/", ""))), []byte(" ")))
}
