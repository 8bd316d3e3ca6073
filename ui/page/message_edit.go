package page

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/text"
	"caliper-playground/ui/style"
)

// editedMsg says that the editor is done with a file.
type editedMsg struct {
	bench  *Bench
	seq    int
	path   string
	before []byte // what the file held
	err    error
}

// draftMsg brings what an edit made of a message.
type draftMsg struct {
	bench    *Bench
	session  Session
	seq      int
	body     []byte
	proposal proposal
}

// pagerOverMsg says that the pager is done with a file.
type pagerOverMsg struct {
	bench *Bench
	path  string
	err   error
}

// editSelected opens the selected message's body in an editor, or what an
// earlier edit that was never sent has made of it.
func (b *Bench) editSelected() tea.Cmd {
	m, why := b.selectedWhole()
	if why != nil {
		return why
	}
	body, ok := b.drafts[m.Seq]
	if !ok {
		body = b.message.detail.source.Text()
	}
	return b.edit(m.Seq, body)
}

// edit opens a body in an editor. The file is private and goes when it has been
// read back.
func (b *Bench) edit(seq int, body []byte) tea.Cmd {
	return func() tea.Msg {
		path, err := writeTemporary(fmt.Sprintf("message-%d.json", seq), body)
		if err != nil {
			return NoticeMsg{Failed, "There is no file to edit: " + err.Error()}
		}
		return ForegroundMsg{
			Command: userCommand(path, "vi", os.Getenv("VISUAL"), os.Getenv("EDITOR")),
			Done:    func(err error) tea.Msg { return editedMsg{bench: b, seq: seq, path: path, before: body, err: err} },
		}
	}
}

// edited reads back what the editor has left.
func (b *Bench) edited(msg editedMsg) tea.Cmd {
	s := b.session
	var p *proposer
	if d := b.message.detail; d != nil && d.seq == msg.seq && d.err == nil {
		p = b.proposer()
	}
	return func() tea.Msg {
		defer os.RemoveAll(filepath.Dir(msg.path))
		body, err := os.ReadFile(msg.path)
		switch {
		case msg.err != nil && bytes.Equal(body, msg.before):
			return NoticeMsg{Failed, "Nothing was edited: " + commandError("VISUAL or EDITOR", msg.err)}
		case err != nil:
			return NoticeMsg{Failed, "What the editor left cannot be read: " + err.Error()}
		case bytes.Equal(body, msg.before):
			return NoticeMsg{Told, "Nothing was changed, so nothing is sent."}
		case p == nil: // another message was selected meanwhile, as the newest is
			m, err := s.Message(msg.seq)
			if err != nil {
				return NoticeMsg{Failed, err.Error()}
			}
			p = &proposer{judging: b.env.Engine.Judging(), message: m, editKey: b.env.Keys.Log.Editor.Help().Key}
		}
		return draftMsg{bench: b, session: s, seq: msg.seq, body: body, proposal: p.edited(body)}
	}
}

// drafted keeps an edit until it is sent, and shows it.
func (b *Bench) drafted(msg draftMsg) tea.Cmd {
	if msg.session != b.session {
		return nil
	}
	if b.drafts == nil {
		b.drafts = map[int][]byte{}
	}
	b.drafts[msg.seq] = msg.body
	return b.env.turnTo(PushMsg{&Change{env: b.env, bench: b, seq: msg.seq, proposals: []proposal{msg.proposal}}})
}

// openPager opens what the message's tab shows, as a whole, in the user's pager.
func (b *Bench) openPager() tea.Cmd {
	if d := b.message.detail; d == nil || d.seq != b.message.wanted {
		return do(NoticeMsg{Warned, "No message is selected that could be opened in a pager."})
	}
	shown := b.message
	shown.folds = nil
	return func() tea.Msg {
		path, err := writeTemporary(fmt.Sprintf("message-%d.txt", shown.wanted), []byte(shown.text()))
		if err != nil {
			return NoticeMsg{Failed, "There is no file for the pager: " + err.Error()}
		}
		fallback := "less"
		if _, err := exec.LookPath(fallback); err != nil {
			fallback = "more"
		}
		return ForegroundMsg{
			Command: userCommand(path, fallback, os.Getenv("PAGER")),
			Done:    func(err error) tea.Msg { return pagerOverMsg{bench: b, path: path, err: err} },
		}
	}
}

// pagerOver removes the pager's file.
func (b *Bench) pagerOver(msg pagerOverMsg) tea.Cmd {
	return func() tea.Msg {
		err := os.RemoveAll(filepath.Dir(msg.path))
		switch {
		case msg.err != nil:
			return NoticeMsg{Failed, "The pager failed: " + commandError("PAGER", msg.err)}
		case err != nil:
			return NoticeMsg{Warned, "The pager's file could not be removed: " + err.Error()}
		}
		return nil
	}
}

// pagerWidth is how wide the lines for a pager are that are not the sender's.
const pagerWidth = 100

// text writes all that the tab holds, without colours. It takes the message by
// value, since it lays it out anew.
func (m message) text() string {
	plain := &style.Theme{}
	m.width, m.sideways = pagerWidth, 0
	m.layOut(plain)
	var b strings.Builder
	if m.json == nil {
		for _, line := range m.lines {
			b.WriteString(line + "\n")
		}
		return b.String()
	}
	for row := range m.json.rows {
		s, line := m.json.at(row)
		if line < 0 {
			b.WriteString(s.drawn[row-s.row] + "\n")
			continue
		}
		fmt.Fprintf(&b, "%*d │ %s\n", m.detail.source.Gutter()-3, line+1, text.Clean(m.detail.source.Line(line)))
	}
	return b.String()
}

// writeTemporary writes a file that only its owner may read, in a folder of its
// own.
func writeTemporary(name string, content []byte) (path string, err error) {
	folder, err := os.MkdirTemp("", "caliper-playground-")
	if err != nil {
		return "", err
	}
	path = filepath.Join(folder, name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		return "", errors.Join(err, os.RemoveAll(folder))
	}
	return path, nil
}

// userCommand returns the command for a file: the first that the environment
// names, which may have arguments of its own, or else the fallback.
func userCommand(path, fallback string, named ...string) *exec.Cmd {
	for _, command := range named {
		if strings.TrimSpace(command) == "" {
			continue
		}
		if runtime.GOOS == "windows" {
			words := strings.Fields(command)
			return exec.Command(words[0], append(words[1:], path)...)
		}
		return exec.Command("sh", "-c", command+` "$@"`, command, path)
	}
	return exec.Command(fallback, path)
}

// commandError says how another program failed, and which variable names it.
func commandError(variable string, err error) string {
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() == 127 { // as a shell says it
		return "there is no such program; see " + variable
	}
	return err.Error() + "; see " + variable
}
