package page

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/catalog"
	"caliper-playground/engine/certify"
	"caliper-playground/engine/lookup"
)

// AllPlaces lists the steps of all pages with what is in force there, for the
// clash of keys to be seen before any page is open.
func AllPlaces(env *Env) []Place {
	var all []Place
	for _, some := range [][]Place{benchPlaces(env), loadPlaces(env), composePlaces(env), certifyPlaces(env), vocabularyPlaces(env), textPlaces(env)} {
		all = append(all, some...)
	}
	return all
}

func benchPlaces(env *Env) []Place {
	b := newBench(env, NewRuns(env))
	typed := newBench(env, b.runs)
	typed.log.typing = true
	change := &Change{env: env, bench: b, proposals: []proposal{{}, {}}}
	return []Place{
		{Name: "bench", Commands: b.Commands()},
		{Name: "typing the filter", Typing: true, Commands: typed.Commands()},
		{Name: "change of a message", Commands: change.Commands()},
		{Name: "comparison", Commands: (&Comparison{env: env}).Commands()},
		{Name: "saving messages", Typing: true, Commands: (&Export{env: env}).Commands()},
	}
}

func loadPlaces(env *Env) []Place {
	choosing, path := NewLoad(env, NewRuns(env)), NewLoad(env, NewRuns(env))
	path.path.typing = true
	documents, filter := NewLoad(env, NewRuns(env)), NewLoad(env, NewRuns(env))
	for _, l := range []*Load{documents, filter} {
		l.choosing, l.batch = false, &batch{}
	}
	filter.filtering = true
	return []Place{
		{Name: "choosing files", Commands: choosing.Commands()},
		{Name: "typing a path", Typing: true, Commands: path.Commands()},
		{Name: "choosing documents", Commands: documents.Commands()},
		{Name: "typing the filter of documents", Typing: true, Commands: filter.Commands()},
	}
}

func composePlaces(env *Env) []Place {
	form, json, picking, typing := newCompose(env, catalog.V1p2), newCompose(env, catalog.V1p2), newCompose(env, catalog.V1p2), newCompose(env, catalog.V1p2)
	json.onJSON = true
	picking.picker = newPicker("", "", nil, "")
	picking.picker.orElse(func(string) tea.Cmd { return nil })
	typing.input = &composeInput{anyway: func(string) (tea.Cmd, error) { return nil, nil }}
	return []Place{
		{Name: "compose", Commands: form.Commands()},
		{Name: "JSON of compose", Commands: json.Commands()},
		{Name: "choosing in compose", Typing: true, Commands: picking.Commands()},
		{Name: "typing in compose", Typing: true, Commands: typing.Commands()},
	}
}

func certifyPlaces(env *Env) []Place {
	at := func(name string, step certify.Step, typing bool) Place {
		c := &Certify{env: env, keeper: certify.OpenKeeper("", certify.Owner{Spec: catalog.V1p2}), progress: &progress{env: env, bench: newBench(env, NewRuns(env))}}
		c.form = newForm(certify.Product{}, catalog.V1p2)
		c.form.focusOn(int(certify.CaliperVersion))
		c.keeper.Put(certify.State{Step: step})
		return Place{Name: name, Typing: typing, Commands: c.Commands()}
	}
	return []Place{
		at("form of a certification", certify.Form, true), at("instructions of a certification", certify.Instructions, false),
		at("progress of a certification", certify.Progress, false), at("confirmation of a certification", certify.Confirmation, false),
		at("report of a certification", certify.Report, false),
	}
}

func vocabularyPlaces(env *Env) []Place {
	empty := func() *Vocabulary {
		return &Vocabulary{env: env, book: &lookup.Book{}, contents: contents{unfolded: map[spot]bool{}}}
	}
	typing := empty()
	typing.typing = true
	return []Place{
		{Name: "vocabulary", Commands: empty().Commands()},
		{Name: "searching the vocabulary", Typing: true, Commands: typing.Commands()},
	}
}

func textPlaces(env *Env) []Place {
	return []Place{
		{Name: "text", Commands: NewReach(env).Commands()},
		{Name: "choosing a session", Commands: (&Sessions{env: env}).Commands()},
		{Name: "choosing tolerances", Commands: (&Tolerances{env: env}).Commands()},
		{Name: "commands", Typing: true, Commands: (&Palette{env: env}).Commands()},
	}
}
