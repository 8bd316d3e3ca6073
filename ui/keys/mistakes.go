package keys

// Mistakes holds a key for each mistake that can be made on purpose, under the
// mistake's name: digits for those of the transport, letters for those of what a
// message holds.
type Mistakes struct {
	TokenMissing, TokenBare, TokenWrong, MediaType, EnvelopeMissing, EnvelopeArray,
	EnvelopeVersionUnknown, BodyCutOff, BodyTooLarge, Method Binding
	EventRepeated, EventIDReused, EntityDescribedLater, ProfileMissing, ActorIsAGroup,
	ActionMisspelt, EventIDBare, TimeWithoutMilliseconds, PropertyOfOnesOwn Binding
}

func defaultMistakes() Mistakes {
	return Mistakes{
		TokenMissing:           bind("1", "no token", "1"),
		TokenBare:              bind("2", "a bare token", "2"),
		TokenWrong:             bind("3", "a wrong token", "3"),
		MediaType:              bind("4", "as text/plain", "4"),
		EnvelopeMissing:        bind("5", "no envelope", "5"),
		EnvelopeArray:          bind("6", "an array", "6"),
		EnvelopeVersionUnknown: bind("7", "a version that there is not", "7"),
		BodyCutOff:             bind("8", "a body that is cut off", "8"),
		BodyTooLarge:           bind("9", "too large", "9"),
		Method:                 bind("0", "a wrong method", "0"),

		EventRepeated:           bind("a", "a repeat", "a"),
		EventIDReused:           bind("b", "the same id, other content", "b"),
		EntityDescribedLater:    bind("c", "described too late", "c"),
		ProfileMissing:          bind("i", "a profile that is missing", "i"),
		ActorIsAGroup:           bind("m", "a wrong actor", "m"),
		ActionMisspelt:          bind("n", "a misspelt action", "n"),
		EventIDBare:             bind("o", "a bare UUID as id", "o"),
		TimeWithoutMilliseconds: bind("p", "a time without milliseconds", "p"),
		PropertyOfOnesOwn:       bind("r", "a property of one's own", "r"),
	}
}

// OfMistake returns the key of the mistake of that name.
func (m *Map) OfMistake(name string) Binding {
	for _, c := range m.Commands() {
		if c.Name == "mistake."+name {
			return *c.Binding
		}
	}
	return Binding{}
}
