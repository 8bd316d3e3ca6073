package keys

// Exercises holds what the page of exercises does.
type Exercises struct {
	Next, Practice, Hint, Solution, Reset, Skip Binding
}

func defaultExercise() Exercises {
	return Exercises{
		Next:     bind("n", "next exercise", "n"),
		Practice: bind("p", "practice", "p"),
		Hint:     bind("i", "hint", "i"),
		Solution: bind("o", "solution", "o"),
		Reset:    bind("r", "begin anew", "r"),
		Skip:     bind("b", "leave out", "b"),
	}
}
