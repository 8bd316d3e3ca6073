package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/mattn/go-isatty"
	"github.com/muesli/termenv"

	"caliper-playground/ui/page"
	"caliper-playground/ui/style"
	"caliper-playground/ui/terminal"
)

// ErrNoTerminal says that there is no terminal to draw on.
var ErrNoTerminal = errors.New("the playground needs a terminal; without one, use replay, serve or check")

// framesPerSecond is how often the screen is drawn at most, after the first frame.
const framesPerSecond = 60

// Run opens the playground and returns when it is closed. An error is one that
// kept it from opening, or from closing cleanly; the terminal is then as it was.
func Run(ctx context.Context, o Options) (err error) {
	kept := loadKept(o)
	choice := style.Choice{Name: o.Theme, Profile: colours(o), Background: terminal.BackgroundFromEnvironment(os.Getenv("COLORFGBG")), PlainASCII: !style.HasUnicode(os.Getenv)}
	if err := choice.Check(); err != nil {
		return err
	}
	if choice.Name == "" {
		choice.Name = kept.state.Theme
	}
	if !isatty.IsTerminal(os.Stdin.Fd()) || !isatty.IsTerminal(os.Stdout.Fd()) {
		return ErrNoTerminal
	}

	ctx, cancel := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer cancel()
	notices := make(chan string, 8)
	server, err := openServer(ctx, o, func(s string) {
		select {
		case notices <- s:
		default: // a screen full of the same news needs no more
		}
	})
	if err != nil {
		return err
	}
	defer func() {
		err = errors.Join(err, server.close())
		_, _ = fmt.Fprintln(os.Stdout, server.farewell(o.Again)) // there is nobody to tell otherwise
	}()
	if words := server.secretWords(); words != "" {
		_, _ = fmt.Fprintln(os.Stdout, words) // it is still there when the screen is gone
	}
	defer cancel() // sends under way stop before the endpoint does

	env := &page.Env{Context: ctx, Engine: server.Engines()[0], Server: server, Keys: kept.keys, Zone: time.Local, Profiles: o.Profiles, Story: o.Story, Pace: o.Pace, Exercises: o.Exercises, Questions: o.Questions}
	return draw(ctx, o, env, choice, kept, notices)
}

// draw runs the Bubble Tea program.
func draw(ctx context.Context, o Options, env *page.Env, choice style.Choice, kept kept, notices <-chan string) error {
	input := terminal.NewInput(os.Stdin)
	var answers <-chan style.Background
	if asksBackground(choice) {
		input.Expect()
		answers = input.Answers()
	}
	a := newApp(env, choice, output{terminal: os.Stdout, folder: o.State}, answers)
	a.notices = notices
	defer a.end()

	a.mouseOn = !o.NoMouse && !kept.state.MouseOff
	a.takeUp(kept)
	defer a.flush()
	options := []tea.ProgramOption{
		tea.WithAltScreen(), tea.WithFPS(framesPerSecond),
		tea.WithInput(input), tea.WithOutput(os.Stdout),
		tea.WithoutSignalHandler(), // signals end the context
		tea.WithFilter(pasted(input)),
	}
	if a.mouseOn {
		options = append(options, tea.WithMouseCellMotion())
	}
	program := tea.NewProgram(starting{app: a, terminal: os.Stdout}, options...)
	// The end of the context is told as a message: given the context itself,
	// the library would leave without waiting for the keyboard's reader.
	stop := context.AfterFunc(ctx, program.Quit)
	defer stop()
	listening, deaf := context.WithCancel(ctx)
	var ears sync.WaitGroup
	ears.Go(func() { unfinished(listening, input.Unfinished(), program.Send) })
	defer ears.Wait()
	defer deaf()
	_, err := program.Run()
	_, _ = io.WriteString(os.Stdout, terminal.WrapOn) // to a terminal that may be gone
	return err
}

// colours says how many colours the terminal shows, without asking it.
func colours(o Options) termenv.Profile {
	if o.NoColour {
		return termenv.Ascii
	}
	return termenv.NewOutput(os.Stdout).EnvColorProfile()
}
