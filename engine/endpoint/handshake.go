package endpoint

import (
	"fmt"
	"strings"
)

// noHandshake says why a TLS connection did not come about, and the way out.
// Authority is the file of the certificate that a sender has to trust; it is
// empty where the certificate is not one of the endpoint's own making.
func noHandshake(err error, authority string) *refusal {
	trust := "have the sender trust the certificate"
	if authority != "" {
		trust += " authority in " + authority
	}
	said := err.Error()
	f := &refusal{cause: "no TLS connection came about: " + said}
	switch {
	case timedOut(err):
		f.help = "the handshake took too long; see whether something stands between the sender and the endpoint"
	case strings.Contains(said, "bad record MAC"):
		// OpenSSL in a client reports by an alert that is not yet encrypted, which
		// the TLS library here cannot read.
		f.cause = fmt.Sprintf("no TLS connection came about: the sender broke off, most likely because it does not trust the certificate (%s)", said)
		f.help = trust
	case strings.Contains(said, "remote error") && strings.Contains(said, "certificate"):
		f.cause = fmt.Sprintf("no TLS connection came about: the sender does not accept the certificate (%s)", said)
		f.help = trust + ", and send to a host that the certificate names"
	case strings.Contains(said, "remote error"):
		f.help = trust
	default:
		f.help = "the endpoint speaks TLS 1.2 and 1.3"
	}
	return f
}
