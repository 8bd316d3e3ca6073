package keys

// Vocabulary holds what the vocabulary page does.
type Vocabulary struct {
	Compose     Binding `keys:"n" does:"compose"`
	CopyExample Binding `keys:"Y" does:"copy the example"`
	Other       Binding `keys:"V" does:"the other version"`
	Back        Binding `keys:"backspace alt+left" shown:"backspace" does:"walk back"`
	Forward     Binding `keys:"alt+right" shown:"alt+right" does:"walk ahead again"`
}
