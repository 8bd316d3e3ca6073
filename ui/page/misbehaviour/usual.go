package misbehaviour

import (
	"slices"

	"caliper-playground/engine/endpoint"
)

// row is something that the endpoint may do to messages.
type row struct {
	of endpoint.Misbehaviour
	on bool
}

// usual is what there is to turn on from the start, one of each kind.
func usual() []row {
	var rows []row
	for _, written := range []string{
		"429 every 5, retry-after 2s", "500 10%", "503 first 3", "slow 2s", "drop-before every 5", "drop-after every 5", "body {}", "redirect first 1",
	} {
		if m, err := endpoint.ParseMisbehaviour(written); err == nil { // which a test holds
			rows = append(rows, row{of: m})
		}
	}
	return rows
}

// rowsOf are the usual ones, each with what is done of its kind in its place, and
// what else is done behind them.
func rowsOf(done []endpoint.Misbehaviour) []row {
	rows := usual()
	for _, m := range done {
		at := slices.IndexFunc(rows, func(r row) bool { return r.of.What == m.What && !r.on })
		if at < 0 {
			rows = append(rows, row{m, true})
			continue
		}
		rows[at] = row{m, true}
	}
	return rows
}

// meaning says what one is good for.
func meaning(w endpoint.What) string {
	switch w {
	case endpoint.TooMany:
		return "Refused as one too many. A sensor waits, as long as it is asked to, and sends the same again."
	case endpoint.Fault:
		return "Refused as if the endpoint had failed. A sensor tries again after a while."
	case endpoint.Unavailable:
		return "Refused as if the endpoint were overloaded or being mended. A sensor tries again after a while."
	case endpoint.Slow:
		return "Answered late. A sensor keeps what it has, and does not send it twice."
	case endpoint.DropBefore:
		return "The connection is closed before the message is kept. A sensor sends it again."
	case endpoint.DropAfter:
		return "The message is kept and the connection closed without an answer. A sensor sends it again, and the repeat is recognised."
	case endpoint.Body:
		return "Accepted with a body, where the guide has none. A sensor goes by the status."
	case endpoint.Redirect:
		return "Sent on to this same URL. A sensor follows with the same method and body, or says that it does not."
	}
	return ""
}
