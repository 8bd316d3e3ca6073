package page

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"caliper-playground/engine/session"
	"caliper-playground/ui/style"
)

// maxFields is how many header fields are listed.
const maxFields = 100

// layOutHTTP shows the exchange: what the sender sent, what it got, and what to
// do about it where it was refused.
func (m *message) layOutHTTP(theme *style.Theme) []string {
	p := &paper{theme: theme, width: m.width}
	x := m.detail.message.Exchange
	scheme := "http"
	if x.TLS {
		scheme = "https"
	}
	p.add(p.line().Gap(1).Add(theme.Strong, "Request").Add(theme.Dim, " from "+x.Remote+" over "+scheme))
	p.wrap(theme.Plain, 3, strings.TrimSpace(x.Method+" "+x.Path+" "+x.Protocol))
	putHeader(p, x.Header)
	p.add(p.line().Gap(3).Add(theme.Dim, bodyWords(x)))
	p.blank()
	p.add(p.line().Gap(1).Add(theme.Strong, "Answer"))
	p.add(p.line().Gap(3).Add(statusStyle(theme, x.Status), statusText(x.Status)))
	if len(x.Reply) == 0 {
		p.add(p.line().Gap(3).Add(theme.Dim, "empty body"))
	} else {
		putReply(p, x.Reply)
	}
	if x.Cause != "" || x.Help != "" {
		p.blank()
		p.wrap(theme.Wrong, 1, x.Cause)
		p.wrap(theme.Accent, 1, x.Help)
	}
	if len(x.Tolerated) > 0 {
		p.blank()
		p.wrap(theme.Caution, 1, "Tolerated: "+strings.Join(x.Tolerated, ", "))
	}
	return p.lines
}

// maxReply is how many lines of an answer's body are shown.
const maxReply = 400

// putReply shows the body of an answer: JSON with a line for each member, and
// anything else as it came.
func putReply(p *paper, reply []byte) {
	var laidOut bytes.Buffer
	if json.Indent(&laidOut, reply, "", "  ") == nil {
		reply = laidOut.Bytes()
	}
	lines := strings.Split(string(reply), "\n")
	for i, line := range lines {
		if i == maxReply {
			p.add(p.line().Gap(3).Add(p.theme.Dim, fmt.Sprintf("… and %d more lines", len(lines)-maxReply)))
			return
		}
		words := strings.TrimLeft(line, " ")
		p.hang(p.theme.Plain, min(3+len(line)-len(words), p.width/2), words)
	}
}

func putHeader(p *paper, header []session.Field) {
	for i, field := range header {
		if i == maxFields {
			p.add(p.line().Gap(3).Add(p.theme.Dim, fmt.Sprintf("… and %d more", len(header)-maxFields)))
			return
		}
		p.add(p.line().Gap(3).Add(p.theme.Dim, field.Name+": ").Add(p.theme.Plain, field.Value))
	}
}

func bodyWords(x session.Exchange) string {
	if len(x.Body) == 0 {
		if x.Status/100 == 4 && x.Status != 400 && x.Status != 422 {
			return "the body was not read"
		}
		return "no body"
	}
	return fmt.Sprintf("body of %s, shown under JSON", plural(len(x.Body), "byte"))
}
