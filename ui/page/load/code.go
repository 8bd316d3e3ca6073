package load

import (
	"path/filepath"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/page"
	"caliper-playground/ui/page/mend"
)

// showCode opens programs that send the selected document.
func (l *Page) showCode(s mend.Subject) tea.Cmd {
	return l.env.Open(page.ShowCode{What: "the document " + s.Name, Version: s.Message.Assessment.Spec, Data: s.Message.Exchange.Body})
}

func (l *Page) whyNoCode() string {
	e := l.batch.selected()
	switch {
	case e == nil:
		return l.nothingShown()
	case e.Problem != "":
		return filepath.Base(e.Name()) + " cannot be read, so no program can send it: " + e.Problem
	}
	return ""
}
