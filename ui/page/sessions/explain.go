package sessions

import (
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/text"
	"caliper-playground/engine/why"
	"caliper-playground/ui/page"
)

// explain answers why the selected session stands where it does.
func (s *Page) explain() tea.Cmd {
	of := s.env.Overview.Sessions[s.selected()].Standing
	parts := []why.Part{{Title: "How it gets on: " + string(of.Need(s.env.Now())), Lines: []string{
		fmt.Sprintf("%s came, %d of them refused; %s filled, %d of %s met.", text.Plural(of.Messages, "message"), of.Refused,
			text.Plural(of.Rows, "row"), len(of.Met), text.Plural(of.Profiles, "profile")),
	}}}
	if t := of.Trouble; t.Times > 0 {
		lines := []string{fmt.Sprintf("Most often, %s: %s", text.Plural(t.Times, "time"), t.Commonest), fmt.Sprintf("Last, in message %d: %s", t.LastSeq, t.Last)}
		if !t.Now {
			lines = append(lines, "The message after that went well.")
		}
		parts = append(parts, why.Part{Title: "What failed", Lines: lines})
	}
	return s.env.Open(page.Answer{Title: "why " + of.Label(), Parts: parts, About: s.subject()})
}

// subject is what the list is about, by what it is looked up by.
func (s *Page) subject() []string {
	if len(s.env.Overview.Sessions) > 1 {
		return []string{"class of learners"}
	}
	return []string{"session"}
}
