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
	case strings.Contains(said, "no cipher suite supported"):
		f.cause = "no TLS connection came about: sender and endpoint have no cipher suite in common"
		f.help = "the sender's TLS library is old or restricted; have it offer one with ECDHE and AES-GCM or ChaCha20, such as TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256; a certificate with an RSA key, given with --cert and --key, also serves senders that know RSA alone"
	case strings.Contains(said, "unsupported application protocols"):
		f.cause = "no TLS connection came about: the sender asks for an application protocol (ALPN) that the endpoint does not speak (" + said + ")"
		f.help = "the endpoint speaks HTTP/1.1; have the sender offer http/1.1, or no protocol at all"
	case strings.Contains(said, "unsupported versions"), strings.Contains(said, "protocol version"):
		f.cause = "no TLS connection came about: the sender offers no version of TLS that the endpoint speaks (" + said + ")"
		f.help = "the endpoint speaks TLS 1.2 and 1.3; update the sender's TLS library"
	default:
		f.help = "the endpoint speaks TLS 1.2 and 1.3"
	}
	return f
}
