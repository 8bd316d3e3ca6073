package keys

import "reflect"

// Mistakes holds a key for each mistake that can be made on purpose, under the
// mistake's name: digits for those of the transport, letters for those of what a
// message holds.
type Mistakes struct {
	TokenMissing           Binding `keys:"1" does:"no token"`
	TokenBare              Binding `keys:"2" does:"a bare token"`
	TokenWrong             Binding `keys:"3" does:"a wrong token"`
	MediaType              Binding `keys:"4" does:"as text/plain"`
	EnvelopeMissing        Binding `keys:"5" does:"no envelope"`
	EnvelopeArray          Binding `keys:"6" does:"an array"`
	EnvelopeVersionUnknown Binding `keys:"7" does:"a version that there is not"`
	BodyCutOff             Binding `keys:"8" does:"a body that is cut off"`
	BodyTooLarge           Binding `keys:"9" does:"too large"`
	Method                 Binding `keys:"0" does:"a wrong method"`

	EventRepeated           Binding `keys:"a" does:"a repeat"`
	EventIDReused           Binding `keys:"b" does:"the same id, other content"`
	EntityDescribedLater    Binding `keys:"c" does:"described too late"`
	ProfileMissing          Binding `keys:"i" does:"a profile that is missing"`
	ActorIsAGroup           Binding `keys:"m" does:"a wrong actor"`
	ActionMisspelt          Binding `keys:"n" does:"a misspelt action"`
	EventIDBare             Binding `keys:"o" does:"a bare UUID as id"`
	TimeWithoutMilliseconds Binding `keys:"p" does:"a time without milliseconds"`
	PropertyOfOnesOwn       Binding `keys:"r" does:"a property of one's own"`
}

// OfMistake returns the key of the mistake of that name.
func (m *Map) OfMistake(name string) Binding {
	for _, field := range reflect.ValueOf(&m.Mistake).Elem().Fields() {
		if b := field.Addr().Interface().(*Binding); b.name == "mistake."+name {
			return *b
		}
	}
	return Binding{}
}
