package keys

// Story holds what takes a story from scene to scene. The first two also follow
// what a presenter's remote sends.
type Story struct {
	Next     Binding `keys:"space pgdown" shown:"space" does:"next scene"`
	Before   Binding `keys:"backspace pgup" shown:"backspace" does:"scene before"`
	Scenes   Binding `keys:"J" does:"jump to a scene"`
	ByItself Binding `keys:"." does:"by itself, or step by step"`
	Slower   Binding `keys:"(" does:"slower"`
	Faster   Binding `keys:")" does:"faster"`
}

// WithoutPages leaves out the space bar, and the keys of a presenter's remote, for
// where they turn scenes.
func (m Move) WithoutPages() Move {
	for _, b := range []*Binding{&m.PageUp, &m.PageDown} {
		*b = b.without(" ", "pgup", "pgdown")
		b.SetHelp(shown(b.Keys()), b.Help().Desc)
	}
	return m
}
