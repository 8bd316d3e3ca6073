package terminal

// TopLeft sends the cursor to the first cell of the screen.
const TopLeft = "\x1b[H"

// WrapOff has what is too long for its line end there, and WrapOn has it go on in
// the next line, as terminals do from the start (DECAWM). While the screen is up
// nothing may go on: terminals differ in how wide they draw some characters, and
// a line that is wider than it was counted would push all others down.
const (
	WrapOff = "\x1b[?7l"
	WrapOn  = "\x1b[?7h"
)
