package endpoint

import (
	"crypto/sha256"
	"slices"
)

// served is a session with the digest of its token: digests are of one length,
// so that comparing them tells nothing about the token's.
type served struct {
	Receiver
	digest  [sha256.Size]byte
	trouble trouble
}

// Add serves the session from now on. A session of the same ID is replaced, in
// its place.
func (e *Endpoint) Add(s Receiver) {
	m := &served{Receiver: s, digest: sha256.Sum256([]byte(s.Token()))}
	e.mu.Lock()
	defer e.mu.Unlock()
	old := e.sessions[s.ID()]
	e.sessions[s.ID()] = m
	if at := slices.Index(e.order, old); old != nil && at >= 0 {
		e.order[at] = m
		return
	}
	e.order = append(e.order, m)
}

// Remove serves the session no more: its URL answers 404.
func (e *Endpoint) Remove(sessionID string) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.order = slices.DeleteFunc(e.order, func(m *served) bool { return m == e.sessions[sessionID] })
	delete(e.sessions, sessionID)
}

func (e *Endpoint) session(id string) *served {
	e.mu.RLock()
	defer e.mu.RUnlock()
	return e.sessions[id]
}

// all returns the sessions in the order in which they were added.
func (e *Endpoint) all() []*served {
	e.mu.RLock()
	defer e.mu.RUnlock()
	return slices.Clone(e.order)
}
