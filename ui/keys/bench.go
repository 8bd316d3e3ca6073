package keys

// Bench holds what the bench does.
type Bench struct {
	Required, Profile, Everything, Load, Vocabulary, Certify, Compose, Mistakes, Coverage, Questions, Entities, Exercises, Stories Binding
}

func defaultBench() Bench {
	return Bench{
		Required:   bind("r", "required", "r"),
		Profile:    bind("p", "profile", "p"),
		Everything: bind("a", "all", "a"),
		Load:       bind("o", "load", "o"),
		Compose:    bind("n", "compose", "n"),
		Vocabulary: bind("v", "vocabulary", "v"),
		Certify:    bind("c", "certify", "c"),
		Mistakes:   bind("M", "mistakes", "M"),
		Coverage:   bind("%", "coverage", "%"),
		Questions:  bind("Q", "questions", "Q"),
		Entities:   bind("&", "entities", "&"),
		Exercises:  bind("I", "exercises", "I"),
		Stories:    bind("N", "stories", "N"),
	}
}

// MessagePane holds what is shown of the selected message, and where.
type MessagePane struct {
	Findings, Sentence, JSON, HTTP, Graph, FoldAll, ScrollLeft, ScrollRight, Advice, Versions Binding
}

func defaultMessage() MessagePane {
	return MessagePane{
		Findings:    bind("1", "findings", "1"),
		Sentence:    bind("2", "sentence", "2"),
		JSON:        bind("3", "JSON", "3"),
		HTTP:        bind("4", "HTTP exchange", "4"),
		Graph:       bind("5", "graph", "5"),
		Versions:    bind("K", "both versions", "K"),
		FoldAll:     bind("Z", "fold all", "Z"),
		Advice:      bind("H", "advice", "H"),
		ScrollLeft:  bind("<", "long lines to the left", "<", "shift+left"),
		ScrollRight: bind(">", "long lines to the right", ">", "shift+right"),
	}
}
