package story

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"sync"

	"caliper-playground/catalog"
)

//go:embed stories
var files embed.FS

// folder is the one in which the built-in stories lie.
const folder = "stories"

// Names are those of the built-in stories, in the order in which they are best told.
func Names() []string {
	return []string{
		"reading", "forum", "video", "survey", "lti", "grading", "describe", "attempts", "certification", "caliper-1.1",
	}
}

// builtIn are the built-in stories. They are read when they are first asked for,
// and nobody changes them from then on.
var builtIn = sync.OnceValue(func() map[string]*Story {
	all := map[string]*Story{}
	for _, name := range Names() {
		at := path.Join(folder, name+".toml")
		content, err := files.ReadFile(at)
		if err == nil {
			all[name], err = Parse(at, content, nil)
		}
		if err != nil {
			panic(fmt.Sprintf("story: a built-in story is broken: %v", err))
		}
	}
	return all
})

// List returns the built-in stories.
func List() []*Story {
	var all []*Story
	for _, name := range Names() {
		all = append(all, builtIn()[name])
	}
	return all
}

// Load returns a built-in story. The error for a name that is none names those
// there are.
func Load(name string) (*Story, error) {
	if slices.Contains(Names(), name) { // no other name is worth reading all of them
		return builtIn()[name], nil
	}
	if near := catalog.Nearest(name, Names()); near != "" {
		return nil, fmt.Errorf("there is no story %q; did you mean %q?", name, near)
	}
	return nil, fmt.Errorf("there is no story %q; there are %s", name, Names())
}

// Files returns the built-in stories' files, the commented example among them, by
// their names.
func Files() map[string][]byte {
	all := map[string][]byte{}
	entries, _ := fs.ReadDir(files, folder) // they are part of the program
	for _, entry := range entries {
		if content, err := files.ReadFile(path.Join(folder, entry.Name())); err == nil {
			all[entry.Name()] = content
		}
	}
	return all
}
