package keys

// Do holds the deeds that several pages have. Each has one key, wherever it is
// done: what is learnt on one page holds on all.
type Do struct {
	Send            Binding `keys:"s" does:"send"`
	Save            Binding `keys:"w" does:"save"`
	Mend            Binding `keys:"x" does:"mend"`
	MendAndSend     Binding `keys:"X" does:"mend and resend"`
	MendAll         Binding `keys:"#" does:"all mends"`
	Why             Binding `keys:"W" does:"why this rule"`
	Edit            Binding `keys:"e" does:"edit"`
	Editor          Binding `keys:"E" does:"editor"`
	Compare         Binding `keys:"d" does:"compare"`
	Repeat          Binding `keys:"R" does:"again"`
	Fresh           Binding `keys:"F" does:"fresh session"`
	Tick            Binding `keys:"space" does:"choose, or not"`
	Code            Binding `keys:"$" does:"code"`
	Filter          Binding `keys:"/" does:"filter"`
	NextTrouble     Binding `keys:"t" does:"next failure"`
	PreviousTrouble Binding `keys:"T" does:"failure before"`
	NextFinding     Binding `keys:"f" does:"next finding"`
	Stop            Binding `keys:"S" does:"stop"`
	Pause           Binding `keys:"z" does:"pause, or go on"`
	Unfold          Binding `keys:"+ =" shown:"+" does:"unfold"`
	Fold            Binding `keys:"- _" shown:"-" does:"fold"`
}
