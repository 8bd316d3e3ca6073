package report

import (
	"strings"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/text"
)

// checkText writes a line for each document, and below it what was found,
// with the source and carets under the place.
type checkText struct {
	sequence
	paint paint
}

// Render implements Check.
func (r *checkText) Render(d Document) Rendered {
	return render(d, func(p *printer) { r.render(p, d) })
}

func (r *checkText) render(p *printer, d Document) {
	glyph := r.paint.verdict(d.Verdict, d.Verdict.Glyph())
	what := taken(d)
	if d.Verdict == rule.Unjudged {
		what += ", " + d.Verdict.String()
	}
	p.printf("%s %s   %s\n", glyph, r.paint.bold(text.Clean(d.name)), r.paint.dim(what))
	of := d.source()
	for _, f := range d.Findings {
		p.finding(r.paint, of, f)
	}
	for _, item := range d.Items {
		r.item(p, item, len(d.Items) > 1)
	}
	if more := d.More.words(); more != "" {
		p.printf("  %s\n", text.Clean(more))
	}
	if len(d.Findings) > 0 {
		p.print("\n")
	}
}

// taken says what the document was taken for.
func taken(d Document) string {
	kind := d.Kind
	if kind == string(conformance.ShapeUnknown) {
		return inForm(d, "no Caliper document")
	}
	if len(d.Items) > 1 || kind == string(conformance.ShapeEnvelope) {
		kind += " of " + text.Plural(len(d.Items)+d.More.Items, "item")
	}
	return inForm(d, text.Clean(kind)+", Caliper "+text.Clean(string(d.Spec)))
}

// inForm adds how the document stands in its file, where that has to be said.
func inForm(d Document, taken string) string {
	if d.form == "" {
		return taken
	}
	return taken + " · " + text.Clean(d.form)
}

// item says which marks an event would earn, or why none. Among several items
// only those are named that have no mark.
func (r *checkText) item(p *printer, item Item, several bool) {
	where := ""
	if several {
		where = text.Clean(lead(item.Pointer))
	}
	switch {
	case item.Uncredited != "":
		p.printf("  %s%s\n", where, r.paint.dim("no mark: "+text.Clean(item.Uncredited)))
	case len(item.Credits) > 0 && !several:
		p.printf("  %s\n", r.paint.dim("fills "+creditList(item.Credits)))
	}
}

func creditList(credits []conformance.Credit) string {
	names := make([]string, 0, len(credits))
	for _, c := range credits {
		names = append(names, text.Clean(c.Profile+" › "+c.Event+" › "+c.Action))
	}
	return strings.Join(names, ", ")
}

// finding writes what a rule says, where, and how to mend it.
func (p *printer) finding(paint paint, of *source, f rule.Finding) {
	p.printf("  %s %s   %s\n", paint.severity(f.Severity, glyph(f.Severity)),
		paint.severity(f.Severity, text.Clean(f.Rule)), paint.dim(place(f)))
	for _, line := range of.excerpt(f) {
		p.printf("    %s\n", line)
	}
	p.printf("    %s\n", text.Clean(f.Message))
	if f.Reference != "" {
		p.printf("    %s\n", paint.dim(text.Clean(f.Reference)))
	}
	for _, op := range f.Fix {
		p.printf("    mend: %s\n", mend(op))
	}
	if len(f.Choices) > 0 {
		p.printf("    choose: %s\n", choices(f.Choices))
	}
}

func (r *checkText) End(s Summary) error {
	for _, line := range s.wanted() {
		r.print(line + "\n")
	}
	r.printf("%s: %s\n", text.Plural(s.Documents, "document"), s.Words())
	return r.err
}
