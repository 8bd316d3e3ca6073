package load

import (
	"path/filepath"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/library"
	"caliper-playground/engine/rule"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/editor"
	"caliper-playground/ui/page/mend"
	"caliper-playground/ui/page/sending"
)

// subject is the selected document as something that is mended and sent; the file
// stays as it is. It is false where the document is still being read.
func (l *Page) subject() (mend.Subject, bool) {
	e, detail := l.batch.selected(), l.detail.message.Detail
	if e == nil || l.detail.shown != e.id || detail == nil || detail.Err != nil {
		return mend.Subject{}, false
	}
	batch, id, name := l.batch, e.id, filepath.Base(e.Name())
	s := mend.Subject{Env: l.env, Name: name, Message: detail.Message, Sent: batch.results.of(id)/100 == 2, File: e.CopyPath(".fixed"),
		Current: func() bool { return l.batch == batch && l.detail.shown == id }}
	s.Send = func(body []byte) tea.Cmd { return l.sendMended(name, body) }
	s.Edit = func(body []byte) tea.Cmd {
		return editor.Change(l.env, "document.json", string(body), func(text string) tea.Cmd { return s.ShowEdit([]byte(text)) })
	}
	return s, true
}

// sendMended sends what a document has become.
func (l *Page) sendMended(name string, body []byte) tea.Cmd {
	assessor := conformance.NewAssessor(l.env.Engine.Judging())
	payloads := payloadsOf(name, library.Document{Data: body}, assessor)
	return l.runs.Stream(sending.Sending{What: "the mended " + name, Unit: "document", Tells: true,
		Payloads: slices.Values(payloads), Total: len(payloads)})
}

// mendCommands mend the selected document, as they mend a message on the bench.
func (l *Page) mendCommands() []page.Command {
	const group = "Document"
	k := l.env.Keys.Do
	with := func(do func(mend.Subject) tea.Cmd) func() tea.Cmd {
		return func() tea.Cmd {
			s, ok := l.subject()
			if !ok {
				l.env.Say(page.Told, "The document is still being read.")
				return nil
			}
			return do(s)
		}
	}
	chosen := func(do func(mend.Subject, rule.Finding) tea.Cmd) func() tea.Cmd {
		return with(func(s mend.Subject) tea.Cmd {
			f, _ := l.detail.message.ChosenFinding()
			return do(s, f)
		})
	}
	return []page.Command{
		{Key: k.Mend, Group: group, Words: "show the change", Foot: l.here(0, 5), Do: chosen(mend.Subject.Show), Why: l.whyNoMend},
		{Key: k.MendAndSend, Group: group, Words: "mend and send", Short: "mend and send", Foot: l.here(0, 5), Do: chosen(mend.Subject.Apply), Why: l.whyNotMendAndSend, Sends: true},
		{Key: k.MendAll, Group: group, Words: "all mends of the document", Foot: page.FootWhen(l.detail.message.Mendable() > 1, l.here(9, 5)), Do: with(mend.Subject.ShowAll), Why: l.whyNoMend},
		{Key: k.Code, Group: group, Words: "as code that sends it", Foot: l.here(13, 9), Do: with(l.showCode), Why: l.whyNoCode},
	}
}

func (l *Page) whyNoMend() string {
	e := l.batch.selected()
	switch {
	case e == nil:
		return l.nothingShown()
	case e.Problem != "":
		return "It cannot be read, so it cannot be mended: " + e.Problem
	case l.detail.shown == e.id && l.detail.message.Detail != nil && l.detail.message.Detail.Err != nil:
		return l.detail.message.Detail.Err.Error()
	case l.detail.shown == e.id && len(l.detail.message.Findings()) == 0:
		return "The selected document has no finding, so there is nothing to mend."
	}
	return ""
}

func (l *Page) whyNotMendAndSend() string {
	if why := l.whyNoMend(); why != "" || l.detail.shown == 0 {
		return why
	}
	return l.runs.WhyBusy()
}
