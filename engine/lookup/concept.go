package lookup

import "caliper-playground/catalog"

// wordEntry makes the entry of a word of documents, transport or this program.
// What belongs to it is filled in when all entries are there.
func wordEntry(v *catalog.Vocabulary, c catalog.Concept) *Entry {
	e := newEntry(v.Version, Word, c.Name)
	e.Group, e.Title, e.Meaning, e.Reference, e.Shown = c.Group, c.Title, c.Meaning, reference(v, c.Reference), c.Example
	for _, other := range c.Also {
		e.AlsoCalled = append(e.AlsoCalled, AlsoCalled{Word: other, Other: []string{}})
	}
	return e
}

// relateWords leads from each word to what belongs to it, of whatever kind: the
// first of that name, in the order of the kinds.
func (b *Book) relateWords() {
	for _, c := range b.vocabulary.Concepts() {
		e := b.Get(Ref{Word, c.Name})
		for _, name := range c.See {
			for _, kind := range Kinds() {
				if to := (Ref{kind, name}); b.Get(to) != nil {
					e.Related = append(e.Related, to)
					break
				}
			}
		}
	}
}

// word lays a word out for reading.
func (l *layout) word() {
	e := l.entry
	l.code("Example", e.Shown)
	l.list("See", e.related())
	l.alsoCalled()
}
