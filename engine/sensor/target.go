package sensor

import (
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"os"
	"strings"

	"caliper-playground/engine/file"
)

// Check says what keeps the sensor from sending: a URL that is none, plain
// HTTP to another machine, a CA file that cannot be read. It sends nothing.
func (s *Sensor) Check() error {
	if err := checkURL(s.options.URL, s.options.Insecure); err != nil {
		return err
	}
	if strings.ContainsAny(s.options.Token, "\r\n\x00") {
		return fmt.Errorf("the token holds a line break, which no header can carry; was it read from a file with more than one line?")
	}
	_, err := authorities(s.options.CAFile)
	return err
}

func checkURL(address string, insecure bool) error {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
		return fmt.Errorf("the endpoint %q is no URL of the form https://HOST/PATH", address)
	}
	if u.Scheme == "http" && !insecure && !isLoopback(u.Hostname()) {
		return fmt.Errorf("the endpoint %s is on another machine, where plain http would show token and data to everybody between; use https, or allow it with --insecure", u.Redacted())
	}
	return nil
}

func isLoopback(host string) bool {
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	if host == "localhost" || strings.HasSuffix(host, ".localhost") {
		return true
	}
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback()
}

// authorities returns the system's authorities and those of the file, or nil
// where there is no file.
func authorities(path string) (*x509.CertPool, error) {
	if path == "" {
		return nil, nil
	}
	pem, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("--ca-file: %s cannot be read: %w", path, file.Reason(err))
	}
	pool, err := x509.SystemCertPool()
	if err != nil {
		pool = x509.NewCertPool()
	}
	if !pool.AppendCertsFromPEM(pem) {
		return nil, fmt.Errorf("--ca-file: %s holds no certificate in PEM form", path)
	}
	return pool, nil
}

// client returns the client to send with and what to call when done with it.
//
// It follows no redirects: a redirected POST may arrive as a GET, and the
// token would go where nobody meant to send it.
func (s *Sensor) client() (*http.Client, func(), error) {
	if s.options.Client != nil {
		return s.options.Client, func() {}, nil
	}
	pool, err := authorities(s.options.CAFile)
	if err != nil {
		return nil, nil, err
	}
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.MaxIdleConnsPerHost = s.options.Parallel
	transport.MaxConnsPerHost = s.options.Parallel
	transport.TLSClientConfig = &tls.Config{RootCAs: pool, MinVersion: tls.VersionTLS12}
	client := &http.Client{
		Transport:     transport,
		Timeout:       s.options.Timeout,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	return client, transport.CloseIdleConnections, nil
}
