package class

import (
	"crypto/hmac"
	"crypto/pbkdf2"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"caliper-playground/engine/rule"
	"caliper-playground/engine/session"
)

const testSecret = "a secret of a class"

// open opens a class in a folder; it is closed at the end of the test, unless it
// was before.
func open(t *testing.T, dir string, change func(*Options)) (*Class, []*session.Session) {
	t.Helper()
	o := Options{Session: session.Options{Dir: dir, ID: "class", Token: testSecret}, Several: true, Least: 3}
	if change != nil {
		change(&o)
	}
	c, sessions, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	return c, sessions
}

func end(t *testing.T, c *Class, sessions []*session.Session) {
	t.Helper()
	for _, s := range sessions {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
	if err := c.Close(); err != nil {
		t.Error(err)
	}
}

func tokens(sessions []*session.Session) []string {
	var all []string
	for _, s := range sessions {
		all = append(all, s.Token())
	}
	return all
}

// TestTokensAreDerivedAsIsSaid makes a token by hand from the secret and what is
// on disk, and finds neither secret nor token there.
func TestTokensAreDerivedAsIsSaid(t *testing.T) {
	dir := t.TempDir()
	c, sessions := open(t, dir, nil)
	defer end(t, c, sessions)
	kept, err := load(dir, "class")
	if err != nil {
		t.Fatal(err)
	}
	salt, err := hex.DecodeString(kept.Salt)
	if err != nil {
		t.Fatal(err)
	}
	key, err := pbkdf2.Key(sha256.New, testSecret, salt, 600_000, 32)
	if err != nil {
		t.Fatal(err)
	}
	mac := func(of string) string {
		h := hmac.New(sha256.New, key)
		h.Write([]byte(of))
		return hex.EncodeToString(h.Sum(nil))
	}
	if got := sessions[1].Token(); got != mac("token\x00class-2\x001")[:32] || kept.Check != mac("check") {
		t.Errorf("the token is %s, the check value %s", got, kept.Check)
	}
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(files) < 4 {
		t.Fatalf("there are %q, %v", files, err)
	}
	for _, f := range files {
		content, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, secret := range append(tokens(sessions), testSecret) {
			if strings.Contains(string(content), secret) {
				t.Errorf("%s holds %s", f, secret)
			}
		}
	}
}

func TestAClassComesBackAsItWasLeft(t *testing.T) {
	dir := t.TempDir()
	c, sessions := open(t, dir, func(o *Options) { o.Names = []string{"Ada", "Bo"} })
	before := tokens(sessions)
	if _, err := sessions[0].Receive(session.Exchange{Method: "POST", Body: []byte("{}")}); err != nil {
		t.Fatal(err)
	}
	if err := c.Judged("class-2", true, rule.Tolerances{BareToken: true}); err != nil {
		t.Fatal(err)
	}
	added, err := c.Add("Cleo", session.Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	sessions = append(sessions, added)
	if err := c.Rename("class-1", "Ada Q"); err != nil {
		t.Fatal(err)
	}
	renewed, err := c.Renew("class-3")
	if err != nil || renewed == before[2] {
		t.Fatalf("renewed to %s, %v", renewed, err)
	}
	end(t, c, sessions)

	c, sessions = open(t, dir, func(o *Options) { o.Resume, o.Least = true, 5 })
	defer end(t, c, sessions)
	want := []string{before[0], before[1], renewed, added.Token()}
	if got := tokens(sessions); len(got) != 5 || !slices.Equal(got[:4], want) || got[4] == "" {
		t.Errorf("tokens %q, want %q and one more", got, want)
	}
	var labels []string
	for _, l := range c.stored.served() {
		labels = append(labels, l.Label())
	}
	if want := []string{"Ada Q (class-1)", "Bo (class-2)", "class-3", "Cleo (class-4)", "class-5"}; !slices.Equal(labels, want) {
		t.Errorf("learners %q, want %q", labels, want)
	}
	if strict, tolerated := sessions[1].Judging(); !strict || !tolerated.BareToken {
		t.Error("what was tolerated is lost")
	}
	if strict, _ := sessions[0].Judging(); strict || sessions[0].Len() != 1 {
		t.Errorf("the first has %d messages; strict: %t", sessions[0].Len(), strict)
	}
	if len(c.Notices()) > 0 {
		t.Errorf("it says %q", c.Notices())
	}
}

func TestTheSecretIsHeldAgainstTheClass(t *testing.T) {
	dir := t.TempDir()
	c, sessions := open(t, dir, nil)
	end(t, c, sessions)
	before, err := os.ReadFile(path(dir, "class"))
	if err != nil {
		t.Fatal(err)
	}
	for name, secret := range map[string]string{"another": "another secret entirely", "none": ""} {
		_, _, err := Open(Options{Session: session.Options{Dir: dir, ID: "class", Token: secret}, Several: true, Resume: true})
		var wrong *SecretError
		if !errors.As(err, &wrong) || !strings.Contains(err.Error(), "sessions renew class") {
			t.Errorf("with %s: %v", name, err)
		}
	}
	if _, _, err := Open(Options{Session: session.Options{Dir: dir, ID: "short", Token: "elevenchars"}, Several: true}); err == nil || !strings.Contains(err.Error(), "at least 12 characters") {
		t.Errorf("a short one: %v", err)
	}
	if after, err := os.ReadFile(path(dir, "class")); err != nil || string(after) != string(before) {
		t.Errorf("the class has changed (%v)", err)
	}
	edit, err := Edit(dir, "class")
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(edit.RenewAll("the new secret of the class"), edit.Close()); err != nil {
		t.Fatal(err)
	}
	c, again := open(t, dir, func(o *Options) { o.Resume, o.Session.Token = true, "the new secret of the class" })
	defer end(t, c, again)
	if slices.Equal(tokens(again), tokens(sessions)) {
		t.Error("another secret gave the same tokens")
	}
}

// TestAClassIsSetAsideAndComesBack starts the class anew, twice, and brings the
// first back: its tokens open it, and the others are kept.
func TestAClassIsSetAsideAndComesBack(t *testing.T) {
	dir := t.TempDir()
	c, sessions := open(t, dir, nil)
	first := tokens(sessions)
	if _, err := sessions[2].Receive(session.Exchange{Method: "POST", Body: []byte("{}")}); err != nil {
		t.Fatal(err)
	}
	end(t, c, sessions)
	c, sessions = open(t, dir, nil)
	if slices.Equal(tokens(sessions), first) || sessions[2].Len() != 0 {
		t.Error("it is the class of before")
	}
	if len(c.Notices()) != 1 || !strings.Contains(c.Notices()[0], "sessions restore class-2") {
		t.Fatalf("it says %q", c.Notices())
	}
	aside := c.aside
	end(t, c, sessions)
	if _, _, err := Open(Options{Session: session.Options{Dir: dir, ID: aside, Token: testSecret}, Several: true, Resume: true}); err == nil || !strings.Contains(err.Error(), "sessions restore") {
		t.Errorf("resumed while it is set aside: %v", err)
	}
	name, other, err := PutBack(dir, aside)
	if err != nil || name != "class" || other == "" {
		t.Fatalf("put back as %s, the other kept as %q: %v", name, other, err)
	}
	c, sessions = open(t, dir, func(o *Options) { o.Resume = true })
	if got := tokens(sessions); !slices.Equal(got, first) || sessions[2].Len() != 1 {
		t.Errorf("tokens %q, want %q; %d messages", got, first, sessions[2].Len())
	}
	end(t, c, sessions)
	if _, _, err := PutBack(dir, "class"); err == nil {
		t.Error("what was not set aside is put back")
	}
}

func TestAStartThatFailsLeavesTheClassAsItWas(t *testing.T) {
	dir := t.TempDir()
	c, sessions := open(t, dir, nil)
	first := tokens(sessions)
	end(t, c, sessions)
	c, sessions = open(t, dir, nil)
	if err := c.Abandon(sessions); err != nil {
		t.Fatal(err)
	}
	c, sessions = open(t, dir, func(o *Options) { o.Resume = true })
	defer end(t, c, sessions)
	if got := tokens(sessions); !slices.Equal(got, first) {
		t.Errorf("tokens %q, want %q", got, first)
	}
}

// TestAClassOfWhichOneCannotBeBegunLeavesNothing has one of its sessions in use.
func TestAClassOfWhichOneCannotBeBegunLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	used, err := session.New(session.Options{Dir: dir, ID: "class-2"})
	if err != nil {
		t.Fatal(err)
	}
	defer used.Close()
	c, sessions, err := Open(Options{Session: session.Options{Dir: dir, ID: "class", Token: testSecret}, Several: true, Least: 3})
	if err == nil {
		end(t, c, sessions)
		t.Fatal("it was begun")
	}
	if !strings.Contains(err.Error(), "class-2") {
		t.Errorf("which one it was is not said: %v", err)
	}
	all, err := session.List(dir)
	if err != nil || len(all) != 1 || all[0].ID != "class-2" {
		t.Errorf("left are %v, %v", all, err)
	}
	if Exists(dir, "class") {
		t.Error("the class is there")
	}
}

func TestALearnerWhoCannotBeKeptIsNotAdded(t *testing.T) {
	dir := t.TempDir()
	c, sessions := open(t, dir, nil)
	defer end(t, c, sessions)
	at := path(dir, "class")
	if err := errors.Join(os.Remove(at), os.MkdirAll(filepath.Join(at, "in the way"), 0o700)); err != nil {
		t.Fatal(err)
	}
	_, err := c.Add("Dora", session.Options{})
	if err == nil || !strings.Contains(err.Error(), "cannot be kept in "+at) || strings.Contains(err.Error(), "%!") {
		t.Errorf("adding says %v", err)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "class-4*")); len(left) > 0 {
		t.Errorf("%q is left", left)
	}
}

func TestAClassIsServedOnce(t *testing.T) {
	dir := t.TempDir()
	c, sessions := open(t, dir, nil)
	defer end(t, c, sessions)
	for _, resume := range []bool{false, true} {
		_, _, err := Open(Options{Session: session.Options{Dir: dir, ID: "class", Token: testSecret}, Several: true, Resume: resume})
		if err == nil || !strings.Contains(err.Error(), "process ") || !strings.Contains(err.Error(), "in use") || strings.Contains(err.Error(), "\n") {
			t.Errorf("a second start, resuming %t: %v", resume, err)
		}
	}
	if _, err := Edit(dir, "class-2"); err == nil || !strings.Contains(err.Error(), "in use") {
		t.Errorf("it is changed meanwhile: %v", err)
	}
	if len(tokens(sessions)) != 3 || sessions[0].Len() != 0 {
		t.Error("the first start has lost something")
	}
}

func TestASessionOfAClassDoesNotComeBackAlone(t *testing.T) {
	dir := t.TempDir()
	c, sessions := open(t, dir, nil)
	if err := c.Remove("class-3"); err != nil {
		t.Fatal(err)
	}
	end(t, c, sessions)
	alone := func(id string, resume bool) error {
		c, sessions, err := Open(Options{Session: session.Options{Dir: dir, ID: id}, Resume: resume})
		if err == nil {
			end(t, c, sessions)
		}
		return err
	}
	if err := alone("class-2", true); err == nil || !strings.Contains(err.Error(), "--resume class") {
		t.Errorf("class-2: %v", err)
	}
	if err := alone("class", false); err == nil || !strings.Contains(err.Error(), "there is a class class") {
		t.Errorf("a session of the class's name: %v", err)
	}
	if err := alone("class-3", true); err != nil {
		t.Errorf("one that was taken out: %v", err)
	}
	c, sessions = open(t, dir, func(o *Options) { o.Resume, o.Least = true, 1 })
	defer end(t, c, sessions)
	if len(sessions) != 2 {
		t.Errorf("%d sessions come back", len(sessions))
	}
}

func TestNames(t *testing.T) {
	for _, test := range []struct{ name, content, want, err string }{
		{"plain", "Ada\n\n  Bo \r\nČeněk", "Ada|Bo|Čeněk", ""},
		{"a mark at the beginning", "\ufeffAda\n", "Ada", ""},
		{"doubles", "Ada\nBo\nada\n", "", "line 3: ada stands on line 1 already"},
		{"an escape", "Ada\n\x1b[31mBo\n", "", "line 2: a name holds visible characters alone"},
		{"turned round", "Ada\u202e\n", "", "line 1"},
		{"no text", "Ada\n\xff\xfe\n", "", "line 2: a name is text in UTF-8"},
		{"long", strings.Repeat("a", 61), "", "at most 60 characters"},
		{"empty", "\n \n", "", "there is no name in it"},
	} {
		t.Run(test.name, func(t *testing.T) {
			names, err := ReadNames([]byte(test.content))
			if strings.Join(names, "|") != test.want || (err == nil) != (test.err == "") || err != nil && !strings.Contains(err.Error(), test.err) {
				t.Errorf("%q, %v; want %q, %q", names, err, test.want, test.err)
			}
			if err != nil && strings.Contains(err.Error(), "\x1b") {
				t.Error("the error has the escape")
			}
		})
	}
}

func TestADamagedClassIsTold(t *testing.T) {
	dir := t.TempDir()
	c, sessions := open(t, dir, nil)
	end(t, c, sessions)
	whole, err := os.ReadFile(path(dir, "class"))
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{
		"cut":          string(whole[:len(whole)/2]),
		"another":      `{"kind": "something else"}`,
		"later":        strings.Replace(string(whole), `"format": 1`, `"format": 2`, 1),
		"a path":       strings.Replace(string(whole), "class-2", "../class-2", 1),
		"double":       strings.Replace(string(whole), "class-2", "class-1", 1),
		"an escape":    strings.Replace(string(whole), `"name": ""`, `"name": "\u001b[2J"`, 1),
		"without salt": strings.Replace(string(whole), `"salt": "`, `"salt": "zz`, 1),
	} {
		t.Run(name, func(t *testing.T) {
			if err := os.WriteFile(path(dir, "class"), []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
			for _, resume := range []bool{true, false} {
				_, _, err := Open(Options{Session: session.Options{Dir: dir, ID: "class", Token: testSecret}, Several: true, Resume: resume})
				if err == nil || !strings.Contains(err.Error(), "class.class.json") || strings.Contains(err.Error(), "\x1b") {
					t.Errorf("resuming %t: %v", resume, err)
				}
			}
		})
	}
}

// TestHowToGoOn is said on leaving: a class needs its secret, a session its token, and
// sessions that are no class come back one at a time.
func TestHowToGoOn(t *testing.T) {
	for _, test := range []struct {
		name   string
		change func(*Options)
		add    bool
		want   string
	}{
		{"a class", nil, false, "class is kept; playground --resume class, with its secret, goes on with it"},
		{"without tokens", func(o *Options) { o.NoAuth = true }, false, "class is kept; playground --resume class goes on with it"},
		{"a session with its token", func(o *Options) { o.Several = false }, false, "class is kept; playground --resume class, with --token once more, goes on with it"},
		{"a session with any token", func(o *Options) { o.Several, o.Session.Token = false, "" }, false, "class is kept; playground --resume class, under a new token, goes on with it"},
		{"sessions that are no class", func(o *Options) { o.Several, o.Session.Token = false, "" }, true,
			"class and class-2 are kept, and are no class: playground --resume class goes on with one of them, under a new token"},
	} {
		t.Run(test.name, func(t *testing.T) {
			c, sessions := open(t, t.TempDir(), test.change)
			if test.add {
				s, err := c.Add("", session.Options{Dir: c.dir})
				if err != nil {
					t.Fatal(err)
				}
				sessions = append(sessions, s)
			}
			defer end(t, c, sessions)
			if got := c.Again("playground"); got != test.want {
				t.Errorf("it says %q", got)
			}
		})
	}
}
