package report

import (
	"html"
	"strings"

	"caliper-playground/engine/rule"
	"caliper-playground/engine/text"
)

// htmlHead starts a page that needs nothing from elsewhere.
const htmlHead = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Caliper report</title>
<style>
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
h2 { font-size: 1.1rem; margin: 1.5rem 0 .25rem; overflow-wrap: anywhere; }
table { border-collapse: collapse; margin: .5rem 0; }
th, td { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid #8884; }
pre { overflow-x: auto; margin: .25rem 0; }
.pass { color: #18794e; } .unjudged { color: #0b7285; } .warn { color: #9a6700; } .fail { color: #cd2b31; }
.quiet { opacity: .7; }
</style>
</head>
<body>
`

// hx makes foreign text harmless in HTML.
func hx(s string) string { return html.EscapeString(text.Clean(s)) }

// htmlHeading writes a heading with a verdict's glyph.
func (p *printer) htmlHeading(v rule.Verdict, name, note string) {
	p.printf("<h2><span class=\"%s\">%s %s</span> %s <span class=\"quiet\">%s</span></h2>\n", v, v.Glyph(), v, hx(name), hx(note))
}

// htmlFindings writes findings as a list with excerpts.
func (p *printer) htmlFindings(of *source, findings []rule.Finding) {
	if len(findings) == 0 {
		return
	}
	p.print("<ul>\n")
	for _, f := range findings {
		class := [...]string{rule.Info: "quiet", rule.Warning: "warn", rule.Error: "fail"}[f.Severity]
		p.printf("<li><span class=\"%s\">%s</span> <code>%s</code> <span class=\"quiet\">%s</span><br>%s",
			class, f.Severity, hx(f.Rule), hx(place(f)), hx(f.Message))
		if f.Reference != "" {
			p.printf(" <span class=\"quiet\">%s</span>", hx(f.Reference))
		}
		if lines := of.excerpt(f); len(lines) > 0 {
			// The lines are clean already; cleaning them again changes nothing.
			p.printf("<pre>%s</pre>", html.EscapeString(strings.Join(lines, "\n")))
		}
		for _, op := range f.Fix {
			p.printf("<br>mend: %s", hx(mend(op)))
		}
		if len(f.Choices) > 0 {
			p.printf("<br>choose: %s", hx(choices(f.Choices)))
		}
		p.print("</li>\n")
	}
	p.print("</ul>\n")
}

type checkHTML struct{ sequence }

// Render implements Check.
func (r *checkHTML) Render(d Document) Rendered {
	return render(d, func(p *printer) { htmlDocument(p, d) })
}

func htmlDocument(p *printer, d Document) {
	p.htmlHeading(d.Verdict, d.name, taken(d))
	p.htmlFindings(d.source(), d.Findings)
	if more := d.More.words(); more != "" {
		p.printf("<p>%s</p>\n", hx(more))
	}
	p.print("<ul>\n")
	for _, item := range d.Items {
		switch {
		case item.Uncredited != "":
			p.printf("<li class=\"quiet\">%sno mark: %s</li>\n", hx(lead(item.Pointer)), hx(item.Uncredited))
		case len(item.Credits) > 0:
			p.printf("<li>%sfills %s</li>\n", hx(lead(item.Pointer)), hx(creditList(item.Credits)))
		}
	}
	p.print("</ul>\n")
}

func (r *checkHTML) End(s Summary) error {
	r.start()
	for _, line := range s.wanted() {
		r.printf("<p>%s</p>\n", hx(line))
	}
	r.printf("<p><strong>%s</strong>: %s</p>\n</body>\n</html>\n", text.Plural(s.Documents, "document"), s.Words())
	return r.err
}

type replayHTML struct {
	*printer
	started bool
}

func (r *replayHTML) start() {
	if !r.started {
		r.started = true
		r.print(htmlHead + "<h1>Caliper messages and marks</h1>\n")
	}
}

func (r *replayHTML) Message(m Message) error {
	r.start()
	if !m.Failed() {
		return r.err
	}
	r.htmlHeading(rule.Fail, m.Source, failureLines(m)[0])
	r.htmlFindings(&source{text: m.Body, quoted: m.Quoted}, m.Findings)
	return r.err
}

func (r *replayHTML) End(result Replay) error {
	r.start()
	r.printf("<h2>Marks</h2>\n<p>Endpoint <code>%s</code>, %s. ", hx(result.Endpoint), hx(result.versions()))
	for _, c := range result.Counted {
		r.printf("%s. ", hx(c.words()))
	}
	r.printf("%s: %d accepted, %d refused. ", text.Plural(result.Messages.Sent, "message"), result.Messages.Accepted, result.Messages.Refused)
	r.printf("Events: %s, %d repeated.</p>\n", result.Events.Words(), result.Events.Repeated)
	several := mixed(result.Profiles)
	for _, p := range result.Profiles {
		verdict, word := rule.Warn, "· not met"
		if p.Met {
			verdict, word = rule.Pass, "✓ met"
		}
		r.printf("<h2><span class=\"%s\">%s</span> %s <span class=\"quiet\">%d/%d required, %d/%d rows</span></h2>\n",
			verdict, word, hx(p.called(several)), p.Required.Met, p.Required.Total, p.rowsMet(), len(p.Rows))
		r.print("<table>\n<tr><th>event</th><th>action</th><th></th><th>marks</th><th>first by</th></tr>\n")
		for _, row := range p.Rows {
			r.printf("<tr><td>%s</td><td>%s</td><td class=\"quiet\">%s</td><td>%s</td><td>%s</td></tr>\n",
				hx(row.Event), hx(row.Action), row.Disposition, count(row), hx(row.Source))
		}
		r.print("</table>\n")
	}
	r.print("</body>\n</html>\n")
	return r.err
}
