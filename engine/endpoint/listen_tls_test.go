package endpoint

import (
	"context"
	"strings"
	"sync"
	"testing"

	"caliper-playground/engine/sensor"
	"caliper-playground/engine/session"
)

// TLS can be switched on while messages come by plain HTTP, which goes on.
func TestTLSIsSwitchedOnLater(t *testing.T) {
	s, err := session.New(session.Options{Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	e := New(Options{CertDir: t.TempDir()})
	if err := e.ListenTLS(t.Context()); err == nil {
		t.Error("TLS was switched on before anything listens")
	}
	if err := e.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	defer func() {
		ctx, cancel := context.WithTimeout(context.Background(), patience)
		defer cancel()
		if err := e.Close(ctx); err != nil {
			t.Error(err)
		}
	}()
	e.Add(s)
	if public, local := e.TLSURL(s.ID()); public != "" || local != "" || e.CAFile() != "" {
		t.Errorf("TLS is spoken at %q, %q", public, local)
	}
	send := func(url string) {
		o := sensor.Options{URL: url, Token: s.Token()}
		if strings.HasPrefix(url, "https") {
			o.CAFile = e.CAFile()
		}
		report, err := sensor.New(o).Send(t.Context(), []sensor.Payload{{Raw: []byte("{}")}}, nil)
		if err != nil || report.Refused != 1 {
			t.Errorf("%s: %+v, %v", url, report, err)
		}
	}
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() { send(e.URL(s.ID())) })
		all.Go(func() {
			if err := e.ListenTLS(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if urls := e.URLs(s.ID()); len(urls) != 2 {
		t.Fatalf("it listens at %q", urls)
	}
	public, local := e.TLSURL(s.ID())
	for _, url := range []string{e.URL(s.ID()), public, local} {
		send(url)
	}
	if !strings.HasPrefix(public, "https://127.0.0.1:") {
		t.Errorf("it speaks TLS at %q", public)
	}
}
