package endpoint

import (
	"crypto/x509"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"caliper-playground/engine/file"
)

// TestTheAuthorityIsLimited has an authority sign for hosts that it may and may
// not vouch for, and asks the library's own verification.
func TestTheAuthorityIsLimited(t *testing.T) {
	machine, err := os.Hostname()
	if err != nil {
		t.Skip("this machine has no name")
	}
	k := &keeper{hosts: []string{"localhost", "127.0.0.1", "lab.example.org", "203.0.113.7", "2001:db8::7"}, now: time.Now, notify: func(string) {}}
	authority, err := k.authority()
	if err != nil {
		t.Fatal(err)
	}
	roots := x509.NewCertPool()
	roots.AddCert(authority.Leaf)
	for host, may := range map[string]bool{
		"localhost": true, "app.localhost": true, machine: true, "lab.example.org": true, "127.0.0.1": true, "127.9.9.9": true, "::1": true,
		"10.1.2.3": true, "172.16.0.1": true, "172.31.255.255": true, "192.168.1.1": true, "169.254.1.1": true, "fd00::1": true, "fe80::1": true,
		"203.0.113.7": true, "2001:db8::7": true,
		"example.org": false, "other.example.org": false, "evil.example": false, "notlocalhost": false, "8.8.8.8": false, "172.32.0.1": false,
		"203.0.113.8": false, "2001:db8::8": false, "bank.example.com": false,
	} {
		signed, err := (&keeper{hosts: []string{host}, now: time.Now}).sign(authority)
		if err != nil {
			t.Fatal(err)
		}
		_, err = signed.Leaf.Verify(x509.VerifyOptions{Roots: roots, DNSName: host})
		if (err == nil) != may || permits(authority.Leaf, host) != may {
			t.Errorf("%s: %v, and we say %v", host, err, permits(authority.Leaf, host))
		}
	}
}

// TestAnAuthorityStaysWhileItWillDo: one of before there were limits until it
// expires, one with limits until another host is named.
func TestAnAuthorityStaysWhileItWillDo(t *testing.T) {
	dir := t.TempDir()
	var notices []string
	keep := func(hosts ...string) string {
		t.Helper()
		k := &keeper{folder: dir, hosts: hosts, now: time.Now, notify: func(s string) { notices = append(notices, s) }}
		if _, err := k.current(); err != nil {
			t.Fatal(err)
		}
		public, err := os.ReadFile(filepath.Join(dir, authorityCertificateFile))
		if err != nil {
			t.Fatal(err)
		}
		return string(public)
	}
	older, err := issue(&x509.Certificate{
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(authorityLife), IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign,
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := writePair(filepath.Join(dir, authorityFile), older, file.Replace); err != nil {
		t.Fatal(err)
	}
	if public := keep("localhost", "lab.example.org"); public != string(encodeCertificate(older)) || len(notices) != 0 {
		t.Errorf("the older authority was replaced: %q", notices)
	}
	if err := os.Remove(filepath.Join(dir, authorityFile)); err != nil {
		t.Fatal(err)
	}
	first := keep("localhost")
	if keep("localhost", "192.168.3.4") != first || len(notices) != 0 {
		t.Errorf("a private address needs no other authority: %q", notices)
	}
	if keep("localhost", "lab.example.org") == first || len(notices) != 1 || !strings.Contains(notices[0], "lab.example.org") || !strings.Contains(notices[0], "trust again") {
		t.Errorf("another host does: %q", notices)
	}
}
