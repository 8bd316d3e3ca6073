//go:build !linux

package library

import "strings"

// tells says whether the system tells of all changes in a folder. Of one on another
// machine, by a name that Windows has for these, it does not.
func tells(folder string) bool { return !strings.HasPrefix(folder, `\\`) }
