package load

import (
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/library"
	"caliper-playground/ui/component"
	"caliper-playground/ui/page"
)

// pathInput is a path that is being typed, with what it may go on as.
type pathInput struct {
	typing bool
	input  component.Input
	number int // of the look-up that is waited for

	looked     string // the text that the candidates are for
	candidates []library.Name
	err        error // why there are none
	completes  bool  // complete as soon as they come
	opens      bool  // and open what that makes
}

// begin starts the typing.
func (p *pathInput) begin() {
	p.typing = true
	p.input.ToEnd()
}

// lookUp returns a command that finds what the typed path may go on as.
func (l *Page) lookUp() tea.Cmd {
	p, folder, home := &l.path, l.browser.folder, l.browser.home
	p.number++
	number, text := p.number, p.input.Value()
	return page.AfterTwo(func() ([]library.Name, error) {
		in, start := splitPath(text)
		all, _, err := library.List(library.Absolute(in, folder, home), strings.HasPrefix(start, "."))
		if err != nil {
			err = library.WithNearest(library.Absolute(in, folder, home), err)
		}
		return slices.DeleteFunc(all, func(e library.Name) bool { return !strings.HasPrefix(e.Name, start) }), err
	}, func(found []library.Name, err error) tea.Cmd {
		again := p.offer(number, text, found, err)
		l.layOut()
		switch { // what was asked for meanwhile
		case p.opens && !p.completes:
			p.opens = false
			return l.openTyped()
		case again:
			return l.lookUp()
		}
		return nil
	})
}

// splitPath parts a typed path into its folder and the beginning of a name.
func splitPath(text string) (folder, start string) {
	if text == "~" {
		return "~", ""
	}
	i := strings.LastIndexFunc(text, func(r rune) bool { return r == '/' || r == filepath.Separator })
	return text[:i+1], text[i+1:]
}

// offer takes in what a text may go on as, and completes where that was asked for.
func (p *pathInput) offer(number int, text string, names []library.Name, err error) (again bool) {
	if number != p.number {
		return false
	}
	p.looked, p.candidates, p.err = text, names, err
	if p.completes {
		p.completes = false
		return p.complete()
	}
	return false
}

// complete writes as much as all candidates have in common, and says whether
// that changed the text. Where they are not there yet, it waits for them.
func (p *pathInput) complete() (changed bool) {
	if p.looked != p.input.Value() || p.number == 0 {
		p.completes = true
		return false
	}
	if p.input.Value() == "~" {
		p.input.SetValue("~/")
		return true
	}
	if len(p.candidates) == 0 {
		return false
	}
	common := p.candidates[0].Name
	for _, c := range p.candidates[1:] {
		for !strings.HasPrefix(c.Name, common) {
			_, n := utf8.DecodeLastRuneInString(common)
			common = common[:len(common)-n]
		}
	}
	folder, _ := splitPath(p.input.Value())
	value := folder + common
	if len(p.candidates) == 1 && p.candidates[0].Folder {
		value += "/"
	}
	changed = value != p.input.Value()
	p.input.SetValue(value)
	return changed
}
