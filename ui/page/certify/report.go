package certify

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/certify"
	"caliper-playground/ui/page"
)

// cancel ends the run without results.
func (c *Page) cancel() tea.Cmd {
	cmd := c.change(c.cancelled)
	c.env.Say(page.Told, "The run is cancelled. The form keeps what you typed; its messages stay in the log.")
	return cmd
}

// whole returns the run's result with all that a report says beside the counts.
func (c *Page) whole() certify.Result {
	state := c.keeper.State()
	return state.Whole(c.result, c.session.ID(), state.Run, state.Product)
}

// submit hands in what is confirmed, and has the report written.
func (c *Page) submit() tea.Cmd {
	result := c.whole()
	before := c.keeper.State().Step
	cmd := c.change(func(s *certify.State) error { return s.Submit(result) })
	if c.keeper.State().Step == before {
		return cmd
	}
	return tea.Batch(cmd, c.save(result))
}

// saveAgain writes the report of the run that was submitted last once more.
func (c *Page) saveAgain() tea.Cmd {
	return c.save(c.whole())
}

// save returns a command that writes the report. Where the files are is noted
// even if the page is closed meanwhile.
func (c *Page) save(result certify.Result) tea.Cmd {
	c.saving, c.saveErr = true, nil
	c.layOut()
	engine, keeper := c.env.Engine, c.keeper
	save := func() error {
		paths, err := engine.SaveReport(result)
		if err != nil {
			return err
		}
		_ = keeper.Change(func(s *certify.State) error {
			s.Saved(result.Run.Number, paths)
			return nil
		})
		return keeper.Flush()
	}
	return page.After(save, func(err error) tea.Cmd { return c.reported(result.Run.Number, err) })
}

// reported says that the reports of a run are written, or why not.
func (c *Page) reported(run int, err error) tea.Cmd {
	if state := c.keeper.State(); state.Step != certify.Report || run != state.Run.Number {
		return nil // gone on meanwhile; where the files are is noted
	}
	c.saving, c.saveErr = false, err
	c.layOut()
	if err != nil {
		c.env.Say(page.Failed, "The report could not be kept: "+err.Error())
		return nil
	}
	c.env.Say(page.Told, "The report is written.")
	return nil
}

// copyPaths copies the paths of the report, one a line.
func (c *Page) copyPaths() tea.Cmd {
	outcome, _ := c.submitted()
	return c.env.Copy("the paths of the report", strings.Join(outcome.Reports, "\n"))
}

// hasPaths says whether there are files of the report, whose paths can be copied.
func (c *Page) hasPaths() bool {
	outcome, _ := c.submitted()
	return c.view() == certify.Report && len(outcome.Reports) > 0
}
