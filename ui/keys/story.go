package keys

// Story holds what takes a story from scene to scene. The first two also follow
// what a presenter's remote sends.
type Story struct {
	Next, Before, Scenes, ByItself, Slower, Faster Binding
}

func defaultStory() Story {
	return Story{
		Next:     bind("space", "next scene", " ", "pgdown"),
		Before:   bind("backspace", "scene before", "backspace", "pgup"),
		Scenes:   bind("J", "jump to a scene", "J"),
		ByItself: bind(".", "by itself, or step by step", "."),
		Slower:   bind("(", "slower", "("),
		Faster:   bind(")", "faster", ")"),
	}
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
