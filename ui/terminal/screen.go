package terminal

// TopLeft sends the cursor to the first cell of the screen.
const TopLeft = "\x1b[H"
