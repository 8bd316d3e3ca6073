package endpoint

import (
	"net"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestURLsNameThisMachine listens on every address, and sends to what is shown: it
// is no loopback address, unless this machine has no other.
func TestURLsNameThisMachine(t *testing.T) {
	dir := t.TempDir()
	e, _ := start(t, Options{Listen: "0.0.0.0:0", ListenTLS: "0.0.0.0:0", CertDir: dir})
	client := trusting(t, e.CAFile())
	for _, shown := range e.URLs(testID) {
		u, err := url.Parse(shown)
		if err != nil {
			t.Fatal(err)
		}
		ip := net.ParseIP(u.Hostname())
		others := slices.DeleteFunc(everyHost(), func(h string) bool {
			ip := net.ParseIP(h)
			return ip == nil || ip.IsLoopback()
		})
		if len(others) > 0 && (ip == nil || ip.IsLoopback() || ip.IsUnspecified()) {
			t.Errorf("%s is shown, though this machine has %q", shown, others)
		}
		if len(others) > 0 && send(t, client, shown) != 200 {
			t.Errorf("%s is not answered", shown)
		}
	}
	if local := e.LocalURL(testID); !strings.HasPrefix(local, "http://127.0.0.1:") || send(t, client, local) != 200 {
		t.Errorf("this machine itself sends to %s", local)
	}
	loopback, _ := start(t, Options{})
	if got := loopback.URL(testID); !strings.HasPrefix(got, "http://127.0.0.1:") || got != loopback.LocalURL(testID) {
		t.Errorf("on loopback alone the URL is %s", got)
	}
}

// TestThePublicURL is what is shown in place of the address, by scheme where two
// are listened on; the certificate is good for its host, whose name a request may
// have even on loopback.
func TestThePublicURL(t *testing.T) {
	dir := t.TempDir()
	e, _ := start(t, Options{ListenTLS: "127.0.0.1:0", CertDir: dir, PublicURL: "https://trainer.example/play"})
	_, port, _ := net.SplitHostPort(e.Addr())
	if got, want := e.URLs(testID), []string{"http://127.0.0.1:" + port + "/caliper/" + testID + "/message", "https://trainer.example/play/caliper/" + testID + "/message"}; !slices.Equal(got, want) {
		t.Errorf("URLs: %q, want %q", got, want)
	}
	authority, err := readPair(filepath.Join(dir, authorityFile))
	if err != nil {
		t.Fatal(err)
	}
	certificate, err := readPair(filepath.Join(dir, certificateFile))
	if err != nil {
		t.Fatal(err)
	}
	if !covers(certificate.Leaf, []string{"trainer.example", "127.0.0.1"}) || forbidden(authority.Leaf, []string{"trainer.example"}) != "" {
		t.Errorf("the certificate is for %q, of an authority for %q", certificate.Leaf.DNSNames, authority.Leaf.PermittedDNSDomains)
	}
	if a := speak(t, e, post(`{}`, "Host: trainer.example"), false); a.status != 200 {
		t.Errorf("to that name: %d %s", a.status, a.body)
	}
	if a := speak(t, e, post(`{}`, "Host: stranger.example"), false); a.status != 421 {
		t.Errorf("to another name: %d", a.status)
	}
	behind, _ := start(t, Options{PublicURL: "https://trainer.example"}) // a proxy speaks TLS for it
	if got := behind.URL(testID); got != "https://trainer.example/caliper/"+testID+"/message" || behind.Host() != "trainer.example" {
		t.Errorf("behind a proxy the URL is %s", got)
	}
	open, _ := start(t, Options{Listen: "0.0.0.0:0", ListenTLS: "0.0.0.0:0", PublicURL: "http://trainer.example:81"})
	_, port, _ = net.SplitHostPort(open.Addrs()[1])
	if got := open.URLs(testID); got[0] != "http://trainer.example:81/caliper/"+testID+"/message" || got[1] != "https://trainer.example:"+port+"/caliper/"+testID+"/message" {
		t.Errorf("two open listeners have %q", got)
	}
}

func TestParsePublic(t *testing.T) {
	for given, want := range map[string]string{
		"": "", "http://trainer.example": "http://trainer.example", "https://trainer.example:8443/": "https://trainer.example:8443",
		"http://[fd00::2]:8080": "http://[fd00::2]:8080", "http://192.0.2.2/a/b//": "http://192.0.2.2/a/b",
	} {
		if got, err := ParsePublic(given); got != want || err != nil {
			t.Errorf("%s: %s, %v", given, got, err)
		}
	}
	for given, what := range map[string]string{
		"trainer.example": "no URL", "trainer.example:8080": "no URL", "ftp://trainer.example": "not by ftp", "http://": "no host", "http://:80": "no host",
		"http://me:secret@trainer.example": "more than", "http://trainer.example?a=b": "more than", "http://trainer.example/#": "more than", "http://a b": "no URL",
		"http://trainer.example/caliper/class-1/message": "a session's URL", "http://trainer.example/ü": "characters", "http://trainer.example/$(x)'": "characters",
		"http://%zz": "no URL",
	} {
		if got, err := ParsePublic(given); err == nil || !strings.Contains(err.Error(), what) {
			t.Errorf("%s: %s, %v; want %q", given, got, err, what)
		}
	}
	if name, err := os.Hostname(); err == nil && name != "" && seenAs(name+":80") != name {
		t.Errorf("who listens on %s is seen as %s", name, seenAs(name+":80"))
	}
}
