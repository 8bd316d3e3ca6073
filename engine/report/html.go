package report

import (
	"embed"
	"html/template"
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
// entries are laid aside until the answer is known; the rest are templates.
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

// Render implements Report.
func (r *htmlReport) Render(of Entry) Rendered {
	e := of.entry()
	if e.plain() {
		return render(func(p *printer) {
			markup{p}.htmlScenes(e.before)
			markup{p}.htmlPassed(e)
			markup{p}.htmlScenes(e.after)
		})
	}
	rendered := render(func(p *printer) {
		markup{p}.htmlEntry(e)
		markup{p}.htmlScenes(e.after)
	})
	rendered.open = htmlOpen{Scenes: e.before, Verdict: e.come(), Glyph: e.glyph(), Name: text.Clean(e.name)}
	if e.come() != rule.Pass {
		rendered.open.Why = indexWords(e)
	}
	return rendered
}

// Add implements Report.
func (r *htmlReport) Add(rendered Rendered) error {
	r.count++
	p := &printer{w: &r.entries, err: r.err}
	if rendered.open.Name != "" {
		rendered.open.open(markup{p}, r.count)
	}
	p.write(rendered)
	if rendered.open.Why != "" {
		r.indexed++
		p.w = &r.index
		rendered.open.link(markup{p}, r.count)
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
