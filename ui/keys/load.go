package keys

import "slices"

// Load holds what the page does that loads documents: choosing where they
// come from, typing a path, and choosing what to send of them.
type Load struct {
	Whole    Binding `keys:"o" does:"open whole"`
	Parent   Binding `keys:"left h backspace" shown:"←/h" does:"the folder above"`
	Path     Binding `keys:"p" does:"type a path"`
	Complete Binding `keys:"tab" does:"complete"`
	All      Binding `keys:"a" does:"all"`
	None     Binding `keys:"A" does:"none"`
	Failing  Binding `keys:"!" does:"failing"`
	Passing  Binding `keys:"P" does:"passing"`
	Reload   Binding `keys:"r" does:"read again"`
	Other    Binding `keys:"o" does:"other documents"`
}

// WithoutSpace leaves out the space bar, for where it chooses.
func (m Move) WithoutSpace() Move {
	m.PageUp, m.PageDown = m.PageUp.without(" "), m.PageDown.without(" ")
	return m
}

// without is the binding without some of its keys.
func (b Binding) without(keys ...string) Binding {
	b.SetKeys(slices.DeleteFunc(slices.Clone(b.Keys()), func(name string) bool { return slices.Contains(keys, name) })...)
	return b
}
