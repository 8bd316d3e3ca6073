package compose

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/catalog"
	"caliper-playground/ui/component/picker"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/beside"
)

// Places lists what is in force together at each step of the page.
func Places(env *page.Env) []page.Place {
	form, json, picking, typing := newPage(env, catalog.V1p2), newPage(env, catalog.V1p2), newPage(env, catalog.V1p2), newPage(env, catalog.V1p2)
	json.onJSON = true
	picking.picker = picker.New("", "", nil, "")
	picking.picker.OrElse(func(string) tea.Cmd { return nil })
	typing.input = &input{anyway: func(string) (tea.Cmd, error) { return nil, nil }}
	saves := newPage(env, catalog.V1p2)
	saves.saveThen(nil)
	return append([]page.Place{
		{Name: "compose", Commands: form.Commands()},
		{Name: "JSON of compose", Commands: json.Commands()},
		{Name: "choosing in compose", Typing: true, Commands: picking.Commands()},
		{Name: "typing in compose", Typing: true, Commands: typing.Commands()},
		{Name: "saving in compose", Typing: true, Commands: saves.Commands()},
		{Name: "leaving compose", Commands: form.leavings(nil)},
		{Name: "sending again in compose", Commands: form.sendings(nil)},
	}, beside.Places(env)...)
}
