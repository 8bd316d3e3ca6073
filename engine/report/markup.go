package report

import "html"

// markup writes elements of HTML or XML one by one. Names of elements and of attributes are
// the program's own; what stands in them is escaped, whatever it is. There may
// be 100,000 entries, of each of which a template takes several times as long.
type markup struct{ *printer }

// open begins an element, with attributes, names and values in turns.
func (m markup) open(name string, attributes ...string) {
	m.prints("<", name)
	for i := 0; i < len(attributes); i += 2 {
		m.prints(" ", attributes[i], `="`, html.EscapeString(attributes[i+1]), `"`)
	}
	m.print(">")
}

// text writes foreign text.
func (m markup) text(s string) { m.print(html.EscapeString(s)) }

// close ends an element.
func (m markup) close(name string) { m.prints("</", name, ">") }

// prints writes pieces one behind the other.
func (m markup) prints(pieces ...string) {
	for _, s := range pieces {
		m.print(s)
	}
}

// element writes an element that holds text alone, of a class where that is not "".
func (m markup) element(name, class, text string) {
	if class == "" {
		m.open(name)
	} else {
		m.open(name, "class", class)
	}
	m.text(text)
	m.close(name)
}
