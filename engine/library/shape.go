package library

import (
	"bytes"
	"encoding/base64"
	"net/url"
	"strconv"
	"strings"

	"caliper-playground/engine/document"
	"caliper-playground/engine/wrapper"
)

// shape makes documents of one that was found: it may hold others, and then is
// none itself.
func (c *cutter) shape(d Document) {
	text := bytes.TrimLeft(bytes.TrimPrefix(d.Data, byteOrderMark), " \t\r\n")
	switch {
	case c.left:
	case len(text) == 0 || !opens(text[0]):
		c.add(d)
	case c.made == 0 && !c.journal && c.report != nil && c.isReport(text):
		c.left = true
	case c.made == 0 && d.Form != Whole && isJournal(text):
		c.journal = true
		c.before = append(c.before, d.Data...)
	case c.journal:
		c.message(d)
	case c.At != "":
		c.at(d)
	case d.Form == Whole && bytes.Contains(text, []byte(`"entries"`)):
		c.archive(d)
	case text[0] == '[':
		c.envelopes(d)
	default:
		c.add(d)
	}
}

// part returns the document that stands in another as it is, or as text.
func part(d Document, in *document.Document, n document.NodeID, pointer string, form Form) Document {
	node := in.Nodes[n]
	of := Document{Place: d.Place, Data: in.Raw(n), Form: form}
	of.Element += pointer
	of.FileLine, of.FileColumn = d.InFile(in.Position(node.Start))
	if of.Quoted = d.Quoted || node.Kind == document.String; node.Kind == document.String {
		of.Data = []byte(in.Text(n))
	}
	return of
}

// envelopes makes a document of each element of an array that holds envelopes.
// An array of events and entities is one document.
func (c *cutter) envelopes(d Document) {
	in, err := c.parser.Parse(d.Data)
	if err != nil || in.Nodes[0].Kind != document.Array || !anyEnvelope(in) {
		c.add(d)
		return
	}
	form := Element
	if d.Form == Within {
		form = Within
	}
	behind, index := 0, 0
	var parts []Document
	for n := range in.Children(0) {
		of := part(d, in, n, "/"+strconv.Itoa(index), form)
		of.Before = d.Data[behind:in.Nodes[n].Start]
		parts = append(parts, of)
		behind = int(in.Nodes[n].End)
		index++
	}
	for _, of := range parts {
		c.before = append(c.before, of.Before...)
		c.add(of)
	}
	c.before = append(c.before, d.Data[behind:]...)
}

func anyEnvelope(in *document.Document) bool {
	for n := range in.Children(0) {
		if isEnvelope(in, n) {
			return true
		}
	}
	return false
}

// isEnvelope says whether a value is meant as an envelope.
func isEnvelope(in *document.Document, n document.NodeID) bool {
	has := func(name string) bool { return in.Member(n, name) != document.None }
	return in.Nodes[n].Kind == document.Object && has("data") && (has("sensor") || has("sendTime") || has("dataVersion"))
}

// at makes a document of what stands at the pointer that the reader was given.
func (c *cutter) at(d Document) {
	in, err := c.parser.Parse(d.Data)
	if err != nil {
		c.add(d) // which is no JSON, as its findings say
		return
	}
	n := in.Find(c.At)
	if n == document.None {
		d.Data, d.Err = nil, inside(d.Path, nothingAt(c.At))
		c.add(d)
		return
	}
	c.envelopes(part(d, in, n, c.At, Within))
}

// archive makes documents of the posts of a HAR file whose body is Caliper's.
// Nothing else of it is looked at.
func (c *cutter) archive(d Document) {
	in, err := c.parser.Parse(d.Data)
	if err != nil {
		c.add(d)
		return
	}
	entries := in.Find("/log/entries")
	if entries == document.None || in.Nodes[entries].Kind != document.Array {
		c.add(d)
		return
	}
	var posts []Document
	index := 0
	for n := range in.Children(entries) {
		if post, ok := postOf(d, in, n, index); ok {
			posts = append(posts, post)
		}
		index++
	}
	for _, post := range posts {
		c.add(post)
	}
	if len(posts) == 0 {
		d.Data, d.Err = nil, inside(d.Path, errNoPost)
		c.add(d)
	}
}

// postOf returns the body of an entry of a HAR file, if it is a Caliper post.
func postOf(d Document, in *document.Document, entry document.NodeID, index int) (Document, bool) {
	request := in.Member(entry, "request")
	method, address := in.Member(request, "method"), in.Member(request, "url")
	body := in.Member(in.Member(request, "postData"), "text")
	if method == document.None || address == document.None || body == document.None || in.Nodes[body].Kind != document.String ||
		!strings.EqualFold(in.Text(method), "POST") || !isCaliper(in.Text(body)) {
		return Document{}, false
	}
	post := part(d, in, body, "/log/entries/"+strconv.Itoa(index), Post)
	post.Sent = in.Text(method) + " " + withoutSecrets(in.Text(address))
	return post, true
}

// withoutSecrets is a URL without what may let somebody in: a name with its password, a
// query, a fragment. One that cannot be told apart is left out.
func withoutSecrets(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return "…"
	}
	u.User, u.Fragment, u.RawFragment = nil, "", ""
	if u.RawQuery != "" {
		u.RawQuery = "…"
	}
	return u.String()
}

// isCaliper says whether a body is meant as Caliper, be it broken or not.
func isCaliper(body string) bool {
	if strings.Contains(strings.ReplaceAll(body, `\/`, "/"), "imsglobal.org/ctx/caliper") {
		return true
	}
	in, err := document.NewParser(nil).Parse([]byte(body))
	return err == nil && (isEnvelope(in, 0) || in.Nodes[0].Kind == document.Array && anyEnvelope(in))
}

// isReport says whether a text is a report of what programs found, and then notes it.
func (c *cutter) isReport(text []byte) bool {
	if string(bytes.TrimSpace(text)) == "[\n]" { // as nobody else lays out what is empty
		c.report(c.path, "a code quality report without an issue")
		return true
	}
	if !wrapper.MayBeReport(text) {
		return false
	}
	in, err := c.parser.Parse(text)
	if err != nil {
		return false
	}
	w := wrapper.RecogniseValue(in, 0)
	if w == nil || !w.Report {
		return false
	}
	c.report(c.path, w.What)
	return true
}

// isJournal says whether a line is the first of a session's journal.
func isJournal(line []byte) bool {
	in, err := document.NewParser(nil).Parse(line)
	if err != nil {
		return false
	}
	kind := in.Member(0, "journal")
	return kind != document.None && in.Text(kind) == "caliper-playground session"
}

// message makes a document of the body of a message, if it has one.
func (c *cutter) message(d Document) {
	in, err := c.parser.Parse(d.Data)
	if err != nil {
		d.Data, d.Err = nil, inside(d.Path, errTorn)
		c.add(d)
		return
	}
	body, packed := in.Member(0, "body"), in.Member(0, "body_base64")
	switch {
	case body != document.None:
		c.add(part(d, in, body, "", Received))
	case packed != document.None:
		of := part(d, in, packed, "", Received)
		if of.Data, err = base64.StdEncoding.DecodeString(string(of.Data)); err != nil {
			of.Data, of.Err = nil, inside(d.Path, errTorn)
		}
		c.add(of)
	}
}
