package load

import (
	"bytes"
	"fmt"
	"path/filepath"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/text"
	"caliper-playground/ui/page"
)

// maxComposed is the size in bytes up to which a document is opened in compose,
// where each change judges it anew.
const maxComposed = 1 << 20

// compose opens the selected document in the page that composes: its event, or
// the events of an envelope, become the form; what cannot be taken over is shown
// there as it is, with the place of the mistake.
func (l *Page) compose() tea.Cmd {
	if why := l.whyNotCompose(); why != "" {
		l.env.Say(page.Warned, why)
		return nil
	}
	d := &l.detail
	e, detail := l.batch.selected(), d.message.Detail
	if d.shown != e.id { // it is being read
		d.compose = e.id
		return nil
	}
	if detail.Err != nil {
		l.env.Say(page.Warned, "It cannot be opened: "+text.Sentence(detail.Err.Error()))
		return nil
	}
	m := detail.Message
	return l.env.Open(page.ComposeEvent{
		Version: m.Assessment.Spec, Source: filepath.Base(e.Name()), Data: bytes.Clone(m.Exchange.Body),
		Sent: l.batch.results.of(e.id)/100 == 2,
	})
}

// whyNotCompose says why the selected document cannot be opened in compose.
func (l *Page) whyNotCompose() string {
	e := l.batch.selected()
	switch {
	case e == nil:
		return "No document is selected."
	case e.Problem != "":
		return "It cannot be read, so it cannot be opened: " + e.Problem
	case e.Size > maxComposed:
		return fmt.Sprintf("It has %s; up to %s, a document can be opened in compose. An editor of your own can change it on disk, and the list follows.", megabytes(e.Size), megabytes(maxComposed))
	}
	return ""
}

func megabytes(size int) string { return fmt.Sprintf("%.1f MiB", float64(size)/(1<<20)) }
