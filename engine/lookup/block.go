package lookup

import (
	"strings"
	"unicode"
)

// Form says how a block is read.
type Form int

// The forms of a block.
const (
	Prose Form = iota // running text
	Names             // a title with a list of names
	Table             // rows under column heads
	Code              // JSON
)

// Block is a part of an entry as it is read. What shows it decides on columns,
// colours and width alone.
type Block struct {
	Form  Form
	Title string
	Text  Text // of prose; of names, one piece each
	Head  []string
	Rows  []TableRow
	Code  string
	// Aside says that the prose is secondary: where something is treated, its IRI.
	Aside bool
	// Compared says that the columns of a table are to be read against each
	// other, so that none goes without its head.
	Compared bool
}

// Between is what stands between the names of a list: a comma, unless the
// names are phrases.
func (b Block) Between() string {
	for _, p := range b.Text {
		if strings.Contains(p.Words, ": ") {
			return "; "
		}
	}
	return ", "
}

// TableRow is a row of a table, with a note that stands below it, or none.
type TableRow struct {
	Cells []Text
	Note  string
}

// Piece is some words, which may lead to an entry.
type Piece struct {
	Words string
	To    Ref // the zero Ref leads nowhere
}

// Links says whether the piece leads to an entry.
func (p Piece) Links() bool { return p.To != Ref{} }

// Text is words in a row.
type Text []Piece

// String returns the words alone.
func (t Text) String() string {
	var b strings.Builder
	for _, p := range t {
		b.WriteString(p.Words)
	}
	return b.String()
}

// plain is a text that leads nowhere.
func plain(words string) Text { return Text{{Words: words}} }

// link returns a piece that leads to an entry, if there is one.
func (b *Book) link(kind Kind, name string) Piece {
	return b.linkAs(name, kind, name)
}

// linkAs returns words that lead to an entry, if there is one.
func (b *Book) linkAs(words string, kind Kind, name string) Piece {
	if to := (Ref{kind, name}); b.byRef[to] != nil {
		return Piece{words, to}
	}
	return Piece{Words: words}
}

// links returns a piece for each name.
func (b *Book) links(kind Kind, names []string) Text {
	t := make(Text, 0, len(names))
	for _, name := range names {
		t = append(t, b.link(kind, name))
	}
	return t
}

// joined returns the pieces as one text with words between them.
func joined(pieces Text, between string) Text {
	var t Text
	for i, p := range pieces {
		if i > 0 {
			t = append(t, Piece{Words: between})
		}
		t = append(t, p)
	}
	return t
}

// prose links the names that stand in running text, but for the entry's own.
func (b *Book) prose(words string, own Ref) Text {
	var t Text
	rest := 0
	for from := 0; from < len(words); {
		to := from
		for to < len(words) && isNameByte(words[to]) {
			to++
		}
		if to == from {
			from++
			continue
		}
		name := words[from:to]
		ref, known := b.names[name]
		if known && ref != own && !startsSentence(words, from) {
			t = append(t, Piece{Words: words[rest:from]}, Piece{name, ref})
			rest = to
		}
		from = to
	}
	return append(t, Piece{Words: words[rest:]})
}

func isNameByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}

// startsSentence says whether a capital may be there for the sentence alone:
// the word is the first and has no capital inside.
func startsSentence(words string, from int) bool {
	before := strings.TrimRight(words[:from], " \"(“")
	if before != "" && !strings.ContainsRune(".:!?", rune(before[len(before)-1])) {
		return false
	}
	end := from + 1
	for end < len(words) && isNameByte(words[end]) {
		if unicode.IsUpper(rune(words[end])) {
			return false
		}
		end++
	}
	return true
}
