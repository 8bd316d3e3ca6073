package page

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/certify"
)

// cancelRunMsg cancels the run, once that was asked.
type cancelRunMsg struct{}

// cancel ends the run without results.
func (c *Certify) cancel() tea.Cmd {
	cmd := c.change(func(s *certify.State) error { return s.Cancel(c.env.now(), c.length) })
	return tea.Batch(cmd, do(NoticeMsg{Told, "The run is cancelled. The form keeps what you typed; its messages stay in the log."}))
}

// whole returns the run's result with all that a report says beside the counts.
func (c *Certify) whole() certify.Result {
	state := c.keeper.State()
	return state.Whole(c.result, c.session.ID(), state.Run, state.Product)
}

// submit hands in what is confirmed, and has the report written.
func (c *Certify) submit() tea.Cmd {
	result := c.whole()
	before := c.keeper.State().Step
	cmd := c.change(func(s *certify.State) error { return s.Submit(result) })
	if c.keeper.State().Step == before {
		return cmd
	}
	return tea.Batch(cmd, c.save(result))
}

// saveAgain writes the report of the run that was submitted last once more.
func (c *Certify) saveAgain() tea.Cmd {
	if why := c.whyNotSave(c.keeper.State()); why != "" {
		return do(NoticeMsg{Warned, why})
	}
	return c.save(c.whole())
}

// save returns a command that writes the report. Where the files are is noted
// even if the page is closed meanwhile.
func (c *Certify) save(result certify.Result) tea.Cmd {
	c.saving, c.saveErr = true, nil
	c.layOut()
	engine, keeper := c.env.Engine, c.keeper
	return func() tea.Msg {
		paths, err := engine.SaveReport(result)
		if err == nil {
			_ = keeper.Change(func(s *certify.State) error {
				s.Saved(result.Run.Number, paths)
				return nil
			})
			if err := keeper.Flush(); err != nil {
				return reportedMsg{run: result.Run.Number, paths: paths, err: err}
			}
		}
		return reportedMsg{run: result.Run.Number, paths: paths, err: err}
	}
}

func (c *Certify) reported(msg reportedMsg) tea.Cmd {
	if state := c.keeper.State(); state.Step != certify.Report || msg.run != state.Run.Number {
		return nil // gone on meanwhile; where the files are is noted
	}
	c.saving, c.saveErr = false, msg.err
	c.layOut()
	if msg.err != nil {
		return do(NoticeMsg{Failed, "The report could not be kept: " + msg.err.Error()})
	}
	return do(NoticeMsg{Told, "The report is written."})
}

// OwnCopy implements Copier: a report's paths are what is copied from it.
func (c *Certify) OwnCopy() bool {
	outcome, _ := c.submitted()
	return c.view() == certify.Report && len(outcome.Reports) > 0
}

// copyPaths copies the paths of the report, one a line.
func (c *Certify) copyPaths() tea.Cmd {
	if !c.OwnCopy() {
		return nil
	}
	outcome, _ := c.submitted()
	return do(CopyMsg{What: "the paths of the report", Text: strings.Join(outcome.Reports, "\n")})
}
