// Package expect holds what is expected of a set of documents. A set that
// testers replay has documents that are wrong on purpose, or known to be wrong: a
// file says so, document by document, and a run fails on what is other than it
// says, and on nothing else.
//
// The package reads that file, compares it with what was made of a document, and
// writes it anew. It judges nothing and sends nothing.
package expect
