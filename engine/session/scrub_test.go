package session

import (
	"bytes"
	"os"
	"strings"
	"testing"
)

func TestCredentialsStayOut(t *testing.T) {
	o := options(t)
	s := start(t, o)
	secrets := []string{o.Token, "another-secret", "dXNlcjpwYXNz", "choc-chip", "the-class-token"}
	x := post(`{"token": "` + o.Token + `", "n": 1}`)
	x.Path = "/caliper/lesson/message?access_token=another-secret&x=" + o.Token + "&y=the%2Dclass-token"
	x.Header = []Field{
		{"Authorization", "Bearer " + o.Token}, {"authorization", "another-secret"}, {"AUTHORIZATION", "Basic dXNlcjpwYXNz"},
		{"Cookie", "session=choc-chip"}, {"X-Api-Key", "is " + o.Token}, {"X-Session", o.Token}, {"X-Class", "Token the-class-token"}, {"Accept", "*/*"},
	}
	x.Secrets = []string{"the-class-token"}
	x.Cause, x.Help = "wrong scheme", "write Bearer"
	sentBody := bytes.Clone(x.Body)
	for _, receive := range []func(Exchange) (Message, error){s.Receive, s.Refuse} {
		if _, err := receive(x); err != nil {
			t.Fatal(err)
		}
	}
	if x.Header[0].Value != "Bearer "+o.Token || !bytes.Equal(x.Body, sentBody) {
		t.Error("the sender's own exchange was changed")
	}
	s.Close()
	content, err := os.ReadFile(s.Journal())
	if err != nil {
		t.Fatal(err)
	}
	for _, secret := range secrets {
		if bytes.Contains(content, []byte(secret)) {
			t.Errorf("the journal holds %q", secret)
		}
	}
}

// TestATokenThatIsAWordSpoilsNothing gives a session a token that is a word of
// the vocabulary, of its contexts and of its paths.
func TestATokenThatIsAWordSpoilsNothing(t *testing.T) {
	for _, token := range []string{"caliper", "s", "Viewed", "ReadingProfile", "http://purl.imsglobal.org", "/caliper/lesson/message", "school.example", "application/json-and-more"} {
		o := options(t)
		o.Token = token
		s := start(t, o)
		x := post(envelope(context1p2, view{id: event(1)}.String()))
		x.Path = "/caliper/lesson/message?of=this"
		x.Header = append(x.Header, Field{"User-Agent", "caliper-playground"}, Field{"X-App", "a ReadingProfile tool"})
		m, err := s.Receive(x)
		if err != nil {
			t.Fatal(err)
		}
		kept, err := s.Message(1)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(kept.Exchange.Body, x.Body) || kept.Exchange.Path != x.Path || m.Marks != 1 {
			t.Errorf("with the token %s: %s %s, %d marks", token, kept.Exchange.Path, kept.Exchange.Body, m.Marks)
		}
		for i, f := range kept.Exchange.Header {
			if f != x.Header[i] {
				t.Errorf("with the token %s: %v was %v", token, f, x.Header[i])
			}
		}
	}
}

func TestScrubCredential(t *testing.T) {
	for value, want := range map[string]string{
		"":                        "",
		"Bearer":                  "Bearer",
		"Bearer abc":              "Bearer [redacted]",
		"bearer abc":              "bearer [redacted]",
		"Beater abc":              "Beater [redacted]",
		"abc-secret":              "[redacted]",
		"secret":                  "[redacted]",
		"own abc":                 "[redacted]",
		"s3cret word":             "[redacted]",
		"averylongwordofsecret x": "[redacted]",
		"SCRAM-SHA-256 x":         "SCRAM-SHA-256 [redacted]",
		"Bearer [redacted]":       "Bearer [redacted]",
		"[redacted]":              "[redacted]",
	} {
		if got := (secrets{"own"}).scrubCredential(value); got != want {
			t.Errorf("%q becomes %q, want %q", value, got, want)
		}
	}
}

// TestScrubHeader: a token that is a whole value is none of a field's words,
// however short it is, but in fields that say something about the request.
func TestScrubHeader(t *testing.T) {
	for _, test := range []struct{ name, value, want string }{
		{"X-Short", "abc", Redacted}, {"X-Caliper", "Bearer abc", Redacted}, {"X-Short", "abc def", "abc def"}, {"X-Short", "other", "other"},
		{"Accept", "abc", "abc"}, {"Content-Type", "abc", "abc"}, {"USER-AGENT", "abc", "abc"}, {"host", "abc", "abc"},
		{"Cookie", "a=abc", Redacted}, {"Authorization", "Bearer other", "Bearer " + Redacted},
	} {
		if got := (secrets{"abc"}).scrubHeader([]Field{{test.name, test.value}})[0].Value; got != test.want {
			t.Errorf("%s: %s becomes %s, want %s", test.name, test.value, got, test.want)
		}
	}
}

func TestNamesOfCredentials(t *testing.T) {
	for _, name := range []string{"Authorization", "proxy-authorization", "COOKIE", "X-Auth-Token", "api_key", "apikey", "access_token", "X-Access-Key", "client.secret"} {
		if !namesCredential(name) {
			t.Errorf("%s is none", name)
		}
	}
	for _, name := range []string{"Author", "Content-Type", "User-Agent", "Idempotency-Key", "key", "X-Tokenizer", "of", ""} {
		if namesCredential(name) {
			t.Errorf("%s is one", name)
		}
	}
}

// TestScrubBody: whole strings alone, however they are escaped, and whatever
// stands around them stays in its place.
func TestScrubBody(t *testing.T) {
	const token = "a/token-of-16-or-more"
	s := secrets{token, "short"}
	stars := strings.Repeat("*", len(token))
	for body, want := range map[string]string{
		`{"a": "` + token + `"}`:             `{"a": "` + stars + `"}`,
		`{"a": "x ` + token + `"}`:           ``,
		`{"a": "` + token + ` x"}`:           ``,
		`{"a": "short", "b": "` + token:      ``,
		`{"a\"": "a\/token-of-16-or-more"}`:  `{"a\"": "*` + stars + `"}`,
		`["\u0061/token-of-16-or-more","x"]`: `["*****` + stars + `","x"]`,
		`{"cut": "` + token + `", "of`:       `{"cut": "` + stars + `", "of`,
		`\"` + token:                         ``,
		`"` + `\`:                            ``,
	} {
		if want == "" {
			want = body
		}
		if got := string(s.scrubBody([]byte(body))); got != want {
			t.Errorf("%s becomes %s, want %s", body, got, want)
		}
	}
}

func TestScrubText(t *testing.T) {
	for text, want := range map[string]string{
		"GET /x?t=long-token HTTP/1.1": "GET /x?t=[redacted] HTTP/1.1",
		"long-token":                   "[redacted]",
		"/caliper/long-token/message":  "/caliper/long-token/message",
		"long-tokens, along-token":     "long-tokens, along-token",
		"“long-token” long-token":      "“[redacted]” [redacted]",
		"a short word":                 "a short word",
	} {
		if got := Scrub(text, "long-token", "short"); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}
