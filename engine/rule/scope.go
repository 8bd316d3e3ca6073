package rule

// Scope knows the entities that were described before this document: those of
// a session. A document knows its own.
type Scope interface {
	// TypeOf returns the name of the type that an id was described with, or
	// ForeignType.
	TypeOf(id []byte) (typeName string, ok bool)
}

// PlacingScope is a Scope that remembers where an id was described.
type PlacingScope interface {
	Scope
	// DescribedIn says where an id got its type, as in "in message 12"; "" where that
	// is not known.
	DescribedIn(id []byte) string
}

// ForeignType stands for any type of another vocabulary.
const ForeignType = "foreign"
