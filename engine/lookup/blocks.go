package lookup

import (
	"fmt"
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

// Blocks lays an entry of this book out for reading.
func (b *Book) Blocks(e *Entry) []Block {
	l := &layout{book: b, entry: e}
	l.lead()
	switch e.Kind {
	case Erratum:
		l.erratum()
	case Rule:
		l.rule()
	case Word:
		l.word()
	default:
		l.guide()
		l.names()
		l.rows()
		l.properties()
		l.remarks()
		l.alsoCalled()
		l.differences()
		l.example()
	}
	return l.blocks
}

// layout collects the blocks of one entry.
type layout struct {
	book   *Book
	entry  *Entry
	blocks []Block
}

func (l *layout) add(b Block) { l.blocks = append(l.blocks, b) }

func (l *layout) prose(title, words string) {
	if words != "" {
		l.add(Block{Form: Prose, Title: title, Text: l.book.prose(words, l.entry.Ref)})
	}
}

func (l *layout) list(title string, pieces Text) {
	if len(pieces) > 0 {
		l.add(Block{Form: Names, Title: title, Text: pieces})
	}
}

// lead says what it is, and where the specification treats it.
func (l *layout) lead() {
	e, b := l.entry, l.book
	if e.Kind == Erratum || e.Kind == Rule {
		return
	}
	l.prose("", e.Meaning)
	if e.Deprecated {
		l.prose("", "Deprecated: documents still pass with a warning, and earn no mark by it.")
	}
	for _, name := range e.Extensions {
		l.add(Block{Form: Prose, Text: plain("Comes with the extension profile " + name + ", whose context must be there: " + b.vocabulary.ContextOf(name) + ".")})
	}
	if e.Reference != "" {
		l.add(Block{Form: Prose, Text: plain(e.Reference), Aside: true})
	}
	if e.IRI != "" {
		l.add(Block{Form: Prose, Text: plain(e.IRI), Aside: true})
	}
}

// names lists what it is related to.
func (l *layout) names() {
	e, b := l.entry, l.book
	if e.Kind == Row {
		r := e.Rows[0]
		l.list("Profile", b.links(Profile, []string{r.Profile}))
		l.list("Event", b.links(Event, []string{r.Event}))
		if r.Action == catalog.AnyAction {
			l.list("Action", plain("any of the vocabulary"))
		} else {
			l.list("Action", b.links(Action, []string{r.Action}))
		}
		l.list("In the profile", plain(dispositionWords(r.Disposition)))
		l.list("Done by", b.links(Entity, r.Actor))
		l.list("Done by, in the specification", b.links(Entity, r.SpecificationActor))
		l.list("On", b.links(Entity, r.Object))
		l.list("On, in the specification", b.links(Entity, r.SpecificationObject))
		if r.Generated != "" {
			l.list("Recommended to generate", b.links(Entity, []string{r.Generated}))
		}
	}
	l.list("Supertypes", b.links(b.typeKind(e), e.Supertypes))
	l.list("Subtypes", b.links(b.typeKind(e), e.Subtypes))
	l.list("Actions", b.links(Action, e.Actions))
	if e.Kind == Event && len(e.Actions) == 0 {
		l.list("Actions", plain("any of the vocabulary"))
	}
	l.list("Deprecated actions", b.links(Action, e.DeprecatedActions))
	l.list("Events", b.links(Event, e.Events))
	for _, home := range e.BelongsTo {
		l.prose("Belongs to", home)
	}
	var errata Text
	for _, x := range e.Errata {
		errata = append(errata, b.linkAs(fmt.Sprintf("%d: %s", x.Number, x.Subject), Erratum, fmt.Sprint(x.Number)))
	}
	l.list("Errata", errata)
}

// mostAlsoCalled is how many words of the field a page lists; the JSON form has
// all of them.
const mostAlsoCalled = 8

// alsoCalled lists what the field calls it, behind what Caliper itself says.
func (l *layout) alsoCalled() {
	var words Text
	for _, other := range l.entry.AlsoCalled {
		if len(words) == mostAlsoCalled {
			words = append(words, plain(fmt.Sprintf("and %d more", len(l.entry.AlsoCalled)-mostAlsoCalled))...)
			break
		}
		words = append(words, plain(other.Word)...)
	}
	l.list("In the field also", words)
}

func (b *Book) typeKind(e *Entry) Kind {
	if e.Kind == Event {
		return Event
	}
	return Entity
}

// typeLink leads to an event or entity type, whichever has the name.
func (b *Book) typeLink(name string) Piece {
	if p := b.link(Event, name); p.Links() {
		return p
	}
	return b.link(Entity, name)
}

func (l *layout) erratum() {
	e := l.entry
	l.prose("", "Where the published sources disagree: "+e.Title+".")
	l.prose("One source", e.SourceA)
	l.prose("Another", e.SourceB)
	l.prose("This program", e.Does)
	l.list("About", e.related())
}

// related leads to what an entry is about, or belongs to it.
func (e *Entry) related() Text {
	var all Text
	for _, to := range e.Related {
		all = append(all, Piece{to.Name, to})
	}
	return all
}

func (l *layout) rule() {
	e := l.entry
	l.prose("", e.Title+".")
	l.prose("Why", e.Why)
	l.prose("What ignoring it costs", e.Cost)
	if e.Reference != "" {
		l.add(Block{Form: Prose, Title: "Reference", Text: plain(e.Reference)})
	}
	l.code("Bad: gets a finding of this rule", e.Bad)
	l.code("Good: gets none", e.Good)
	l.code("Plain: permitted, and the rule says what it leaves open", e.Plain)
	l.code("Richer: the rule has nothing to say", e.Richer)
}

// example shows the first example.
func (l *layout) example() {
	if len(l.entry.Examples) == 0 {
		l.add(Block{Form: Prose, Title: "Example", Text: plain(l.noExample())})
		return
	}
	x := l.entry.Examples[0]
	title := "Example: " + RowWords(x.Row)
	if x.Note != "" {
		title += " (" + x.Note + ")"
	}
	l.code(title, string(x.Data))
}

// noExample says that there is none, so that nobody looks for it.
func (l *layout) noExample() string {
	switch l.entry.Kind {
	case Event:
		return "None of the built-in events is one."
	case Entity:
		return "None of the built-in events has one."
	default:
		return "None of the built-in events has it."
	}
}

// code adds JSON over several lines; what is no JSON stays as it is.
func (l *layout) code(title, source string) {
	if source == "" {
		return
	}
	l.add(Block{Form: Code, Title: title, Code: strings.TrimRight(string(document.Indent([]byte(source))), "\n")})
}
