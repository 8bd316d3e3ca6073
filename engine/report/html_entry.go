package report

import (
	"fmt"
	"strconv"
	"strings"

	"caliper-playground/engine/rule"
	"caliper-playground/engine/text"
)

// htmlOpen is what begins an entry, once its number is known.
type htmlOpen struct {
	Scenes  []Scene // of a story, told before it
	Verdict rule.Verdict
	Name    string // "" for an entry that just passed, which has no number
	Glyph   string
	Why     string // it is in the index; "" where it is not
}

// open writes the beginning of an entry.
func (h *htmlOpen) open(m markup, number int) {
	m.htmlScenes(h.Scenes)
	verdict := h.Verdict.String()
	m.prints(`<details class="entry `, verdict, `" data-verdict="`, verdict, `" id="e`, strconv.Itoa(number), `"`)
	if h.Verdict == rule.Fail {
		m.print(" open")
	}
	m.print(">")
}

// htmlScenes writes what scenes of a story say.
func (m markup) htmlScenes(scenes []Scene) {
	for _, scene := range scenes {
		m.element("h3", "", text.Clean(sceneTitle(scene)))
		m.element("p", "", text.Clean(strings.Join(strings.Fields(scene.Says), " ")))
		m.print("\n")
	}
}

// link writes the entry's line in the index.
func (h *htmlOpen) link(m markup, number int) {
	m.open("li")
	m.open("a", "href", "#e"+strconv.Itoa(number))
	m.element("span", "mark "+h.Verdict.String(), h.Glyph)
	m.text(" " + h.Name)
	m.close("a")
	m.print(" ")
	m.element("span", "quiet", h.Why)
	m.close("li")
	m.print("\n")
}

// htmlPassed writes an entry of which there is nothing to say but that it passed.
func (m markup) htmlPassed(e *entry) {
	m.open("details", "class", "entry pass", "data-verdict", "pass")
	m.summary(rule.Pass.Glyph()+" pass", e.name, e.said)
	m.text(strings.Join(itemLines(e.items), "; "))
	m.print(e.graph) // which is drawn as markup
	m.close("details")
	m.print("\n")
}

// summary writes the line of an entry that is folded.
func (m markup) summary(mark, name, said string) {
	m.open("summary")
	m.element("span", "mark", mark)
	m.text(" " + text.Clean(name) + " ")
	m.element("span", "quiet", text.Clean(said))
	m.close("summary")
}

// htmlEntry writes an entry up to its end; its beginning has its number.
func (m markup) htmlEntry(e *entry) {
	word, said := e.verdict.String(), e.said
	if e.expected() {
		word = "expected"
	}
	if comment := e.comment(); comment != "" {
		said += ", " + comment
	}
	m.summary(e.glyph()+" "+word, e.name, said)
	items, more := itemLines(e.items), e.more.words()
	if len(e.outcome.Changes)+len(e.findings)+len(items) > 0 || e.reason != "" || more != "" || e.graph != "" {
		m.print("\n")
		m.open("div", "class", "inside")
		m.htmlInside(e, items, more)
		m.close("div")
		m.print("\n")
	}
	m.close("details")
	m.print("\n")
}

// htmlInside writes what is unfolded.
func (m markup) htmlInside(e *entry, items []string, more string) {
	for _, change := range e.outcome.Changes {
		m.element("p", "fail", text.Clean(change.Words))
	}
	if e.reason != "" {
		m.element("p", "", text.Clean(e.reason))
	}
	if len(e.findings) > 0 {
		m.open("ul", "class", "findings")
		for i := range e.findings {
			m.htmlFinding(e.source, &e.findings[i])
		}
		m.close("ul")
	}
	if more != "" {
		m.element("p", "", text.Clean(more))
	}
	if len(items) > 0 {
		m.open("ul")
		for _, item := range items {
			m.element("li", "quiet", item)
		}
		m.close("ul")
	}
	if e.graph != "" {
		m.open("div", "class", "wide")
		m.print(e.graph)
		m.close("div")
	}
}

func (m markup) htmlFinding(of *source, f *rule.Finding) {
	verdict := [...]rule.Verdict{rule.Info: rule.Unjudged, rule.Warning: rule.Warn, rule.Error: rule.Fail}[f.Severity] // that gives its colour
	m.open("li")
	m.element("span", "mark "+verdict.String(), f.Severity.String())
	m.print(" ")
	m.element("code", "", text.Clean(f.Rule))
	m.print(" ")
	m.element("span", "quiet", place(*f))
	m.print("<br>")
	m.text(text.Clean(f.Message))
	if f.Reference != "" {
		m.print(" ")
		m.element("span", "quiet", text.Clean(f.Reference))
	}
	m.print("\n")
	if excerpt := of.excerpt(*f); len(excerpt) > 0 {
		m.open("pre", "tabindex", "0")
		m.text(strings.Join(excerpt, "\n"))
		m.close("pre")
		m.print("\n")
	}
	for _, words := range mends(*f, "mend: ") {
		m.element("div", "", words)
	}
	m.close("li")
	m.print("\n")
}

// itemLines says which marks events would earn, or why none; its words are clean.
func itemLines(items []Item) (lines []string) {
	for _, item := range items {
		if words := item.words(); words != "" {
			lines = append(lines, text.Clean(lead(item.Pointer))+words)
		}
	}
	return lines
}

// indexWords says in a word or two why an entry is in the index.
func indexWords(e *entry) string {
	f := e.worst()
	if said := e.beside(); len(e.outcome.Changes) > 0 && len(said) > 0 {
		return text.Clean(said[0])
	}
	if f == nil || e.message && e.failed && f.Severity < rule.Error {
		return text.Clean(e.said)
	}
	if n := len(e.findings) + e.more.Findings.Total(); n > 1 {
		return fmt.Sprintf("%s and %d more", text.Clean(f.Rule), n-1)
	}
	return text.Clean(f.Rule)
}
