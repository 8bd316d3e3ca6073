package session

import (
	"fmt"
	"unicode/utf8"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
)

// What the journal keeps of a request, in bytes: enough for every real sender,
// and a bound for the others.
const (
	maxMethod  = 40
	maxTarget  = 1024
	maxFields  = 64
	maxValue   = 1024    // of a header field's name or value
	maxHead    = 8 << 10 // of all names and values together
	maxRefused = 4 << 10 // of a body that was not judged
	maxReply   = 8 << 10
)

// Cut counts what the journal left out of a message.
type Cut struct {
	Head     int `json:"head,omitzero"`     // bytes of the request line and the header fields
	Body     int `json:"body,omitzero"`     // bytes of a body that was not judged
	Reply    int `json:"reply,omitzero"`    // bytes of the answer
	Findings int `json:"findings,omitzero"` // findings
	Items    int `json:"items,omitzero"`    // items that neither earned a mark nor repeat another
}

// keep bounds what an exchange keeps of a request. Credentials have been taken
// out before.
func (x *Exchange) keep(judged bool) {
	x.Method = x.cutText(x.Method, maxMethod)
	x.Path = x.cutText(x.Path, maxTarget)
	x.Protocol = x.cutText(x.Protocol, maxMethod)
	x.keepHeader()
	if !judged && len(x.Body) > maxRefused {
		x.Cut.Body += len(x.Body) - maxRefused
		x.Body = x.Body[:maxRefused]
	}
}

// cutText cuts a text at a number of bytes, between characters, and says so.
func (x *Exchange) cutText(whole string, limit int) string {
	if len(whole) <= limit {
		return whole
	}
	end := startOfCharacter([]byte(whole), limit)
	x.Cut.Head += len(whole) - end
	return whole[:end] + "…"
}

// startOfCharacter returns the last place up to one where a character begins.
func startOfCharacter(b []byte, at int) int {
	for at > 0 && !utf8.RuneStart(b[at]) {
		at--
	}
	return at
}

// keepHeader bounds the header and says in a last field how many are left out.
func (x *Exchange) keepHeader() {
	size, longest := 0, 0
	for _, f := range x.Header {
		size += len(f.Name) + len(f.Value)
		longest = max(longest, len(f.Name), len(f.Value))
	}
	if size <= maxHead && longest <= maxValue && len(x.Header) <= maxFields {
		return
	}
	var kept []Field
	room := maxHead
	for i, f := range x.Header {
		f = Field{x.cutText(f.Name, maxValue), x.cutText(f.Value, maxValue)}
		if room -= len(f.Name) + len(f.Value); i == maxFields || room < 0 {
			rest := x.Header[i:]
			for _, f := range rest {
				x.Cut.Head += len(f.Name) + len(f.Value)
			}
			kept = append(kept, Field{"…", fmt.Sprintf("%d more header fields", len(rest))})
			break
		}
		kept = append(kept, f)
	}
	x.Header = kept
}

// keptReply is what is kept of an answer.
func keptReply(reply []byte, cut *Cut) []byte {
	if len(reply) <= maxReply {
		return reply
	}
	end := startOfCharacter(reply, maxReply)
	cut.Reply = len(reply) - end
	return reply[:end]
}

// A line has at most maxLine bytes, whatever was sent, and linePerByte for each byte
// of a body that was judged, inflated.
const (
	maxLine     = 48 << 10
	linePerByte = 4
)

// detailRoom is how many bytes the items of an assessment may have in a line,
// and the findings likewise, for a body of so many: a journal that is written
// by whoever sends must not grow faster than what is sent.
func detailRoom(body int) int { return 16<<10 + body }

// sizeOfItem and sizeOfFinding are about what these take in a line.
func sizeOfItem(item *conformance.Item) int {
	const names = 150 // of the members, and the numbers
	return names + len(item.Pointer) + len(item.ID) + len(item.Type) + len(item.Action) + len(item.Actor) + len(item.Object) +
		len(item.EventTime) + len(item.Uncredited)
}

func sizeOfFinding(f *rule.Finding) int {
	const names = 150
	size := names + len(f.Rule) + len(f.Pointer) + len(f.Message) + len(f.Reference)
	size += sizeOfFix(f.Fix)
	for _, choice := range f.Choices {
		size += len(choice.Title) + sizeOfFix(choice.Fix)
	}
	return size
}

func sizeOfFix(fix []rule.Op) (size int) {
	for _, op := range fix {
		size += 50 + len(op.Path) + len(op.From) + len(op.Value)
	}
	return size
}
