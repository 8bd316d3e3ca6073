// Package settings reads what the user has set, and keeps what the screen goes
// on with the next time: key bindings from a file that the program never
// writes, and the screen's own state in a file that nobody else need read.
//
// Neither file can keep the program from starting. What cannot be read is left
// aside and said.
package settings

// maxFile is how many bytes of a file are read. Neither of them needs a
// hundredth of that.
const maxFile = 1 << 20
