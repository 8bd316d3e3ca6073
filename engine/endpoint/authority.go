package endpoint

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"caliper-playground/engine/file"
)

// The files of the folder for certificates. A key and its certificate are one
// file, so that they are never of two minds; senders get a copy of the
// authority's certificate alone.
const (
	authorityFile            = "authority.pem" // with its key, 0600
	authorityCertificateFile = "ca.pem"        // for senders to trust
	certificateFile          = "endpoint.pem"  // with its key, 0600
)

// authority returns the kept authority, or a new one where there is none or
// where it cannot be used any more.
func (k *keeper) authority() (*tls.Certificate, error) {
	if k.folder == "" {
		return k.makeAuthority()
	}
	if err := os.MkdirAll(k.folder, 0o700); err != nil {
		return nil, unwritable(k.folder, err)
	}
	path := filepath.Join(k.folder, authorityFile)
	kept, err := readPair(path)
	switch {
	case err == nil && kept.Leaf.IsCA && k.lasts(kept.Leaf) && forbidden(kept.Leaf, k.hosts) == "":
	case err == nil && kept.Leaf.IsCA && k.lasts(kept.Leaf):
		k.notify(fmt.Sprintf("the certificate authority in %s was made for other names than %s; a new one is made, which senders must trust again", path, forbidden(kept.Leaf, k.hosts)))
		kept, err = k.replaceAuthority(path)
	case err == nil:
		k.notify(fmt.Sprintf("the certificate authority in %s has expired; a new one is made, which senders must trust again", path))
		kept, err = k.replaceAuthority(path)
	case errors.Is(err, fs.ErrNotExist):
		kept, err = k.firstAuthority(path)
	case errors.Is(err, fs.ErrPermission):
		return nil, unwritable(k.folder, err)
	default:
		k.notify(fmt.Sprintf("the certificate authority cannot be used (%v); a new one is made, which senders must trust again", err))
		kept, err = k.replaceAuthority(path)
	}
	if err != nil {
		return nil, unwritable(k.folder, err)
	}
	public := encodeCertificate(kept)
	shared := filepath.Join(k.folder, authorityCertificateFile)
	if there, err := file.Read(shared, maxCertificate); err == nil && bytes.Equal(there, public) {
		return kept, nil
	}
	if err := file.Write(shared, public); err != nil {
		return nil, unwritable(k.folder, err)
	}
	return kept, nil
}

func (k *keeper) makeAuthority() (*tls.Certificate, error) {
	host, _ := os.Hostname()
	template := &x509.Certificate{
		Subject:               pkix.Name{CommonName: "caliper-playground authority", Organization: []string{host}},
		NotBefore:             k.now().Add(-time.Hour),
		NotAfter:              k.now().Add(authorityLife),
		IsCA:                  true,
		BasicConstraintsValid: true,
		MaxPathLenZero:        true,
		KeyUsage:              x509.KeyUsageCertSign | x509.KeyUsageCRLSign,
	}
	constrain(template, k.hosts)
	return issue(template, nil)
}

func (k *keeper) replaceAuthority(path string) (*tls.Certificate, error) {
	made, err := k.makeAuthority()
	if err != nil {
		return nil, err
	}
	return made, writePair(path, made, file.Replace)
}

// firstAuthority makes an authority unless another program does at the same
// moment: then that one's is taken.
func (k *keeper) firstAuthority(path string) (*tls.Certificate, error) {
	made, err := k.makeAuthority()
	if err != nil {
		return nil, err
	}
	if err := writePair(path, made, file.NewPrivate); !errors.Is(err, fs.ErrExist) {
		return made, err
	}
	return readPair(path)
}

// maxCertificate is how many bytes of a file with certificates are read.
const maxCertificate = 1 << 20

// readPair reads a key and its certificate from one file, which it makes
// readable for nobody else where it was.
func readPair(path string) (*tls.Certificate, error) {
	data, err := file.Read(path, maxCertificate)
	if err != nil {
		return nil, err
	}
	pair, err := tls.X509KeyPair(data, data)
	if err != nil {
		return nil, fmt.Errorf("%s is damaged: %w", path, err)
	}
	if info, err := os.Stat(path); err == nil && info.Mode().Perm()&0o077 != 0 {
		if err := os.Chmod(path, 0o600); err != nil {
			return nil, err
		}
	}
	return &pair, nil
}

// writePair keeps a key and its certificate in one private file, put there by
// write.
func writePair(path string, pair *tls.Certificate, write func(path string, content []byte) error) error {
	key, ok := pair.PrivateKey.(*ecdsa.PrivateKey)
	if !ok {
		return fmt.Errorf("a key of type %T cannot be kept", pair.PrivateKey)
	}
	der, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return err
	}
	data := append(encodeCertificate(pair), pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der})...)
	return write(path, data)
}

func encodeCertificate(pair *tls.Certificate) []byte {
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: pair.Certificate[0]})
}
