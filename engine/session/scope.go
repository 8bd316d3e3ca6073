package session

import (
	"sync"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
	"caliper-playground/engine/rule"
)

// scope remembers the type of every entity that was described, so that an IRI
// in a later message is understood. It is looked into while bodies are judged,
// many at once, and grows while messages are taken in.
//
// It keeps 64 bits of an id, not the id: a session of millions of messages
// may describe as many entities.
type scope struct {
	vocabulary *catalog.Vocabulary

	where func(seq int) string // names the place of a message: "in message 12"

	mu    sync.RWMutex
	types map[uint64]learnt // by the hash of an id
	names []string
	known map[string]uint16
}

// learnt is what is known of an entity: its type, as a place in names, and the
// message that said so.
type learnt struct {
	seq   uint32
	named uint16
}

func newScope(v *catalog.Vocabulary) *scope {
	return &scope{vocabulary: v, where: inMessage, types: map[uint64]learnt{}, known: map[string]uint16{}}
}

// inMessage names the place of a message of a session.
func inMessage(seq int) string { return "in " + MessageName(seq) }

// TypeOf returns the type that an entity was described with.
func (s *scope) TypeOf(id []byte) (string, bool) { return s.typeOf(document.HashBytes(id)) }

// DescribedIn implements rule.PlacingScope.
func (s *scope) DescribedIn(id []byte) string {
	s.mu.RLock()
	defer s.mu.RUnlock()
	of, ok := s.types[document.HashBytes(id)]
	if !ok || of.seq == 0 {
		return ""
	}
	return s.where(int(of.seq))
}

// ComparesAttempts says that the session compares attempts across messages.
func (s *scope) ComparesAttempts() {}

func (s *scope) typeOf(id uint64) (string, bool) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.look(id)
}

// look is typeOf for whoever sees to it that the scope does not grow meanwhile.
func (s *scope) look(id uint64) (string, bool) {
	t, ok := s.types[id]
	if !ok {
		return "", false
	}
	return s.names[t.named], true
}

// isNews says whether a description tells more than is known: an id not seen
// before, a narrower type, or one of Caliper's after another vocabulary's. An unrelated type is a finding, and no news. The
// caller sees to it that the scope does not grow meanwhile.
func (s *scope) isNews(d described) bool {
	known, ok := s.look(d.hash)
	return !ok || known != d.Type && (known == rule.ForeignType || s.vocabulary.IsA(d.Type, known))
}

// learn takes descriptions of a message in. What was news may not be any more: messages that
// are written together do not know of each other's.
func (s *scope) learn(news []described, seq int) {
	if len(news) == 0 {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, d := range news {
		if !s.isNews(d) {
			continue
		}
		t, ok := s.known[d.Type]
		if !ok {
			if len(s.names) > maxTypes {
				continue
			}
			t = uint16(len(s.names))
			s.names = append(s.names, d.Type)
			s.known[d.Type] = t
		}
		s.types[d.hash] = learnt{uint32(seq), t}
	}
}

// maxTypes bounds the type names that are kept. The vocabularies have about a
// hundred.
const maxTypes = 1<<16 - 2
