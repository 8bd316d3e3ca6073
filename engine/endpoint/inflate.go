package endpoint

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"net/http"
	"strings"
)

func isPacked(r *http.Request) bool {
	coding := strings.TrimSpace(r.Header.Get("Content-Encoding"))
	return strings.EqualFold(coding, "gzip") || strings.EqualFold(coding, "x-gzip")
}

// gzipMagic begins all gzip data (RFC 1952, section 2.3.1).
var gzipMagic = []byte{0x1f, 0x8b}

// errBehind says that bytes stand behind gzip data which are none themselves.
var errBehind = errors.New("bytes behind the gzip data")

// inflater reads what was packed, in one member or several.
type inflater struct {
	packed *bufio.Reader
	member *gzip.Reader
}

// inflate returns a reader of what was packed. It goes back to the inflaters
// when it is done.
func (e *Endpoint) inflate(from io.Reader) (*inflater, error) {
	i, ok := e.inflaters.Get().(*inflater)
	if !ok {
		i = &inflater{packed: bufio.NewReader(nil), member: new(gzip.Reader)}
	}
	i.packed.Reset(from)
	return i, i.next()
}

// next begins with the next member.
func (i *inflater) next() error {
	if err := i.member.Reset(i.packed); err != nil {
		return err
	}
	i.member.Multistream(false)
	return nil
}

func (i *inflater) Read(p []byte) (int, error) {
	n, err := i.member.Read(p)
	if err != io.EOF {
		return n, err
	}
	behind, _ := i.packed.Peek(len(gzipMagic))
	switch {
	case len(behind) == 0:
		return n, io.EOF
	case !bytes.Equal(behind, gzipMagic):
		return n, errBehind
	}
	return n, i.next()
}
