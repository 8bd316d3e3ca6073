package message

import (
	"fmt"
	"net/http"
	"strings"

	"caliper-playground/engine/text"
)

// WhyNotWhole says why the message that was read has no whole body to go on
// with.
func (m *Pane) WhyNotWhole() string {
	switch d := m.Detail; {
	case d == nil || m.Wanted != d.Seq:
		return "" // still on its way
	case d.Err != nil:
		return d.Err.Error()
	case d.Message.Status == http.StatusRequestEntityTooLarge:
		return fmt.Sprintf("The body of message %d was cut off at the endpoint's limit, so there is no whole one to go on with.", d.Seq)
	case len(d.Message.Exchange.Body) == 0:
		return fmt.Sprintf("Message %d was refused before its body was read, or had none; its sender must send it again.", d.Seq)
	}
	return ""
}

// FoldedHere says whether something is folded on the cursor's line.
func (m *Pane) FoldedHere() bool {
	line, ok := m.cursorLine()
	return ok && m.folds[line]
}

// pagerWidth is how wide the lines for a pager are that are not the sender's.
const pagerWidth = 100

// Text writes all that the tab holds, without colours.
func (m *Pane) Text() string {
	whole := m.plain()
	whole.Width, whole.sideways, whole.folds = pagerWidth, 0, nil
	whole.Find.Clear()
	whole.sortFindings()
	whole.layOut()
	var b strings.Builder
	if whole.json == nil {
		for _, line := range whole.lines {
			b.WriteString(line + "\n")
		}
		return b.String()
	}
	for row := range whole.json.Len {
		line, _, note := whole.json.At(row)
		if line < 0 {
			b.WriteString(note + "\n")
			continue
		}
		fmt.Fprintf(&b, "%*d │ %s\n", m.Detail.Source.Gutter()-3, line+1, text.Clean(m.Detail.Source.Line(line)))
	}
	return b.String()
}
