package sessions

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/library"
	"caliper-playground/engine/report"
	"caliper-playground/engine/text"
	"caliper-playground/ui/component"
	"caliper-playground/ui/page"
)

// handout is what each learner is told, a line for each session.
func (s *Page) handout() []report.Handout {
	var all []report.Handout
	for _, each := range s.env.Overview.Sessions {
		if !each.Removed {
			all = append(all, report.Handout{Learner: each.Learner, Session: each.Name, URL: each.Endpoint.URL, Token: each.Endpoint.Token})
		}
	}
	return all
}

// copyAll copies the list for handing out.
func (s *Page) copyAll() tea.Cmd {
	var b strings.Builder
	_ = report.WriteHandout(report.HandoutText, &b, s.handout()) // a builder takes all
	return s.env.CopySecret("every session's name, URL and token", b.String())
}

// askHandout asks where to the list for handing out goes.
func (s *Page) askHandout() tea.Cmd { return s.askHandoutAgain("") }

// askHandoutAgain does so with what was typed before, which could not be taken.
func (s *Page) askHandoutAgain(typed string) tea.Cmd {
	s.prompt = &prompt{
		input: component.NewInput("save as ", typed, 0),
		words: "A path that ends in .txt, .md or .csv. The file has every token, and is for you alone (mode 0600).",
		take: func(typed string) (tea.Cmd, error) {
			path, err := library.ExportPath(typed)
			if err != nil {
				return nil, err
			}
			all := s.handout()
			return page.After(func() error { return report.SaveHandout(path, all) }, func(err error) tea.Cmd {
				if err != nil {
					s.env.Say(page.Failed, err.Error())
					return s.askHandoutAgain(typed)
				}
				s.env.Say(page.Told, "The list with "+text.Plural(len(all), "session")+" is in "+text.Clean(path)+".")
				return nil
			}), nil
		},
	}
	return nil
}
