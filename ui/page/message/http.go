package message

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"caliper-playground/engine/session"
	"caliper-playground/engine/text"
	"caliper-playground/ui/component"
	"caliper-playground/ui/component/mark"
)

// maxFields is how many header fields are listed.
const maxFields = 100

// layOutHTTP shows the exchange: what the sender sent, what it got, and what to
// do about it where it was refused.
func (m *Pane) layOutHTTP() []string {
	p := m.paper()
	x := m.Detail.Message.Exchange
	scheme := "http"
	if x.TLS {
		scheme = "https"
	}
	p.Add(p.Line().Gap(1).Add(p.Theme.Strong, "Request").Add(p.Theme.Dim, " from "+x.Remote+" over "+scheme))
	p.Wrap(p.Theme.Plain, 3, strings.TrimSpace(x.Method+" "+x.Path+" "+x.Protocol))
	putHeader(p, x.Header)
	p.Add(p.Line().Gap(3).Add(p.Theme.Dim, bodyWords(x)))
	p.Blank()
	p.Add(p.Line().Gap(1).Add(p.Theme.Strong, "Answer"))
	p.Add(p.Line().Gap(3).Add(mark.StatusStyle(p.Theme, x.Status), mark.StatusText(x.Status)))
	if len(x.Reply) == 0 {
		p.Add(p.Line().Gap(3).Add(p.Theme.Dim, "empty body"))
	} else {
		putReply(p, x.Reply)
	}
	if x.Cause != "" || x.Help != "" {
		p.Blank()
		p.Wrap(p.Theme.Wrong, 1, x.Cause)
		p.Wrap(p.Theme.Accent, 1, x.Help)
	}
	if len(x.Tolerated) > 0 {
		p.Blank()
		p.Wrap(p.Theme.Caution, 1, "Tolerated: "+strings.Join(x.Tolerated, ", "))
	}
	return p.Lines
}

// maxReply is how many lines of an answer's body are shown.
const maxReply = 400

// putReply shows the body of an answer: JSON with a line for each member, and
// anything else as it came.
func putReply(p *component.Paper, reply []byte) {
	var laidOut bytes.Buffer
	if json.Indent(&laidOut, reply, "", "  ") == nil {
		reply = laidOut.Bytes()
	}
	lines := strings.Split(string(reply), "\n")
	for i, line := range lines {
		if i == maxReply {
			p.Add(p.Line().Gap(3).Add(p.Theme.Dim, fmt.Sprintf("… and %d more lines", len(lines)-maxReply)))
			return
		}
		words := strings.TrimLeft(line, " ")
		p.Hang(p.Theme.Plain, min(3+len(line)-len(words), p.Width/2), words)
	}
}

func putHeader(p *component.Paper, header []session.Field) {
	for i, field := range header {
		if i == maxFields {
			p.Add(p.Line().Gap(3).Add(p.Theme.Dim, fmt.Sprintf("… and %d more", len(header)-maxFields)))
			return
		}
		p.Add(p.Line().Gap(3).Add(p.Theme.Dim, field.Name+": ").Add(p.Theme.Plain, field.Value))
	}
}

func bodyWords(x session.Exchange) string {
	if len(x.Body) == 0 {
		if x.Status/100 == 4 && x.Status != 400 && x.Status != 422 {
			return "the body was not read"
		}
		return "no body"
	}
	return fmt.Sprintf("body of %s, shown under JSON", text.Plural(len(x.Body), "byte"))
}
