package report

import (
	"embed"
	"fmt"
	"html/template"
	"strings"
	"sync"

	"caliper-playground/engine/file"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/text"
)

//go:embed page
var pageFiles embed.FS

// pages are the templates of what is written as HTML. A page needs nothing from
// elsewhere: style and script are in it, and it forbids itself the network.
var pages = sync.OnceValue(func() *template.Template {
	content := func(name string) string {
		b, err := pageFiles.ReadFile("page/" + name)
		if err != nil {
			panic(err) // it is part of the program
		}
		return string(b)
	}
	own := template.FuncMap{
		"style":  func() template.CSS { return template.CSS(content("page.css")) },
		"script": func() template.JS { return template.JS(content("page.js")) },
	}
	return template.Must(template.New("").Funcs(own).ParseFS(pageFiles, "page/*.html"))
})

// htmlReport writes a page with the answer first, then the totals, an index of
// what did not just pass, and the entries, folded and to be filtered. Index and
// entries are laid aside until the answer is known.
type htmlReport struct {
	*printer
	entries, index file.Spool
	count, indexed int
}

// page writes a template out.
func (p *printer) page(name string, data any) {
	if p.err == nil {
		p.err = pages().ExecuteTemplate(p.w, name, data)
	}
}

// htmlEntry is an entry as the page shows it; its words are clean.
type htmlEntry struct {
	Word, Comment     string // the verdict, and that it is expected
	Changes           []string
	Verdict           rule.Verdict
	Glyph, Name, Said string
	Reason, More      string
	Findings          []htmlFinding
	Items             []string
	Graph             template.HTML
}

// Inside says whether there is something to unfold.
func (e htmlEntry) Inside() bool {
	return len(e.Changes) > 0 || e.Reason != "" || e.More != "" || len(e.Findings) > 0 || len(e.Items) > 0 || e.Graph != ""
}

type htmlFinding struct {
	Verdict                                  rule.Verdict // that gives its colour
	Severity                                 rule.Severity
	Rule, Place, Message, Reference, Excerpt string
	Mends                                    []string
}

// htmlPassed is an entry of which there is nothing to say but that it passed.
type htmlPassed struct {
	Name, Said, Inside string
	Graph              template.HTML
}

func newHTMLPassed(e *entry) *htmlPassed {
	h := &htmlPassed{Name: text.Clean(e.name), Said: text.Clean(e.said), Graph: template.HTML(e.graph)}
	if items := htmlItems(e.items); len(items) > 0 {
		h.Inside = strings.Join(items, "; ")
	}
	return h
}

// htmlLink leads from the index to an entry.
type htmlLink struct {
	Number           int
	Verdict          rule.Verdict
	Open             bool
	Glyph, Name, Why string
}

func newHTMLEntry(e *entry) htmlEntry {
	h := htmlEntry{
		Verdict: e.come(), Glyph: e.glyph(), Word: e.verdict.String(), Comment: text.Clean(e.comment()), Changes: cleaned(e.outcome.Changes), Name: text.Clean(e.name), Said: text.Clean(e.said),
		Reason: text.Clean(e.reason), More: text.Clean(e.more.words()), Graph: template.HTML(e.graph),
	}
	if e.expected() {
		h.Word = "expected"
	}
	for _, f := range e.findings {
		h.Findings = append(h.Findings, newHTMLFinding(e.source, f))
	}
	h.Items = htmlItems(e.items)
	return h
}

func htmlItems(of []Item) (items []string) {
	for _, item := range of {
		switch {
		case item.Uncredited != "":
			items = append(items, text.Clean(lead(item.Pointer)+"no mark: "+item.Uncredited))
		case len(item.Credits) > 0:
			items = append(items, text.Clean(lead(item.Pointer))+"fills "+creditList(item.Credits))
		}
	}
	return items
}

func newHTMLFinding(of *source, f rule.Finding) htmlFinding {
	h := htmlFinding{
		Verdict:  [...]rule.Verdict{rule.Info: rule.Unjudged, rule.Warning: rule.Warn, rule.Error: rule.Fail}[f.Severity],
		Severity: f.Severity, Rule: text.Clean(f.Rule), Place: place(f), Message: text.Clean(f.Message),
		Reference: text.Clean(f.Reference), Excerpt: strings.Join(of.excerpt(f), "\n"),
	}
	for _, op := range f.Fix {
		h.Mends = append(h.Mends, "mend: "+mend(op))
	}
	if len(f.Choices) > 0 {
		h.Mends = append(h.Mends, "choose: "+choices(f.Choices))
	}
	return h
}

// Render implements Report.
func (r *htmlReport) Render(of Entry) Rendered {
	e := of.entry()
	if e.plain() {
		return render(func(p *printer) { p.page("passed", newHTMLPassed(e)) })
	}
	h := newHTMLEntry(e)
	rendered := render(func(p *printer) { p.page("entry", &h) })
	rendered.link = htmlLink{Verdict: h.Verdict, Open: h.Verdict == rule.Fail, Glyph: h.Glyph, Name: h.Name}
	if h.Verdict != rule.Pass {
		rendered.link.Why = why(e)
	}
	return rendered
}

// why says in a word or two why an entry is in the index.
func why(e *entry) string {
	f := e.worst()
	if f == nil || e.message && e.failed && f.Severity < rule.Error {
		return text.Clean(e.said)
	}
	if n := len(e.findings) + e.more.Findings.Total(); n > 1 {
		return fmt.Sprintf("%s and %d more", text.Clean(f.Rule), n-1)
	}
	return text.Clean(f.Rule)
}

// Add implements Report.
func (r *htmlReport) Add(rendered Rendered) error {
	r.count++
	p := &printer{w: &r.entries, err: r.err}
	if rendered.link.Name != "" {
		rendered.link.Number = r.count
		p.page("open", &rendered.link)
	}
	p.write(rendered)
	if rendered.link.Why != "" {
		r.indexed++
		p.w = &r.index
		p.page("link", &rendered.link)
	}
	r.err = p.err
	return r.err
}

// End implements Report.
func (r *htmlReport) End(result *Result) error {
	r.page("head", newHTMLHead(result))
	if r.indexed > 0 {
		r.page("index", r.indexed)
		r.spooled(&r.index)
		r.page("index end", nil)
	}
	if r.count > 0 {
		r.page("entries", newHTMLEntries(result))
		r.spooled(&r.entries)
	}
	r.page("bottom", nil)
	return r.err
}

// spooled writes what was laid aside.
func (p *printer) spooled(of *file.Spool) {
	if p.err == nil {
		p.err = of.Copy(p.w, 0, of.Size())
	}
}

// Close implements Report.
func (r *htmlReport) Close() error {
	if err := r.entries.Close(); err != nil {
		return err
	}
	return r.index.Close()
}
