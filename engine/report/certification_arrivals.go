package report

import (
	"fmt"
	"strings"

	"caliper-playground/engine/certify"
	"caliper-playground/engine/text"
)

// transports says in sentences what the messages came by, each one where they
// did not all come by the same.
func (c *Certification) transports() []string {
	m := c.Messages
	switch {
	case m.TLS+m.Plain == 0:
		return nil
	case m.Unreadable > 0:
	case m.Plain == 0:
		return []string{"All came by TLS, as the certification guide asks."}
	case m.TLS == 0:
		return []string{"All came by plain HTTP; the certification guide asks for TLS."}
	}
	return []string{
		fmt.Sprintf("%d came by TLS, %d by plain HTTP; the certification guide asks for TLS.", m.TLS, m.Plain),
		"By message: " + arrivalWords(&c.Arrivals) + ".",
	}
}

// maxNamedStretches is how many stretches are written out for people to read.
const maxNamedStretches = 40

// arrivalWords names messages by what they came by: "1–40 TLS, 41 plain HTTP".
func arrivalWords(a *certify.Arrivals) string {
	words := map[certify.Transport]string{certify.TLS: "TLS", certify.Plain: "plain HTTP", certify.NotReadBack: "not read back"}
	more := a.AfterStretches
	var said []string
	for i, s := range a.Stretches {
		if i >= maxNamedStretches {
			more += s.Last - s.First + 1
			continue
		}
		numbers := fmt.Sprint(s.First)
		if s.Last > s.First {
			numbers = fmt.Sprintf("%d–%d", s.First, s.Last)
		}
		said = append(said, numbers+" "+words[s.Transport])
	}
	line := strings.Join(said, ", ")
	if more > 0 {
		line += fmt.Sprintf(", and %s after that by the one or the other, as the report in JSON lists them", text.Plural(more, "message"))
	}
	return line
}
