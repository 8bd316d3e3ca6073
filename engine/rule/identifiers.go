package rule

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"caliper-playground/engine/document"
	"caliper-playground/engine/text"

	"github.com/google/uuid"
)

// iriFrom makes an absolute IRI of a text that is none, where the text says which:
// a UUID, a mail address, a host name, or an IRI with a character that must be
// written otherwise. It returns "" where it does not.
func iriFrom(s string) string {
	s = strings.TrimSpace(s)
	if uuid := uuidFrom(s); uuid != "" {
		return "urn:uuid:" + uuid
	}
	switch {
	case mailAddress().MatchString(s):
		return "mailto:" + s
	case strings.HasPrefix(s, "//") && hostName().MatchString(s[2:]):
		s = "https:" + s
	case hostName().MatchString(s):
		s = "https://" + s
	case !hasScheme().MatchString(s):
		return ""
	}
	if s = percentEncoded(s); isIRI([]byte(s)) {
		return s
	}
	return ""
}

var (
	mailAddress = text.Pattern(`^[^\s@/:]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$`)
	hostName    = text.Pattern(`^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}(:[0-9]+)?([/?#]\S*)?$`)
	hasScheme   = text.Pattern(`^([A-Za-z][A-Za-z0-9+.-]*://[^\s/]|[Uu][Rr][Nn]:[^\s:]+:)`)
	uuidForm    = text.Pattern(`[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{12}`)
)

// uuidFrom returns the UUID that a text is, in its usual form: without braces and
// prefixes, with hyphens. It is "" where the text is anything else.
func uuidFrom(s string) string {
	s = strings.TrimSpace(s)
	for _, prefix := range [...]string{"urn:uuid:", "uuid:", "urn:"} {
		if len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix) {
			s = s[len(prefix):]
			break
		}
	}
	if inner, ok := strings.CutPrefix(s, "{"); ok {
		s = strings.TrimSuffix(inner, "}")
	}
	if uuidForm().FindString(s) != s || s == "" {
		return ""
	}
	return hyphenated(s)
}

// uuidWithin returns the one UUID that stands in a text, or "".
func uuidWithin(s string) string {
	found := uuidForm().FindAllString(s, 2)
	if len(found) != 1 {
		return ""
	}
	return hyphenated(found[0])
}

func hyphenated(s string) string {
	d := strings.ReplaceAll(s, "-", "")
	return d[:8] + "-" + d[8:12] + "-" + d[12:16] + "-" + d[16:20] + "-" + d[20:]
}

// percentEncoded writes the bytes that no IRI may hold as RFC 3986 has them, a
// percent sign that encodes nothing among them.
func percentEncoded(s string) string {
	var b strings.Builder
	bytes := []byte(s)
	for i, c := range bytes {
		if notInIRI[c] == 0 && (c != '%' || encodes(bytes, i)) {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

// whyNoIRI says what keeps a text from being an absolute IRI.
func whyNoIRI(s string) string {
	scheme, rest, found := strings.Cut(s, ":")
	switch {
	case !found || !isIRI([]byte(scheme+":x")):
		return "it does not begin with a scheme such as https:"
	case rest == "" || rest == "//":
		return "nothing stands behind " + s
	}
	at := strings.IndexFunc(s, func(r rune) bool { return r < utf8.RuneSelf && notInIRI[r] != 0 })
	if at < 0 {
		if at = strayPercent([]byte(s)); at < 0 {
			return "it is no IRI"
		}
		return "two hexadecimal digits must follow the % at character " + strconv.Itoa(utf8.RuneCountInString(s[:at])+1) + "; the sign itself would be %25"
	}
	place := utf8.RuneCountInString(s[:at]) + 1
	if s[at] == ' ' {
		return "a space stands at character " + strconv.Itoa(place) + ", which would be %20"
	}
	return "the character " + strconv.QuoteRune(rune(s[at])) + " at place " + strconv.Itoa(place) + " may not stand in an IRI"
}

// whyNoUUID says which character keeps a text from being a UUID, or "".
func whyNoUUID(s string) string {
	s = strings.TrimPrefix(strings.ToLower(s), "urn:uuid:")
	if len(s) != 36 {
		return ""
	}
	for _, r := range s {
		if !strings.ContainsRune("-0123456789abcdef", r) {
			return "“" + string(r) + "” is no hexadecimal digit"
		}
	}
	return ""
}

// mendID writes an id, or the reference to one, as the IRI that it says. What
// names something, but not for others, becomes a blank node, if the document has
// it in one item alone.
func (x *patcher) mendID(n document.NodeID) {
	if iri := x.iriAt(n); iri != "" {
		x.replace(n, jsonText(iri))
		return
	}
	if label := x.label(n); label != "" && x.inOneItem(n) {
		x.supersede(n, jsonText("_:"+label))
	}
}

// chooseID offers the blank node that mendID leaves aside.
func (x *patcher) chooseID(n document.NodeID) []choice {
	label := x.label(n)
	if label == "" {
		return nil
	}
	return []choice{{"it becomes the blank node _:" + label + ", which no other event can refer to", func(x *patcher) { x.supersede(n, jsonText("_:"+label)) }}}
}

// iriAt returns the IRI that a string means, or "".
func (x *patcher) iriAt(n document.NodeID) string { return iriFrom(x.p.doc.Said(n)) }

// label returns the label of the blank node that a name becomes, the same for the
// same name wherever it stands, or "" where a value names nothing.
func (x *patcher) label(n document.NodeID) string {
	if k := x.p.doc.Nodes[n].Kind; k != document.String && k != document.Number {
		return ""
	}
	written := x.p.doc.Text(n)
	if hasScheme().MatchString(written + "x") {
		return ""
	}
	words := strings.FieldsFunc(clip(written, 60), func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9')
	})
	label := strings.Join(words, "-")
	if label != "" && label != written {
		label += fmt.Sprintf("-%x", sha256.Sum256([]byte(written)))[:5] // other names have the same letters
	}
	return label
}

// inOneItem says whether a name stands in one item of the document alone.
func (x *patcher) inOneItem(n document.NodeID) bool {
	p := x.p
	if p.result.Entries() < 2 {
		return true
	}
	if p.names == nil {
		p.names = map[string]int{}
		for item := range p.doc.Children(p.doc.Nodes[p.result.Items[0].Node].Parent) {
			inItem := map[string]bool{}
			for c := item; c < p.doc.Nodes[item].Next; c++ {
				if k := p.doc.Nodes[c].Kind; k == document.String || k == document.Number {
					inItem[p.doc.Text(c)] = true
				}
			}
			for name := range inItem {
				p.names[name]++
			}
		}
	}
	return p.names[p.doc.Text(n)] <= 1
}

// standsElsewhere says whether a name stands in another place of the document too.
func (x *patcher) standsElsewhere(n document.NodeID) bool {
	for c := range x.p.doc.Nodes {
		if c := document.NodeID(c); c != n && x.p.doc.Nodes[c].Kind == x.p.doc.Nodes[n].Kind && x.p.doc.Text(c) == x.p.doc.Text(n) {
			return true
		}
	}
	return false
}

// sumOf is a hash of the item that an object is or lies in; outside of all, of the
// document.
func (p *pass) sumOf(object document.NodeID) []byte {
	of := object
	if items := p.result.Items; len(items) > 0 { // not all may be listed, but all stand side by side
		for of > 0 && p.doc.Nodes[of].Parent != p.doc.Nodes[items[0].Node].Parent {
			of = p.doc.Nodes[of].Parent
		}
	} else {
		of = 0
	}
	if p.sum == nil || p.summed != of {
		sum := sha256.Sum256(p.doc.Raw(of))
		p.sum, p.summed = sum[:], of
	}
	return p.sum
}

// newUUID returns a version 4 UUID for the object at a node: the same one for the
// same name, and for what has none the same for the same place of the same item, at
// whatever time that is sent.
func (x *patcher) newUUID(object, name document.NodeID) string {
	seed := []byte(x.p.doc.Text(name))
	if len(seed) == 0 {
		seed = append(slices.Clip(x.p.sumOf(object)), x.p.doc.Pointer(object)...)
	}
	sum := sha256.Sum256(seed)
	id, _ := uuid.FromBytes(sum[:16]) // sixteen bytes are always enough
	id[6] = id[6]&0x0f | 0x40
	id[8] = id[8]&0x3f | 0x80
	return id.String()
}
