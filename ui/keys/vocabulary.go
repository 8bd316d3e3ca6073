package keys

// Vocabulary holds what the vocabulary page does.
type Vocabulary struct {
	Compose, CopyExample, Other, Back, Forward Binding
}

func defaultVocabulary() Vocabulary {
	return Vocabulary{
		Compose:     bind("n", "compose", "n"),
		CopyExample: bind("Y", "copy the example", "Y"),
		Other:       bind("V", "the other version", "V"),
		Back:        bind("backspace", "walk back", "backspace", "alt+left"),
		Forward:     bind("alt+right", "walk ahead again", "alt+right"),
	}
}
