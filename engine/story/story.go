package story

import (
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
	"caliper-playground/engine/mistake"
)

// Story is ordered scenes about one thing. Once read it is not changed.
type Story struct {
	Name   string // what it is called on the command line: its file's name without the extension
	Path   string // of its file; of a built-in one the path inside the program
	Title  string
	About  string // what is to be seen in it, in a few sentences
	Spec   catalog.Version
	Others []string // ids of people and things that are others with each playing
	Scenes []Scene
}

// Scene is one step of a story.
type Scene struct {
	Title string
	Says  string // what happens, in words to be said aloud
	Sends []Send
	Line  int // on which it begins in the story's file, from 1
}

// Send is one message of a scene, and what it promises. It is made of a row's
// fixture, an event, a deliberate mistake, or the message before it, mended.
type Send struct {
	Row     string        // the row whose fixture it is
	Mistake string        // the deliberate mistake that it is a step of
	Step    *mistake.Step // that step, and what it comes to
	Mends   bool          // it is the message before it, with what was wrong mended
	Base    []byte        // the document, before it is changed; nil for a mistake, and where it mends
	Changes []document.Op
	Words   string // what it is, in a few words: "Reading › ViewEvent › Viewed"
	Promise Promise
	Line    int // on which it begins in the story's file, from 1
}

// Promise is what a message comes to.
type Promise struct {
	Status int      // what its sender is answered
	Earns  []string // IDs of the rows that it marks; of a mistake its step says whether there are any
	Finds  []string // ids of the rules that find an error, or deserve a warning; of a mistake its step says the verdict
}

// RowWords names a row by its ID as it is said of a scene: "Reading › ViewEvent › Viewed".
func RowWords(id string) string {
	words := strings.ReplaceAll(strings.Replace(id, "Profile/", "/", 1), "/", " › ")
	if rest, any := strings.CutSuffix(words, catalog.AnyAction); any {
		return rest + catalog.ActionWords(catalog.AnyAction)
	}
	return words
}

// Messages is how many messages the whole story sends.
func (s *Story) Messages() int {
	n := 0
	for _, scene := range s.Scenes {
		n += len(scene.Sends)
	}
	return n
}
