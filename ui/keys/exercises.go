package keys

// Exercises holds what the page of exercises does.
type Exercises struct {
	Next     Binding `keys:"n" does:"next exercise"`
	Practice Binding `keys:"p" does:"practice"`
	Hint     Binding `keys:"i" does:"hint"`
	Solution Binding `keys:"o" does:"solution"`
	Reset    Binding `keys:"r" does:"begin anew"`
	Skip     Binding `keys:"b" does:"leave out"`
}
