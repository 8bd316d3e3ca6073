// Package story is for whoever shows Caliper to others: ordered scenes with what
// is to be said, what is sent, and what that is to earn. A story is read from a
// file and checked with its places; a Playing prepares its messages, with ids that
// are new each time; what came of a message is held against what its scene
// promised. The package draws nothing, and sends only where a story is rehearsed.
package story
