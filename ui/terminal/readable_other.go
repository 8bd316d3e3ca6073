//go:build !unix

package terminal

import "os"

// readable says that nothing is known to be there: a console cannot be asked
// for it alike everywhere.
func readable(*os.File) bool { return false }
