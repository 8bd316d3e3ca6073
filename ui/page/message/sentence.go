package message

import (
	"fmt"
	"strings"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/document"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/session"
	"caliper-playground/engine/text"
	"caliper-playground/ui/component/mark"
	"caliper-playground/ui/component/sentence"
)

// maxSentences is how many items of a batch are told.
const maxSentences = 50

// layOutSentence says what the message tells, and what became of it: of its
// transport and of its content, side by side.
func (m *Pane) layOutSentence() []string {
	p := m.paper()
	msg, doc := m.Detail.Message, m.Detail.Source.Document()
	switch {
	case m.unread():
		p.Wrap(p.Theme.Dim, 1, unreadWords+", so nothing can be said of what it tells.")
	case doc == nil:
		p.Wrap(p.Theme.Dim, 1, "This says nothing: the body is no JSON.")
	case msg.Assessment == nil || len(msg.Assessment.Items) == 0:
		p.Wrap(p.Theme.Dim, 1, "There is no event or entity in it that could be read.")
	default:
		told := msg.Assessment.Items[:min(len(msg.Assessment.Items), maxSentences)]
		for _, item := range told {
			p.Wrap(p.Theme.Plain, 1, tell(doc, item))
		}
		if more := msg.Assessment.Entries() - len(told); more > 0 {
			p.Wrap(p.Theme.Dim, 1, fmt.Sprintf("… and %d more.", more))
		}
	}
	p.Blank()
	p.Wrap(mark.StatusStyle(p.Theme, msg.Status), 1, transportWords(msg))
	content := mark.Entry(p.Theme, msg.Entry)
	p.Wrap(content.Style, 1, contentWords(msg))
	return p.Lines
}

const unreadWords = "The message was refused before its body was read"

// unread says that nobody has looked into the message.
func (m *Pane) unread() bool {
	msg := m.Detail.Message
	return !msg.Judged && Refused(msg.Entry)
}

func tell(doc *document.Document, item conformance.Item) string {
	return sentence.Of(doc, doc.Find(item.Pointer), sentence.Known{Actor: item.Actor, Object: item.Object})
}

// transportWords says how the message travelled.
func transportWords(m session.Message) string {
	if Refused(m.Entry) {
		words := "The transport was refused: " + mark.StatusText(m.Status) + "."
		if m.Exchange.Cause != "" {
			words += " " + text.Capital(m.Exchange.Cause)
		}
		return words
	}
	words := fmt.Sprintf("The transport was fine: %d, the envelope is well formed, the token is right.", m.Status)
	if len(m.Exchange.Tolerated) > 0 {
		words += " Tolerated: " + strings.Join(m.Exchange.Tolerated, ", ") + "."
	}
	return words
}

// contentWords says what the content deserves, whatever the transport was.
func contentWords(m session.Message) string {
	if !m.Judged || m.Assessment == nil {
		return "The content was not read."
	}
	marks := "no mark"
	if m.Marks > 0 {
		marks = text.Plural(m.Marks, "mark")
	}
	switch m.Verdict {
	case rule.Pass:
		return "The content is fine: no errors and no warnings, " + marks + "."
	case rule.Unjudged:
		return "The content was not judged: it belongs to another vocabulary, of which Caliper's rules say nothing; " + marks + "."
	case rule.Warn:
		return "The content will do: " + text.Plural(m.Warnings, "warning") + ", " + marks + "."
	default:
		words := "The content is not: "
		if Refused(m.Entry) {
			words = "The content is not fine: "
		}
		return words + text.Plural(m.Errors, "error") + ", so " + marks + "."
	}
}
