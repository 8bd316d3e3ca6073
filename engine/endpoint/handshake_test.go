package endpoint

import (
	"errors"
	"os"
	"strings"
	"testing"
)

func TestWhyNoHandshakeIsSaidInTheSendersTerms(t *testing.T) {
	cases := []struct {
		name, err, authority string
		cause, help          string
	}{
		{"an authority that is not trusted", "remote error: tls: unknown certificate authority", "/state/ca.pem", "does not accept the certificate", "authority in /state/ca.pem"},
		{"an alert that cannot be read", "local error: tls: bad record MAC", "/state/ca.pem", "most likely because it does not trust the certificate", "authority in /state/ca.pem"},
		{"an own certificate", "remote error: tls: bad certificate", "", "does not accept the certificate", "trust the certificate, and send to a host"},
		{"versions", "tls: client offered only unsupported versions: [302 301]", "/state/ca.pem", "unsupported versions", "TLS 1.2 and 1.3"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			f := noHandshake(errors.New(c.err), c.authority)
			if !strings.HasPrefix(f.cause, "no TLS connection came about: ") || !strings.Contains(f.cause, c.cause) || !strings.Contains(f.help, c.help) {
				t.Errorf("it says %q and %q", f.cause, f.help)
			}
		})
	}
	if f := noHandshake(os.ErrDeadlineExceeded, ""); !strings.Contains(f.help, "took too long") {
		t.Errorf("of a slow one it says %q", f.help)
	}
}
