package expect

import (
	"fmt"
	"strings"
	"unicode"
)

// preface stands at the top of a new file.
func (f *File) preface() string {
	if f.ofMessages() {
		return `# What is expected of the messages of a session. A run fails on what is other than
# it says here; a message without an entry is expected to be accepted, and to have no
# error. --update renews the entries, and keeps each why.
`
	}
	return `# What is expected of the documents in this folder. A run fails on what is other
# than it says here; a document without an entry is expected to have no error.
# --update renews the entries, and keeps each why.
`
}

// Text is the entry as it stands in a file.
func (e *Entry) Text() string { return e.written("") }

// written is the entry as it stands in a file, with remarks below its head.
func (e *Entry) written(remarks string) string {
	var b strings.Builder
	b.WriteString("[[document]]\n" + remarks)
	fmt.Fprintf(&b, "path = %s\n", quote(e.spelled()))
	if e.Verdict != nil {
		fmt.Fprintf(&b, "verdict = %s\n", quote(e.Verdict.String()))
	}
	if e.Findings != nil && len(*e.Findings) == 0 {
		b.WriteString("findings = []\n")
	} else if e.Findings != nil {
		b.WriteString("findings = [\n")
		for _, f := range *e.Findings {
			b.WriteString("  {rule = " + quote(f.Rule))
			if f.Pointer != nil {
				b.WriteString(", pointer = " + quote(*f.Pointer))
			}
			b.WriteString("},\n")
		}
		b.WriteString("]\n")
	}
	if e.Marks != nil {
		marks := make([]string, 0, len(*e.Marks))
		for _, mark := range *e.Marks {
			marks = append(marks, quote(mark))
		}
		fmt.Fprintf(&b, "marks = [%s]\n", strings.Join(marks, ", "))
	}
	if e.Status != nil {
		fmt.Fprintf(&b, "status = %d\n", *e.Status)
	}
	fmt.Fprintf(&b, "why = %s\n", quote(e.Why))
	return b.String()
}

// remarks are the lines of remarks within the entry's text, which stay with it.
func (e *Entry) remarks() string {
	var b strings.Builder
	for line := range strings.Lines(strings.TrimSuffix(e.text, e.tail())) {
		if strings.HasPrefix(strings.TrimSpace(line), "#") {
			b.WriteString(line)
		}
	}
	return b.String()
}

// tail is what stands behind the last key of the entry, blank lines and remarks:
// it belongs to what follows.
func (e *Entry) tail() string {
	lines := strings.SplitAfter(e.text, "\n")
	end := len(lines)
	for end > 0 && (strings.TrimSpace(lines[end-1]) == "" || strings.HasPrefix(strings.TrimSpace(lines[end-1]), "#")) {
		end--
	}
	return strings.Join(lines[end:], "")
}

// quote writes a text as TOML has it, with what could steer a terminal or hide
// text escaped.
func quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp):
			fmt.Fprintf(&b, `\U%08X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
