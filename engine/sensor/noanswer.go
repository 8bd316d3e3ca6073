package sensor

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"syscall"
)

// NoAnswerError says in plain words why there was no answer to a message.
type NoAnswerError struct {
	Problem string
	Help    string // what to do about it
	Err     error  // the cause, as the library has it
}

// Error gives the problem and the way out.
func (e *NoAnswerError) Error() string { return e.Problem + "; " + e.Help }

// Unwrap returns the cause, so that errors.As finds what kind it is.
func (e *NoAnswerError) Unwrap() error { return e.Err }

// noAnswer words what ended an attempt to reach an address. It is the context's
// error where that ended it.
func (s *Sensor) noAnswer(ctx context.Context, address string, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	host := "it"
	if u, parsed := url.Parse(address); parsed == nil {
		host = u.Host
	}
	problem, help := s.connectionWords(host, err)
	return &NoAnswerError{Problem: problem, Help: help, Err: err}
}

func (s *Sensor) connectionWords(host string, err error) (problem, help string) {
	var name *net.DNSError
	var untrusted *tls.CertificateVerificationError
	var system syscall.Errno
	switch {
	case errors.As(err, &untrusted):
		return certificateWords(host, untrusted.Err)
	case errors.Is(err, os.ErrDeadlineExceeded), isTimeout(err):
		return fmt.Sprintf("%s gave no answer within %s", host, s.options.Timeout), "see whether it is overloaded, or give it longer with --timeout"
	case errors.As(err, &name):
		return fmt.Sprintf("there is no machine %q to be found", name.Name), "check the name in the URL, and the network"
	case errors.Is(err, syscall.ECONNREFUSED):
		return "nobody listens at " + host, "start the endpoint, or check host and port"
	case errors.Is(err, syscall.ENETUNREACH), errors.Is(err, syscall.EHOSTUNREACH):
		return host + " cannot be reached from this machine", "check the network, or a VPN that may be needed"
	case errors.Is(err, http.ErrSchemeMismatch), isNoTLS(err):
		return host + " does not speak TLS", "write http:// if it is meant to be reached without"
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, syscall.ECONNRESET), errors.Is(err, syscall.EPIPE), errors.Is(err, net.ErrClosed):
		return host + " closed the connection before it answered", "look into its log; what stands between may also have done it"
	case errors.As(err, &system):
		return fmt.Sprintf("the connection to %s failed (%s)", host, system.Error()), "check the network"
	}
	return host + " gives no answer that can be understood", "see whether it is an HTTP/1.1 endpoint that listens there"
}

func isTimeout(err error) bool {
	var timeout net.Error
	return errors.As(err, &timeout) && timeout.Timeout()
}

func isNoTLS(err error) bool {
	var record tls.RecordHeaderError
	return errors.As(err, &record)
}

// certificateWords say why a certificate is not trusted.
func certificateWords(host string, err error) (problem, help string) {
	var otherName x509.HostnameError
	var invalid x509.CertificateInvalidError
	switch {
	case errors.As(err, &otherName):
		return "the certificate of " + host + " is for another name", "send to a name that stands in it"
	case errors.As(err, &invalid) && invalid.Reason == x509.Expired:
		return "the certificate of " + host + " has expired, or is not valid yet", "renew it, or check this machine's clock"
	case errors.As(err, &invalid):
		return "the certificate of " + host + " is not valid", "have it made anew"
	}
	return "the certificate of " + host + " is signed by an authority that this machine does not know",
		"where it is to be trusted, name the file of its authority with --ca-file"
}
