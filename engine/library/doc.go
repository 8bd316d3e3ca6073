// Package library knows where documents come from: built-in sets, files and
// folders, standard input, what was pasted. It reads them, makes the entries of
// a list of them, and sees when they change on disk. What is judged, and by
// which rules, is not its business.
package library
