package keys

// Compose holds what the page does that composes events.
type Compose struct {
	Add    Binding `keys:"+ =" shown:"+" does:"add"`
	Remove Binding `keys:"- delete" shown:"-" does:"remove"`
	Switch Binding `keys:"i" does:"object or IRI"`
	Rename Binding `keys:"r" does:"rename"`
	Renew  Binding `keys:"n" does:"new id, time now"`
	Any    Binding `keys:":" does:"any value"`

	// These two are in force while something is chosen or typed.
	Anyway Binding `keys:"ctrl+o" does:"as it is typed"`
	LookUp Binding `keys:"ctrl+t" does:"look it up"`

	Another Binding `keys:"a" does:"another event"`
	Earlier Binding `keys:"[" does:"the event goes up"`
	Later   Binding `keys:"]" does:"the event goes down"`
	Undo    Binding `keys:"u" does:"undo"`
	Redo    Binding `keys:"ctrl+r" does:"redo"`
}
