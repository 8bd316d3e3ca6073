package report

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"caliper-playground/engine/file"
	"caliper-playground/engine/text"
)

// Handout is what one learner of a class is told: where to send, and with which
// token. Token is empty where none is asked for.
type Handout struct{ Learner, Session, URL, Token string }

// HandoutForm is a form of the list for handing out.
type HandoutForm string

// The forms, by the ending of the file's name.
const (
	HandoutText     HandoutForm = ".txt"
	HandoutMarkdown HandoutForm = ".md"
	HandoutCSV      HandoutForm = ".csv"
)

// HandoutFormOf returns the form that a file's name asks for.
func HandoutFormOf(path string) (HandoutForm, error) {
	form := HandoutForm(strings.ToLower(filepath.Ext(path)))
	switch form {
	case HandoutText, HandoutMarkdown, HandoutCSV:
		return form, nil
	}
	return "", fmt.Errorf("the list for handing out ends in %s, %s or %s, not in %q", HandoutText, HandoutMarkdown, HandoutCSV, string(form))
}

// WriteHandout writes the list for handing out.
func WriteHandout(f HandoutForm, w io.Writer, all []Handout) error {
	p := &printer{w: w}
	switch f {
	case HandoutText:
		for _, h := range all {
			words := slices.DeleteFunc(cleaned([]string{h.Learner, h.Session, h.URL, h.Token}), func(w string) bool { return w == "" })
			p.print(strings.Join(words, "\t") + "\n")
		}
	case HandoutMarkdown:
		p.print("| learner | session | URL | token |\n| --- | --- | --- | --- |\n")
		for _, h := range all {
			p.printf("| %s | %s | `%s` | `%s` |\n", md(h.Learner), md(h.Session), text.Clean(h.URL), text.Clean(h.Token))
		}
	case HandoutCSV:
		out := csv.NewWriter(w)
		_ = out.Write([]string{"learner", "session", "url", "token"})
		for _, h := range all {
			_ = out.Write([]string{harmlessCell(h.Learner), harmlessCell(h.Session), harmlessCell(h.URL), harmlessCell(h.Token)})
		}
		out.Flush() // what went wrong before is told here
		return out.Error()
	default:
		return fmt.Errorf("there is no form %q of the list for handing out", string(f))
	}
	return p.err
}

// harmlessCell puts an apostrophe before what a spreadsheet would take for a
// formula, and run.
func harmlessCell(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

// SaveHandout writes the list to a file that its owner alone may read. The ending
// of the path says in which form. One with other content that is there is left
// alone, with an error.
func SaveHandout(path string, all []Handout) error {
	var b strings.Builder
	form, err := HandoutFormOf(path)
	if err != nil {
		return err
	}
	if err := WriteHandout(form, &b, all); err != nil {
		return err
	}
	err = file.NewPrivate(path, []byte(b.String()))
	switch {
	case errors.Is(err, fs.ErrExist):
		return fmt.Errorf("%s is there already and holds something else; give another name, or take it away", path)
	case err != nil:
		return fmt.Errorf("%s cannot be written: %w", path, file.Reason(err))
	}
	return nil
}
