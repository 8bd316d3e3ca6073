package session

import (
	"bytes"
	"os"
	"testing"
)

func TestCredentialsStayOut(t *testing.T) {
	o := options(t)
	s := start(t, o)
	secrets := []string{o.Token, "another-secret", "dXNlcjpwYXNz", "choc-chip"}
	x := post(`{"token": "` + o.Token + `", "n": 1}`)
	x.Path = "/caliper/lesson/message?access_token=" + o.Token
	x.Header = []Field{
		{"Authorization", "Bearer " + o.Token}, {"authorization", "another-secret"}, {"AUTHORIZATION", "Basic dXNlcjpwYXNz"},
		{"Cookie", "session=choc-chip"}, {"X-Api-Key", "is " + o.Token}, {"Accept", "*/*"},
	}
	x.Cause, x.Help = "wrong scheme", "write Bearer"
	sentBody := bytes.Clone(x.Body)
	for _, take := range []func(Exchange) (Message, error){s.Receive, s.Refuse} {
		if _, err := take(x); err != nil {
			t.Fatal(err)
		}
	}
	if x.Header[0].Value != "Bearer "+o.Token || !bytes.Equal(x.Body, sentBody) {
		t.Error("the sender's own exchange was changed")
	}
	s.Close()
	for _, path := range []string{s.Journal(), indexPath(s.Journal())} {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, secret := range secrets {
			if bytes.Contains(content, []byte(secret)) {
				t.Errorf("%s holds %q", path, secret)
			}
		}
	}
}

func TestScrubCredential(t *testing.T) {
	for value, want := range map[string]string{
		"":                        "",
		"Bearer abc":              "Bearer [redacted]",
		"bearer abc":              "bearer [redacted]",
		"Beater abc":              "Beater [redacted]",
		"abc-secret":              "[redacted]",
		"s3cret word":             "[redacted]",
		"averylongwordofsecret x": "[redacted]",
		"SCRAM-SHA-256 x":         "SCRAM-SHA-256 [redacted]",
		"Bearer [redacted]":       "Bearer [redacted]",
		"[redacted]":              "[redacted]",
	} {
		if got := scrubCredential(value); got != want {
			t.Errorf("%q becomes %q, want %q", value, got, want)
		}
	}
}

func TestScrubbedBodyKeepsItsLength(t *testing.T) {
	o := options(t)
	s := start(t, o)
	x := post(`{"a": "` + o.Token + `"}`)
	m, err := s.Receive(x)
	if err != nil {
		t.Fatal(err)
	}
	if len(m.Exchange.Body) != len(x.Body) || bytes.Contains(m.Exchange.Body, []byte(o.Token)) {
		t.Errorf("the body is %q", m.Exchange.Body)
	}
}
