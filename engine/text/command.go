package text

import "regexp"

// commands are what build servers take for commands in the lines of their logs:
// GitHub's and Gitea's at the beginning of a line, Azure's, TeamCity's and older
// ones of GitHub anywhere.
var commands = regexp.MustCompile(`(?i)^[\pZ\s]*::|##[a-z]*\[`)

// Inert returns a line in which a build server finds no command, whatever
// somebody has put into it: the marks that begin one are set apart, "‹::›".
// Others are returned as they are.
func Inert(line string) string {
	return commands.ReplaceAllStringFunc(line, func(found string) string {
		if found[0] == '#' {
			return "‹##›" + found[2:]
		}
		return found[:len(found)-2] + "‹::›"
	})
}
