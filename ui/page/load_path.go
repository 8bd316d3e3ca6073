package page

import (
	"path/filepath"
	"strings"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/library"
	"caliper-playground/ui/component"
	"caliper-playground/ui/keys"
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

// candidatesMsg brings the names that a typed path may go on as.
type candidatesMsg struct {
	number     int
	text       string
	candidates []library.Name
	err        error
}

// begin starts the typing.
func (p *pathInput) begin() {
	p.typing = true
	p.input.Label = "path "
}

// lookUp returns a command that finds what the typed path may go on as.
func (p *pathInput) lookUp(folder, home string) tea.Cmd {
	p.number++
	number, text := p.number, p.input.Value
	return func() tea.Msg {
		in, start := splitPath(text)
		msg := candidatesMsg{number: number, text: text}
		all, _, err := library.List(library.Absolute(in, folder, home), strings.HasPrefix(start, "."))
		if err != nil {
			msg.err = library.WithNearest(library.Absolute(in, folder, home), err)
		}
		for _, e := range all {
			if strings.HasPrefix(e.Name, start) {
				msg.candidates = append(msg.candidates, e)
			}
		}
		return msg
	}
}

// splitPath parts a typed path into its folder and the beginning of a name.
func splitPath(text string) (folder, start string) {
	if text == "~" {
		return "~", ""
	}
	i := strings.LastIndexFunc(text, func(r rune) bool { return r == '/' || r == filepath.Separator })
	return text[:i+1], text[i+1:]
}

// take takes the candidates in, and completes where that was asked for.
func (p *pathInput) take(msg candidatesMsg) (again bool) {
	if msg.number != p.number {
		return false
	}
	p.looked, p.candidates, p.err = msg.text, msg.candidates, msg.err
	if p.completes {
		p.completes = false
		return p.complete()
	}
	return false
}

// complete writes as much as all candidates have in common, and says whether
// that changed the text. Where they are not there yet, it waits for them.
func (p *pathInput) complete() (changed bool) {
	if p.looked != p.input.Value || p.number == 0 {
		p.completes = true
		return false
	}
	if p.input.Value == "~" {
		p.input.Value = "~/"
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
	folder, _ := splitPath(p.input.Value)
	value := folder + common
	if len(p.candidates) == 1 && p.candidates[0].Folder {
		value += "/"
	}
	changed = value != p.input.Value
	p.input.Value = value
	return changed
}

// press answers a key while a path is typed. It says when the path is to be
// opened; changed says that there is something new to look up.
func (p *pathInput) press(press tea.KeyMsg, k *keys.Map) (open, changed bool) {
	switch name := press.String(); {
	case keys.Matches(name, k.Prompt.Accept):
		if p.opens = p.completes; p.opens {
			return false, false
		}
		return strings.TrimSpace(p.input.Value) != "", false
	case keys.Matches(name, k.Prompt.Cancel):
		p.typing, p.completes, p.opens = false, false, false
	case keys.Matches(name, k.Load.Complete):
		return false, p.complete()
	default:
		return false, p.input.Update(press, k.Prompt)
	}
	return false, false
}
