package cli

import (
	"fmt"
	"net/url"
	"path/filepath"
	"runtime/debug"
	"strings"
	"time"

	"github.com/adrg/xdg"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"caliper-playground/engine/class"
	"caliper-playground/engine/endpoint"
	"caliper-playground/engine/question"
	"caliper-playground/engine/sensor"
	"caliper-playground/engine/story"
)

// Setup is what the command line says about a run with an endpoint.
type Setup struct {
	State    string        // the state folder; sessions and certificates are inside
	Again    string        // the command line that opens the same state folder
	Class    class.Options // the session, or the class of them
	Endpoint endpoint.Options

	Config    string              // the folder of the user's configuration
	Story     *story.Story        // to be told; nil for none
	Pace      time.Duration       // how long a scene of a story is shown that goes on by itself
	Exercises string              // the folder of a trainer's exercises; "" for none
	Questions []question.Question // more than the built-in ones
	Profiles  []string            // the profiles that the run is about, by their terms
	Theme     string              // one of the screen's themes; "" where none is asked for
	NoColour  bool
	NoMouse   bool
}

// endpointFlags are the flags of the playground and of serve.
type endpointFlags struct {
	judge    judgeFlags
	state    string
	session  string
	several  int
	learners string
	resume   string
	token    tokenFlags
	fsync    bool

	listen, listenTLS string
	public            string
	tls               bool
	cert, key         string
	rejectInvalid     bool
	replyBody         string
	maxPayload        byteSize
	memory            byteSize
	allowOrigins      []string
	configNames       string
	noAuth            bool
	misbehave         []string
}

func (f *endpointFlags) register(set *pflag.FlagSet) {
	f.judge.register(set)
	f.token.register(set, "the session's token; a random one otherwise")
	f.maxPayload = byteSize(endpoint.DefaultMaxPayload)
	f.memory = byteSize(endpoint.DefaultMemory)

	registerState(set, &f.state)
	set.StringVar(&f.session, "session", "", "name of the session, which fixes the endpoint's path; a random one otherwise")
	set.IntVar(&f.several, "sessions", 1, "a class of so many sessions, each with its own URL and token; with --session NAME they are NAME-1, NAME-2, ...; --token is then a secret of at least 12 characters, which brings the tokens back")
	set.StringVar(&f.learners, "learners", "", "file with the names of a class's learners, one a line; each gets a session")
	set.StringVar(&f.resume, "resume", "", "go on with this session, or with this whole class; without a name, with the last one")
	set.Lookup("resume").NoOptDefVal = lastSession
	set.BoolVar(&f.fsync, "fsync", false, "force each message to the medium before it is answered")

	set.StringVar(&f.listen, "listen", "127.0.0.1:0", "address of the endpoint; port 0 takes any free one")
	set.StringVar(&f.listenTLS, "listen-tls", "", "address of a second endpoint, with TLS")
	set.StringVar(&f.public, "public-url", "", "what the URLs that are shown begin with, such as http://trainer.example:8080; otherwise they name this machine as others see it")
	set.BoolVar(&f.tls, "tls", false, "TLS, with a certificate made for the purpose unless --cert and --key are given")
	set.StringVar(&f.cert, "cert", "", "an own certificate, PEM")
	set.StringVar(&f.key, "key", "", "the key of --cert, PEM")
	set.BoolVar(&f.rejectInvalid, "reject-invalid", false, "answer 422, with the findings, where the content has an error")
	set.StringVar(&f.replyBody, "reply-body", "", "body of a 200, such as '{}', or the word findings for what was found in the message, warnings included; empty otherwise")
	set.Var(&f.maxPayload, "max-payload", "largest body in bytes; K, M and G are understood")
	set.Var(&f.memory, "memory", "memory for all large messages that are read, judged and written at the same time; others wait, then get 503")
	set.StringSliceVar(&f.allowOrigins, "allow-origin", nil, "a web origin that may send, beside those on this machine (repeatable)")
	set.StringVar(&f.configNames, "config-names", "camel", "names of the endpoint configuration: camel or snake")
	set.StringArrayVar(&f.misbehave, "misbehave", nil, "do this to messages on purpose: 'WHAT [every N | first N | N%] [for TIME] [, retry-after TIME]', WHAT being 429, 500, 503, slow TIME, drop-before or drop-after (the journal), body TEXT, redirect (repeatable)")
	set.BoolVar(&f.noAuth, "no-auth", false, "ask for no token")
}

// lastSession stands for --resume without a name. It can be no session's name.
const lastSession = ":last"

// orSession lets "--resume NAME" stand beside "--resume=NAME": the name comes as
// an argument, since it may be left out. All else is up to next.
func (f *endpointFlags) orSession(next cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if f.resume == lastSession && len(args) == 1 {
			f.resume = args[0]
			return nil
		}
		return next(cmd, args)
	}
}

// setup reads the flags. What it returns is ready for session.New or
// session.Resume, and endpoint.New.
func (f *endpointFlags) setup(a *app) (Setup, error) {
	judge, err := f.judge.options()
	if err != nil {
		return Setup{}, err
	}
	token, err := f.token.read(a.Getenv)
	if err != nil {
		return Setup{}, err
	}
	if (f.cert == "") != (f.key == "") {
		return Setup{}, usage("--cert and --key go together: give both or neither")
	}
	if f.configNames != "camel" && f.configNames != "snake" {
		return Setup{}, unknown("kind of --config-names", f.configNames, []string{"camel", "snake"})
	}
	for _, given := range []struct{ flag, address string }{{"listen", f.listen}, {"listen-tls", f.listenTLS}} {
		if err := endpoint.CheckAddress(given.address); err != nil && given.address != "" {
			return Setup{}, cannotRun(fmt.Errorf("--%s: %w", given.flag, err))
		}
	}
	if f.listen == f.listenTLS && !strings.HasSuffix(f.listen, ":0") {
		return Setup{}, usage("--listen and --listen-tls both name %s; give each a port of its own, or use --tls to have TLS alone", f.listen)
	}
	if err := checkOrigins(f.allowOrigins); err != nil {
		return Setup{}, err
	}
	public, err := endpoint.ParsePublic(f.public)
	if err != nil {
		return Setup{}, usage("--public-url %w", err)
	}
	misbehaviour, err := f.misbehaviour()
	if err != nil {
		return Setup{}, err
	}
	if a.Getenv("GOMEMLIMIT") == "" {
		limitMemory(int64(f.memory))
	}
	s := Setup{State: a.stateFolder(f.state), NoColour: !a.colour(), Again: Name}
	if f.state != "" {
		s.Again += " --state " + sensor.ShellQuote(s.State)
	}
	s.Endpoint = endpoint.Options{
		Listen: f.listen, ListenTLS: f.listenTLS, TLS: f.tls || f.cert != "" && f.listenTLS == "", PublicURL: public,
		CertFile: f.cert, KeyFile: f.key, CertDir: filepath.Join(s.State, "tls"),
		MaxPayload: int64(f.maxPayload), Memory: int64(f.memory), RejectInvalid: f.rejectInvalid, ReplyBody: f.replyBody,
		ConfigNames: f.configNames, AllowOrigins: f.allowOrigins, NoAuth: f.noAuth, Misbehaviour: misbehaviour,
	}
	s.Class, err = f.class(a, s.State, token, judge)
	return s, err
}

// misbehaviour reads --misbehave.
func (f *endpointFlags) misbehaviour() (all []endpoint.Misbehaviour, err error) {
	for _, s := range f.misbehave {
		one, err := endpoint.ParseMisbehaviour(s)
		if err != nil {
			return nil, usage("--misbehave %w", err)
		}
		all = append(all, one)
	}
	return all, nil
}

// limitMemory has the runtime collect its garbage more often rather than take
// much more memory than large messages may have.
func limitMemory(large int64) {
	const rest = 320 << 20 // for all else, such as three million messages of a session
	debug.SetMemoryLimit(2*large + rest)
}

// checkOrigins refuses what a browser would never send as an origin, since such
// a one allows nothing.
func checkOrigins(origins []string) error {
	for _, origin := range origins {
		u, err := url.Parse(strings.TrimSuffix(origin, "/"))
		if origin != "*" && (err != nil || u.Host == "" || u.Scheme+"://"+u.Host != u.String()) {
			return usage("--allow-origin %q is no origin, such as https://lms.example or http://lms.example:3000", origin)
		}
	}
	return nil
}

// stateFolder is the folder that was named, or the program's own among the
// user's state folders.
func (a *app) stateFolder(named string) string {
	if named != "" {
		// Where there is no current folder to be found, the name as given is
		// what the system will complain about.
		if absolute, err := filepath.Abs(named); err == nil {
			return absolute
		}
		return named
	}
	home := xdg.StateHome
	if set := a.Getenv("XDG_STATE_HOME"); filepath.IsAbs(set) {
		home = set
	}
	return filepath.Join(home, Name)
}

func sessionsFolder(state string) string { return filepath.Join(state, "sessions") }
