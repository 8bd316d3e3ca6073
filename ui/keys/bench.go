package keys

// Bench holds what the bench does.
type Bench struct {
	Required   Binding `keys:"r" does:"required"`
	Profile    Binding `keys:"p" does:"profile"`
	Everything Binding `keys:"a" does:"all"`
	Load       Binding `keys:"o" does:"load"`
	Vocabulary Binding `keys:"v" does:"vocabulary"`
	Certify    Binding `keys:"c" does:"certify"`
	Compose    Binding `keys:"n" does:"compose"`
	Mistakes   Binding `keys:"M" does:"mistakes"`
	Coverage   Binding `keys:"%" does:"coverage"`
	Questions  Binding `keys:"Q" does:"questions"`
	Entities   Binding `keys:"&" does:"entities"`
	Exercises  Binding `keys:"I" does:"exercises"`
	Stories    Binding `keys:"N" does:"stories"`
}

// MessagePane holds what is shown of the selected message, and where.
type MessagePane struct {
	Findings    Binding `keys:"1" does:"findings"`
	Sentence    Binding `keys:"2" does:"sentence"`
	JSON        Binding `keys:"3" does:"JSON"`
	HTTP        Binding `keys:"4" does:"HTTP exchange"`
	Graph       Binding `keys:"5" does:"graph"`
	FoldAll     Binding `keys:"Z" does:"fold all"`
	ScrollLeft  Binding `keys:"< shift+left" shown:"<" does:"long lines to the left"`
	ScrollRight Binding `keys:"> shift+right" shown:">" does:"long lines to the right"`
	Advice      Binding `keys:"H" does:"advice"`
	Versions    Binding `keys:"K" does:"both versions"`
}
