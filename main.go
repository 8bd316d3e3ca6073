// Command caliper-playground is a playground for the Caliper Analytics
// standard, versions 1.2 and 1.1: a terminal program with an endpoint inside,
// and the same engine as commands for scripts and build servers.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"caliper-playground/ui/app"
	"caliper-playground/ui/cli"
	"caliper-playground/ui/settings"
	"caliper-playground/ui/style"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	// A second signal ends the program at once, whatever it is doing.
	context.AfterFunc(ctx, stop)
	stream := cli.IO{In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Getenv: os.Getenv}
	// Signals stay taken to the end: one that comes when all is done changes
	// nothing about the status.
	status := cli.Main(ctx, stream, os.Args[1:], cli.Playground{Run: playground, Themes: style.Names(), KeysFile: settings.KeysFile})
	os.Exit(status)
}

// playground opens the screen as the command line asks.
func playground(ctx context.Context, s cli.Setup) error {
	return app.Run(ctx, app.Options{
		State: s.State, Config: s.Config, Again: s.Again, Class: s.Class, Endpoint: s.Endpoint,
		Profiles: s.Profiles, Story: s.Story, Pace: s.Pace, Theme: s.Theme, NoColour: s.NoColour, NoMouse: s.NoMouse, Exercises: s.Exercises, Questions: s.Questions,
	})
}
