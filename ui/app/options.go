// Package app is the playground's screen: a Bubble Tea program around a stack of
// pages, with the endpoint and a session behind it.
package app

import (
	"time"

	"caliper-playground/engine/class"
	"caliper-playground/engine/endpoint"
	questions "caliper-playground/engine/question"
	"caliper-playground/engine/story"
)

// Options says what the playground runs with.
type Options struct {
	State    string        // the state folder: what is copied is kept there, and the screen's own state
	Config   string        // the folder of the user's configuration: key bindings; "" for none
	Class    class.Options // the session, or the class of them; its Session.Dir must be set
	Endpoint endpoint.Options

	// Profiles names the profiles that the run is about, by their terms: the
	// bench starts with them unfolded. Empty for none in particular.
	Profiles []string

	// Exercises is the folder of a trainer's exercises; "" for none.
	Exercises string
	// Questions are asked of the sessions' events beside the built-in ones.
	Questions []questions.Question

	// Story is told from the start; nil for none. Pace is how long a scene of any story
	// is shown that goes on by itself.
	Story *story.Story
	Pace  time.Duration

	// Again is the command line that opens the playground with these folders.
	Again string

	Theme    string // one of style.Names; empty for the theme of the last time
	NoColour bool
	NoMouse  bool // whatever was chosen the last time
}
