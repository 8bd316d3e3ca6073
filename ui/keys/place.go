package keys

import (
	"slices"
	"strings"
)

// place is a part of the screen with what is in force there together: whole
// scopes, or single commands by name. No key may mean two things at one place.
type place struct {
	name string
	held []string
}

// The names of the places that pages stand for.
const (
	AtBench      = "bench"
	AtProgress   = "progress of a certification"
	AtCertify    = "certification"
	AtForm       = "form"
	AtVocabulary = "vocabulary"
	AtCompose    = "compose"
	AtBrowse     = "choosing files"
	AtLoad       = "choosing documents"
	AtExport     = "saving messages"
	AtSheet      = "text"
	AtSessions   = "choosing a session"
	AtTolerances = "choosing tolerances"
	atCopy       = "choosing what to copy"
	atQuestion   = "answering a question"
	atInput      = "typing a line"
)

func places() []place {
	always := []string{"global.palette", "global.interrupt", "global.suspend", "global.redraw", "global.theme", "global.mouse"}
	with := func(name string, held ...string) place { return place{name, append(held, always...)} }
	bench := []string{"global", "move", "bench", "message", "log", "mend",
		"session.list", "session.next", "session.previous", "session.add", "session.tolerances"}
	moves := []string{"move.up", "move.down", "move.top", "move.bottom", "move.enter"}
	return []place{
		{AtBench, bench},
		{AtProgress, append([]string{"certify.instructions", "certify.complete", "certify.cancel"}, bench...)},
		// The space bar ticks the box where something is to be agreed to, and
		// turns the page where there is only something to read.
		{AtCertify, append([]string{"global", "certify", "move.page-up"}, moves...)},
		{AtCertify, []string{"global", "move", "certify.instructions", "certify.complete", "certify.cancel", "certify.token",
			"certify.repeat", "certify.edit", "certify.save"}},
		with(AtForm, "form"),
		{AtVocabulary, []string{"global", "move", "vocabulary"}},
		with(AtCompose, "compose", "move", "global.help", "global.back", "global.quit"),
		{AtBrowse, append([]string{"global", "load.mark", "load.whole", "load.parent", "load.path"}, moves...)},
		{AtLoad, append([]string{"global", "load.toggle", "load.all", "load.none", "load.failing", "load.passing", "load.send", "load.reload", "load.other", "load.filter", "load.compose",
			"bench.stop", "bench.pause", "bench.next-trouble", "bench.why", "bench.unfold", "bench.fold",
			"message.findings", "message.json", "message.next-finding", "message.fold-all", "message.scroll-left", "message.scroll-right",
			"move.next", "move.previous", "move.left", "move.right"}, moves...)},
		with(AtExport, "export"),
		{AtSheet, []string{"global", "move"}},
		{AtSessions, append([]string{"global", "move.page-up", "move.page-down", "session.list", "session.add", "session.copy-all"}, moves...)},
		{AtTolerances, []string{"global", "move.up", "move.down", "move.top", "move.bottom", "session.tolerances", "session.toggle"}},
		with(atCopy, "copy"),
		with(atQuestion, "prompt.yes", "prompt.no"),
		with(atInput, "prompt.accept", "prompt.cancel", "prompt.erase", "prompt.erase-all", "compose.anyway"),
	}
}

// at lists the commands of a place.
func (m *Map) at(p place) []Command {
	return slices.DeleteFunc(m.Commands(), func(c Command) bool {
		scope, _, _ := strings.Cut(c.Name, ".")
		return !slices.Contains(p.held, scope) && !slices.Contains(p.held, c.Name)
	})
}

// clash is one key with two meanings at one place.
type clash struct {
	place, key    string
	first, second Command
}

// clashes lists every key that means two things at one place.
func (m *Map) clashes() []clash {
	var found []clash
	for _, p := range places() {
		taken := map[string]Command{}
		for _, c := range m.at(p) {
			for _, name := range c.Binding.Keys() {
				if other, ok := taken[name]; ok {
					found = append(found, clash{p.name, name, other, c})
				}
				taken[name] = c
			}
		}
	}
	return found
}

// typesText says whether a command is in force while text is typed, so that
// none of its keys may be a character.
func typesText(command string) bool {
	scope, _, _ := strings.Cut(command, ".")
	switch scope {
	case "form", "export":
		return true
	case "prompt":
		return command != "prompt.yes" && command != "prompt.no"
	}
	return command == "load.complete" || command == "compose.anyway" || command == "global.interrupt" || command == "global.suspend" || command == "global.redraw" ||
		command == "global.palette" || command == "global.theme" || command == "global.mouse"
}

// mustStay says whether a command needs a key, because there would be no way
// out without it.
func mustStay(command string) bool {
	scope, _, _ := strings.Cut(command, ".")
	return scope == "prompt" || scope == "form" || command == "global.quit" || command == "global.interrupt" || command == "global.back" || command == "move.enter"
}
