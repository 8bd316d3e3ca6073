package page

import (
	"caliper-playground/engine/rule"
	"caliper-playground/engine/session"
)

// Previewer says beforehand what becomes of a message.
type Previewer interface {
	// Known says what was described so far; it may be asked by any goroutine.
	Known() rule.Scope
	// Preview says what the session would make of a message, and takes nothing
	// in. It may wait, so it is called in commands.
	Preview(x session.Exchange) session.Message
}
