package endpoint

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// trusting returns a client that trusts the authority in the file alone.
func trusting(t testing.TB, file string) *http.Client {
	t.Helper()
	pem, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	pool := x509.NewCertPool()
	if !pool.AppendCertsFromPEM(pem) {
		t.Fatalf("%s holds no certificate", file)
	}
	transport := &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool}}
	t.Cleanup(transport.CloseIdleConnections)
	return &http.Client{Transport: transport}
}

func send(t testing.TB, client *http.Client, url string) int {
	t.Helper()
	request, _ := http.NewRequest("POST", url, strings.NewReader(`{}`))
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Authorization", "Bearer "+testToken)
	response, err := client.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	_, _ = io.Copy(io.Discard, response.Body)
	return response.StatusCode
}

func TestPlainAndTLSSideBySide(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "tls")
	e, f := start(t, Options{ListenTLS: "127.0.0.1:0", CertDir: dir})
	client := trusting(t, e.CAFile())
	urls := e.URLs(testID)
	if len(urls) != 2 || !strings.HasPrefix(urls[0], "http://") || !strings.HasPrefix(urls[1], "https://") || e.URL(testID) != urls[0] {
		t.Fatalf("URLs: %v", urls)
	}
	for _, url := range urls {
		if status := send(t, client, url); status != 200 {
			t.Errorf("%s: %d", url, status)
		}
	}
	if status := send(t, client, strings.Replace(urls[1], "127.0.0.1", "localhost", 1)); status != 200 {
		t.Errorf("by name: %d", status)
	}
	received, _ := f.exchanges()
	if len(received) != 3 || received[0].TLS || !received[1].TLS {
		t.Errorf("by TLS: %+v", received)
	}
	for name, mode := range map[string]os.FileMode{authorityFile: 0o600, certificateFile: 0o600, authorityCertificateFile: 0o644} {
		if info, err := os.Stat(filepath.Join(dir, name)); err != nil || info.Mode().Perm() != mode {
			t.Errorf("%s: %v %v", name, info, err)
		}
	}
	if public, _ := os.ReadFile(e.CAFile()); strings.Contains(string(public), "PRIVATE KEY") {
		t.Error("the shared file holds the private key")
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "*.pem.*")); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestWrongProtocolOnTheTLSAddress(t *testing.T) {
	e, f := start(t, Options{TLS: true, CertDir: t.TempDir()})
	if a := speak(t, e, post(`{}`), false); a.status != 400 || !strings.Contains(a.problem(t).Help, "https://") {
		t.Errorf("plain HTTP: %d %s", a.status, a.body)
	}
	if x := f.lastRefused(t); !strings.Contains(x.Cause, "plain HTTP") || x.Status != 400 {
		t.Errorf("%+v", x)
	}
	if _, err := tls.Dial("tcp", e.Addr(), &tls.Config{RootCAs: x509.NewCertPool()}); err == nil {
		t.Error("a sender that trusts nobody connected")
	}
	if x := f.lastRefused(t); !strings.Contains(x.Cause, "no TLS connection") || !strings.Contains(x.Help, e.CAFile()) || !x.TLS {
		t.Errorf("%+v", x)
	}
}

func TestCertificateIsKeptAndRenewed(t *testing.T) {
	dir, now := t.TempDir(), time.Now()
	var notices []string
	keep := func(hosts ...string) *tls.Certificate {
		t.Helper()
		k := &keeper{folder: dir, hosts: hosts, now: func() time.Time { return now }, notify: func(s string) { notices = append(notices, s) }}
		c, err := k.current()
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	authority := func() string { b, _ := os.ReadFile(filepath.Join(dir, authorityCertificateFile)); return string(b) }

	first := keep("localhost")
	ca := authority()
	if !keep("localhost").Leaf.Equal(first.Leaf) {
		t.Error("a good certificate was made anew")
	}
	if more := keep("localhost", "192.168.7.9"); more.Leaf.Equal(first.Leaf) || more.Leaf.VerifyHostname("192.168.7.9") != nil {
		t.Error("the certificate does not cover a new host")
	}
	now = now.Add(certificateLife - renewBefore + time.Hour)
	if later := keep("localhost"); later.Leaf.NotAfter.Before(now.Add(renewBefore)) {
		t.Error("the certificate was not renewed before it expires")
	}
	if authority() != ca {
		t.Error("the authority changed with the certificate: senders would have to trust anew")
	}
	if err := os.WriteFile(filepath.Join(dir, authorityFile), []byte("damaged"), 0o644); err != nil {
		t.Fatal(err)
	}
	keep("localhost")
	if authority() == ca || len(notices) != 1 || !strings.Contains(notices[0], "trust again") {
		t.Errorf("a damaged authority: %v", notices)
	}
	now = now.Add(authorityLife)
	if keep("localhost"); len(notices) != 2 {
		t.Errorf("an expired authority: %v", notices)
	}
}

func TestRunningEndpointRenews(t *testing.T) {
	now := time.Now()
	k := &keeper{hosts: []string{"localhost"}, now: func() time.Time { return now }, notify: func(string) {}}
	first, _ := k.current()
	again, _ := k.current()
	now = now.Add(certificateLife)
	renewed, err := k.current()
	if err != nil || first != again || renewed == first {
		t.Errorf("kept %t, renewed %t, %v", first == again, renewed != first, err)
	}
}

// TestRenewalThatFailsIsTriedAgainLater has the folder away when the certificate
// is about to end.
func TestRenewalThatFailsIsTriedAgainLater(t *testing.T) {
	folder, now, said := filepath.Join(t.TempDir(), "tls"), time.Now(), []string{}
	k := &keeper{folder: folder, hosts: []string{"localhost"}, now: func() time.Time { return now }, notify: func(line string) { said = append(said, line) }}
	first, err := k.current()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(folder, folder+".away"); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(folder, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	now = first.Leaf.NotAfter.Add(-10 * 24 * time.Hour)
	for range 3 {
		if held, err := k.current(); held != first || err != nil {
			t.Fatalf("while it cannot be renewed: %v", err)
		}
	}
	if len(said) != 1 || !strings.Contains(said[0], folder) || !strings.Contains(said[0], first.Leaf.NotAfter.Format(time.DateOnly)) {
		t.Errorf("said %q", said)
	}
	if err := os.Remove(folder); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(folder+".away", folder); err != nil {
		t.Fatal(err)
	}
	now = now.Add(renewAgain)
	if renewed, err := k.current(); err != nil || renewed == first || !renewed.Leaf.NotAfter.After(first.Leaf.NotAfter) || len(said) != 1 {
		t.Errorf("once it can be: renewed %t, %v, said %q", renewed != first, err, said)
	}
}

func TestOwnCertificate(t *testing.T) {
	dir := t.TempDir()
	k := &keeper{folder: dir, hosts: []string{"127.0.0.1"}, now: time.Now, notify: func(string) {}}
	if _, err := k.current(); err != nil {
		t.Fatal(err)
	}
	pair := filepath.Join(dir, certificateFile)
	e, _ := start(t, Options{TLS: true, CertFile: pair, KeyFile: pair})
	if status := send(t, trusting(t, filepath.Join(dir, authorityCertificateFile)), e.URL(testID)); status != 200 {
		t.Errorf("status %d", status)
	}
	if e.CAFile() != "" {
		t.Errorf("CAFile is %q though the certificate is an own one", e.CAFile())
	}
}

func TestCertificateErrorsNameTheFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "not.pem")
	if err := os.WriteFile(file, []byte("no PEM"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, o := range map[string]Options{
		"not.pem":     {TLS: true, CertFile: file, KeyFile: file},
		"missing.pem": {TLS: true, CertFile: "missing.pem", KeyFile: file},
		"both files":  {TLS: true, CertFile: file},
		"not.pem/tls": {TLS: true, CertDir: filepath.Join(file, "tls")},
	} {
		err := New(o).Start(context.Background())
		if err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAddressesOfTheCertificate(t *testing.T) {
	hosts := New(Options{Listen: ":0", TLS: true, ListenTLS: "192.0.2.7:443"}).certificateHosts()
	for _, want := range []string{"localhost", "127.0.0.1", "::1", "192.0.2.7"} {
		if !strings.Contains(" "+strings.Join(hosts, " ")+" ", " "+want+" ") {
			t.Errorf("%s is not among %v", want, hosts)
		}
	}
	for _, host := range hosts {
		if net.ParseIP(host) == nil && strings.ContainsAny(host, ":/") {
			t.Errorf("%q is neither a name nor an address", host)
		}
	}
}
