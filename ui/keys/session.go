package keys

// Sessions holds what goes from session to session on the bench, and what is set
// for one of them. CopyAll and what follows it belong to the list of sessions.
type Sessions struct {
	List         Binding `keys:"O" does:"all sessions"`
	Next         Binding `keys:"}" does:"next session"`
	Previous     Binding `keys:"{" does:"session before"`
	Add          Binding `keys:"A" does:"add a session"`
	Tolerances   Binding `keys:"L" does:"tolerances, on or off"`
	Misbehaviour Binding `keys:"U" does:"misbehave on purpose"`
	CopyAll      Binding `keys:"Y" does:"copy every URL and token"`
	Need         Binding `keys:"i" does:"by need, or as they are numbered"`
	Renew        Binding `keys:"N" does:"another token"`
	Remove       Binding `keys:"D" does:"take out of the class"`
	Strays       Binding `keys:"B" does:"what reached no session"`
}
