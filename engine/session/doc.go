// Package session is one run of the playground: what was received, the
// scorecard, the entities seen and the journal on disk.
//
// All that a session knows is a fold over its journal: each message has an
// effect, and applying the effects in order gives the state, whether they come
// from a message that arrives or from a line of the journal. So a session that
// is resumed is the session that was left.
//
// It knows nothing of HTTP servers: the endpoint hands it exchanges.
package session
