// Package picker is a short list to choose from, which typing filters, by name and
// by what is meant. It may also take something else than it offers.
package picker

import (
	"cmp"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/compose"
	"caliper-playground/engine/lookup"
	"caliper-playground/engine/text"
	"caliper-playground/ui/component"
)

// Option is one thing that may be picked.
type Option struct {
	Label   string
	Note    string // what kind it is, in a word
	Meaning string // what it is for, in a line
	Here    bool   // what is edited has it already
	Sought  bool   // it is listed only where something is typed
	// Is has the entries of the catalogue by which a search finds it: its own, and
	// those of what it takes.
	Is []lookup.Ref
}

// Picker is a list of options, with a cursor and a filter.
type Picker struct {
	Title  string               // what is asked
	About  string               // for what
	Choose func(at int) tea.Cmd // takes an option by its place
	Leave  func() tea.Cmd       // is done where nothing is picked; nil for nothing
	WhyNot func(string) string  // says why what was typed is not offered, or ""; may be nil
	Hint   string               // what may be typed; "" for the usual words
	Filter component.Input      // what is typed
	List   component.List       // of what matches it
	other  func(string) tea.Cmd // takes something else; nil where nothing else will do
	book   *lookup.Book         // finds by meaning; nil where only names count
	all    []Option
	found  []int // of all, or one of the two below
}

// What is listed beside the options.
const (
	somethingElse = -1
	nothing       = -2
)

// New returns a picker with the cursor on the option of a label, or on the first.
func New(title, about string, options []Option, chosen string) *Picker {
	p := &Picker{Title: title, About: about, all: options, Filter: component.NewInput("", "", 0)}
	p.match()
	for i, o := range options {
		if o.Label == chosen {
			p.List.Cursor = i
		}
	}
	return p
}

// OrElse also offers to take something else than the options, last: the text that
// was typed, "" where there is none yet.
func (p *Picker) OrElse(other func(text string) tea.Cmd) {
	p.other = other
	p.match()
}

// TakesElse says whether something else than the options is taken.
func (p *Picker) TakesElse() bool { return p.other != nil }

// Else takes something else than the options.
func (p *Picker) Else() tea.Cmd { return p.other(p.typed()) }

// SearchIn has what is typed also find the options that it means. The cursor stays on
// its option.
func (p *Picker) SearchIn(book *lookup.Book) {
	at := p.under()
	p.book = book
	p.match()
	p.List.Select(max(0, slices.Index(p.found, at)))
}

// SetHeight gives the picker its room: a title, the filter, and the options.
func (p *Picker) SetHeight(height int) {
	p.List.SetHeight(height - head)
	p.List.Select(p.List.Cursor)
}

// Filtered lists what matches, from the start: the filter has changed.
func (p *Picker) Filtered() {
	p.match()
	p.List.Select(0)
}

// ShowAll empties the filter, and says whether there was one.
func (p *Picker) ShowAll() bool {
	had := p.Filter.Value() != ""
	p.Filter.SetValue("")
	p.match()
	return had
}

// Chosen returns what takes the line under the cursor, and false where that is no
// option: nothing is called what was typed.
func (p *Picker) Chosen() (take func() tea.Cmd, ok bool) {
	switch i := p.under(); i {
	case nothing:
		return nil, false
	case somethingElse:
		return p.Else, true
	default:
		return func() tea.Cmd { return p.Choose(i) }, true
	}
}

// Known returns what the line under the cursor is called, and the entries by which it
// is known; beside the options it is what is typed that counts.
func (p *Picker) Known() (called string, by []lookup.Ref) {
	if i := p.under(); i >= 0 {
		return p.all[i].Label, p.all[i].Is
	}
	if p.book != nil {
		for _, e := range p.book.Nearby(p.typed()) {
			by = append(by, e.Ref)
		}
	}
	return cmp.Or(p.typed(), "something else"), by
}

// Meaning says what the line under the cursor is for.
func (p *Picker) Meaning() string { return p.option(p.under()).Meaning }

func (p *Picker) under() int {
	if p.List.Cursor >= len(p.found) {
		return nothing
	}
	return p.found[p.List.Cursor]
}

func (p *Picker) typed() string { return strings.TrimSpace(p.Filter.Value()) }

// anyMeaning says what something else is good for.
const anyMeaning = "Anything at all, also what the vocabulary does not allow here: for mistakes made on purpose. The findings say what is wrong with it."

// option returns an option, or what is listed beside the options.
func (p *Picker) option(i int) Option {
	switch typed := p.typed(); {
	case i == nothing && p.other == nil:
		return Option{}
	case i == nothing:
		meaning := "What fits here is in the list; the last line takes anything else."
		if p.WhyNot != nil {
			meaning = cmp.Or(text.Sentence(p.WhyNot(typed)), meaning)
		}
		return Option{Label: "Nothing to choose is called so.", Meaning: meaning}
	case i == somethingElse && typed == "":
		return Option{Label: "something else…", Note: "anything", Meaning: anyMeaning}
	case i == somethingElse:
		return Option{Label: "something else: " + typed, Note: cmp.Or(compose.KindOf(typed), "no JSON yet"), Meaning: anyMeaning}
	}
	return p.all[i]
}
