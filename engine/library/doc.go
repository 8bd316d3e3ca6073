// Package library knows where documents come from: built-in sets, files and
// folders, standard input, what was pasted. It reads them, makes the entries of
// a list of them, sees when they change on disk, and saves what was received in
// the same shapes. What is judged, and by
// which rules, is not its business.
package library
