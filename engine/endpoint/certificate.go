package endpoint

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"errors"
	"fmt"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"caliper-playground/engine/file"
)

// Lifetimes of what the endpoint makes for itself. A year for a certificate
// stays below what every client accepts (398 days).
const (
	authorityLife   = 10 * 365 * 24 * time.Hour
	certificateLife = 365 * 24 * time.Hour
	renewBefore     = 30 * 24 * time.Hour
)

func (e *Endpoint) tlsConfig() (config *tls.Config, authority string, err error) {
	config = &tls.Config{MinVersion: tls.VersionTLS12, NextProtos: []string{"http/1.1"}}
	o := e.options
	if o.CertFile != "" || o.KeyFile != "" {
		own, err := ownCertificate(o.CertFile, o.KeyFile)
		if err != nil {
			return nil, "", err
		}
		if left := time.Until(own.Leaf.NotAfter); left < 0 {
			o.Notify(fmt.Sprintf("the certificate in %s expired on %s; senders that check it will not connect", o.CertFile, own.Leaf.NotAfter.Format(time.DateOnly)))
		}
		config.Certificates = []tls.Certificate{own}
		return config, "", nil
	}
	keeper := &keeper{folder: o.CertDir, hosts: e.certificateHosts(), now: time.Now, notify: o.Notify}
	if _, err := keeper.current(); err != nil {
		return nil, "", err
	}
	if o.CertDir != "" {
		authority = filepath.Join(o.CertDir, authorityCertificateFile)
	}
	config.GetCertificate = func(*tls.ClientHelloInfo) (*tls.Certificate, error) { return keeper.current() }
	return config, authority, nil
}

func ownCertificate(certFile, keyFile string) (tls.Certificate, error) {
	if certFile == "" || keyFile == "" {
		return tls.Certificate{}, errors.New("an own certificate needs both files: the certificate and its key, in PEM form")
	}
	own, err := tls.LoadX509KeyPair(certFile, keyFile)
	if err != nil {
		return tls.Certificate{}, fmt.Errorf("the certificate %s with the key %s cannot be used: %w", certFile, keyFile, err)
	}
	return own, nil
}

// certificateHosts are the names and addresses under which the TLS listeners
// can be reached: always this machine's own, and those that they listen on.
func (e *Endpoint) certificateHosts() []string {
	hosts := []string{"localhost", "127.0.0.1", "::1"}
	addresses := []string{e.options.ListenTLS, e.options.Listen} // where TLS may be switched on later
	for _, address := range addresses {
		host, _, err := net.SplitHostPort(address)
		if err != nil {
			continue
		}
		if everyAddress(address) {
			hosts = append(hosts, everyHost()...)
		} else {
			hosts = append(hosts, host)
		}
	}
	if public := e.options.publicHost(); public != "" {
		hosts = append(hosts, public)
	}
	slices.Sort(hosts)
	return slices.Compact(hosts)
}

// everyHost lists the machine's name and the addresses of its interfaces.
func everyHost() []string {
	var hosts []string
	if name, err := os.Hostname(); err == nil && name != "" {
		hosts = append(hosts, name)
	} else {
		hosts = append(hosts, "localhost")
	}
	addresses, _ := net.InterfaceAddrs()
	for _, a := range addresses {
		if network, ok := a.(*net.IPNet); ok && !network.IP.IsLinkLocalUnicast() {
			hosts = append(hosts, network.IP.String())
		}
	}
	return hosts
}

// keeper has a certificate at hand, signed by an authority made for the
// purpose, and renews it before it expires, also while the endpoint runs.
type keeper struct {
	folder string // empty: nothing is kept
	hosts  []string
	now    func() time.Time
	notify func(string)

	mu     sync.Mutex
	held   *tls.Certificate
	failed time.Time // when it could not be renewed last
}

// renewAgain is how long to wait after it could not be renewed, as on a full
// disk: every connection asks for it.
const renewAgain = time.Hour

// current returns a certificate that is good for some time yet.
func (k *keeper) current() (*tls.Certificate, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.held != nil && (k.lasts(k.held.Leaf) || k.now().Before(k.failed.Add(renewAgain))) {
		return k.held, nil
	}
	renewed, err := k.renew()
	if err != nil {
		if k.held != nil { // what there is may still do for a while
			k.failed = k.now()
			k.notify(fmt.Sprintf("the endpoint's certificate, which ends on %s, could not be renewed: %v", k.held.Leaf.NotAfter.Format(time.DateOnly), err))
			return k.held, nil
		}
		return nil, err
	}
	k.held = renewed
	return renewed, nil
}

func (k *keeper) lasts(c *x509.Certificate) bool {
	return k.now().After(c.NotBefore) && k.now().Add(renewBefore).Before(c.NotAfter)
}

// renew returns the kept certificate where it still does, else a new one.
func (k *keeper) renew() (*tls.Certificate, error) {
	authority, err := k.authority()
	if err != nil {
		return nil, err
	}
	if k.folder != "" {
		kept, err := readPair(filepath.Join(k.folder, certificateFile))
		if err == nil && k.lasts(kept.Leaf) && kept.Leaf.CheckSignatureFrom(authority.Leaf) == nil && covers(kept.Leaf, k.hosts) {
			return kept, nil
		}
	}
	made, err := k.sign(authority)
	if err != nil {
		return nil, fmt.Errorf("a certificate could not be made: %w", err)
	}
	if k.folder != "" {
		if err := writePair(filepath.Join(k.folder, certificateFile), made, file.Replace); err != nil {
			return nil, unwritable(k.folder, err)
		}
	}
	return made, nil
}

func covers(c *x509.Certificate, hosts []string) bool {
	return !slices.ContainsFunc(hosts, func(host string) bool { return c.VerifyHostname(host) != nil })
}

// sign makes a certificate for the hosts.
func (k *keeper) sign(authority *tls.Certificate) (*tls.Certificate, error) {
	end := k.now().Add(certificateLife)
	if end.After(authority.Leaf.NotAfter) {
		end = authority.Leaf.NotAfter
	}
	template := &x509.Certificate{
		Subject:     pkix.Name{CommonName: "caliper-playground endpoint"},
		NotBefore:   k.now().Add(-time.Hour), // clocks differ
		NotAfter:    end,
		KeyUsage:    x509.KeyUsageDigitalSignature,
		ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
	}
	for _, host := range k.hosts {
		if ip := net.ParseIP(host); ip != nil {
			template.IPAddresses = append(template.IPAddresses, ip)
		} else {
			template.DNSNames = append(template.DNSNames, host)
		}
	}
	return issue(template, authority)
}

// issue makes a key and has the authority, or without one the key itself, sign
// the certificate.
func issue(template *x509.Certificate, authority *tls.Certificate) (*tls.Certificate, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	serial, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 127))
	if err != nil {
		return nil, err
	}
	template.SerialNumber = serial.Add(serial, big.NewInt(1))
	parent, signer := template, any(key)
	if authority != nil {
		parent, signer = authority.Leaf, authority.PrivateKey
	}
	der, err := x509.CreateCertificate(rand.Reader, template, parent, key.Public(), signer)
	if err != nil {
		return nil, err
	}
	leaf, err := x509.ParseCertificate(der)
	return &tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key, Leaf: leaf}, err
}

func unwritable(folder string, err error) error {
	return fmt.Errorf("the folder %s for the endpoint's certificate cannot be used (%w); choose another state folder, or give an own certificate and key", folder, err)
}
