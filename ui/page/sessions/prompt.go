package sessions

import (
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/class"
	"caliper-playground/ui/component"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/commands"
)

// prompt is a line that is typed on the list: for whom a session is, or where to
// the list for handing out goes.
type prompt struct {
	input component.Input
	words string // what is asked
	take  func(text string) (tea.Cmd, error)
}

// Typing implements Page.
func (s *Page) Typing() bool { return s.prompt != nil || s.find.Typing }

// Type implements Typist.
func (s *Page) Type(press tea.KeyMsg) tea.Cmd {
	if s.prompt == nil {
		return commands.TypeFilter(s.env, &s.find, press, s.found)
	}
	commands.Type(s.env, &s.prompt.input, press)
	return nil
}

// promptCommands end the line that is typed.
func (s *Page) promptCommands() []page.Command {
	k := s.env.Keys.Prompt
	return []page.Command{
		{Key: k.Accept, Foot: 1, Typing: true, Do: s.accept},
		{Key: k.Cancel, Foot: 2, Typing: true, Do: page.Do(func() { s.prompt = nil })},
	}
}

// accept takes what was typed. What cannot be taken stays, to be mended.
func (s *Page) accept() tea.Cmd {
	asked := s.prompt
	cmd, err := asked.take(asked.input.Value())
	if err != nil {
		s.env.Say(page.Failed, err.Error())
		return nil
	}
	s.prompt = nil
	return cmd
}

// maxTyped is how many characters a name that is typed may have; what is longer
// is told by the class.
const maxTyped = 200

// askName asks for whom a further session is.
func (s *Page) askName() tea.Cmd {
	if !page.InClass(s.env) {
		return s.env.AddSession("", false)
	}
	s.prompt = &prompt{
		input: component.NewInput("for ", "", maxTyped), words: "The learner's name, or nothing for a session without one.",
		take: func(name string) (tea.Cmd, error) {
			if err := class.CheckName(name); err != nil {
				return nil, err
			}
			return s.env.AddSession(name, false), nil
		},
	}
	return nil
}

// askRename asks for the name of the selected session's learner.
func (s *Page) askRename() tea.Cmd {
	at := s.selected()
	of := s.env.Overview.Sessions[at]
	s.prompt = &prompt{
		input: component.NewInput(of.Name+" is of ", of.Learner, maxTyped), words: "The learner's name; messages, marks and token stay.",
		take: func(name string) (tea.Cmd, error) {
			if err := class.CheckName(name); err != nil {
				return nil, err
			}
			return s.env.ChangeSession(at, func(h page.Server, session string) (string, error) {
				return "Session " + class.Label(name, session) + " is called so from now on.", h.Rename(session, name)
			}), nil
		},
	}
	return nil
}

// renew gives the selected session another token, if that is meant.
func (s *Page) renew() tea.Cmd {
	return s.askChange("Give %s another token? The one before opens nothing from then on.",
		"Session %s has another token; hand it out anew.", page.Server.Renew)
}

// remove takes the selected session out of the class, if that is meant.
func (s *Page) remove() tea.Cmd {
	return s.askChange("Take %s out of the class? It is served no more; its journal stays.",
		"Session %s is served no more; its journal stays.", page.Server.Remove)
}

// askChange changes the selected session, if that is meant. Question and answer name it.
func (s *Page) askChange(question, done string, change func(h page.Server, session string) error) tea.Cmd {
	at := s.selected()
	s.env.Ask(fmt.Sprintf(question, s.env.Overview.Sessions[at].Label()), func() tea.Cmd {
		return s.env.ChangeSession(at, func(h page.Server, session string) (string, error) {
			return fmt.Sprintf(done, session), change(h, session)
		})
	})
	return nil
}

// whyNoClass says why nothing of a class can be changed.
func (s *Page) whyNoClass() string {
	switch {
	case s.none():
		return s.whyNone()
	case !page.InClass(s.env):
		return "These sessions are no class. Start with --sessions or --learners to have one, which comes back with its tokens."
	case s.env.Overview.Sessions[s.selected()].Removed:
		return "That session is served no more."
	}
	return ""
}
