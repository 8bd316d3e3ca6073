// Package snippet writes programs that send a document to an endpoint, complete
// and with nothing but what each language brings along. They read where to send
// from CALIPER_ENDPOINT and CALIPER_TOKEN, give each event a new id, and send what
// may have been lost again with the same ids. Whatever a document says, it stays
// data in the program.
package snippet

import (
	"embed"
	"fmt"
	"strings"
	"text/template"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
	"caliper-playground/engine/text"
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

// Title is the language's name for people.
func (l Language) Title() string {
	return map[Language]string{Curl: "curl", Go: "Go", Python: "Python", JavaScript: "Node", Browser: "Browser", Java: "Java"}[l]
}

// File is what a program is best called.
func (l Language) File() string {
	return map[Language]string{Curl: "send.sh", Go: "main.go", Python: "send.py", JavaScript: "send.mjs", Browser: "send.mjs", Java: "Send.java"}[l]
}

//go:embed templates
var templates embed.FS

// program is what the templates are filled in with. Texts are as the language
// writes them.
type program struct {
	What      string // for a comment
	Sensor    string
	Context   string
	Data      string   // an array
	IDs       []string // what stands in the data for the ids of events
	SendTime  string   // what stands for it in a shell script
	Delimiter string   // that ends the data in a shell script
	Browser   bool
}

// Write returns a program that sends a document: an envelope's data, an event, an
// entity, or an array of these. The words say what that is: "a quiz that was
// handed in". Sensor and version are for a document that is no envelope; one that
// is keeps its own. Numbers are what the language makes of them. A document of none
// of these shapes is an error.
func Write(l Language, what, sensor string, version catalog.Version, body []byte) (string, error) {
	name := string(l)
	if l == JavaScript || l == Browser {
		name = "script"
	}
	t, err := template.ParseFS(templates, "templates/"+name+".tmpl")
	if err != nil {
		return "", fmt.Errorf("there is no program in %q; the languages are %v", l, Languages())
	}
	c, err := read(body, sensor, catalog.Get(version).Context)
	if err != nil {
		return "", err
	}
	p := program{
		What: comment(l, what), Sensor: quoted(l, c.sensor), Context: quoted(l, c.version), Data: literal(l, c), IDs: c.ids, Browser: l == Browser,
		SendTime: unused("@SEND-TIME@", c.data+c.sensor+c.version), Delimiter: unused("END_OF_DATA", c.data),
	}
	var out strings.Builder
	if err := t.Execute(&out, p); err != nil {
		return "", err
	}
	if l == Java {
		return inASCII(out.String()), nil
	}
	return out.String(), nil
}

// comment makes words fit for a line of comment. Java reads \u in there too.
func comment(l Language, what string) string {
	what = text.Clean(strings.Join(strings.Fields(what), " "))
	if l == Java {
		what = strings.ReplaceAll(what, `\`, `\\`)
	}
	return what
}

// jsonString writes a text as a JSON string in which nothing is hidden.
func jsonString(s string) string { return string(text.EscapeJSON([]byte(document.Quote(s)))) }
