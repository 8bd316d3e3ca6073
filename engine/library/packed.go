package library

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"errors"
	"io"
)

// An archive of documents becomes up to 250 times as large, if all of them are
// the same; spaces and brackets alone some thousand times.
const (
	bombFrom  = 8 << 20 // in bytes that were unpacked
	bombTimes = 400
)

// gunzip reads what is packed, and sees to it that it comes to an end.
type gunzip struct {
	packed   counting
	unpacked int64
	zip      *gzip.Reader
}

// counting counts what is read.
type counting struct {
	from io.Reader
	n    int64
}

func (c *counting) Read(p []byte) (int, error) {
	n, err := c.from.Read(p)
	c.n += int64(n)
	return n, err
}

// Read implements io.Reader.
func (g *gunzip) Read(p []byte) (int, error) {
	if g.zip == nil {
		zip, err := gzip.NewReader(&g.packed)
		if err != nil {
			return 0, archiveError(err)
		}
		g.zip = zip
	}
	n, err := g.zip.Read(p)
	g.unpacked += int64(n)
	if g.unpacked > bombFrom && g.unpacked > bombTimes*g.packed.n {
		return 0, errBomb
	}
	return n, archiveError(err)
}

func archiveError(err error) error {
	switch {
	case err == nil, err == io.EOF:
		return err
	case errors.Is(err, io.ErrUnexpectedEOF):
		return errCut
	case errors.Is(err, gzip.ErrHeader), errors.Is(err, gzip.ErrChecksum), errors.As(err, new(flate.CorruptInputError)):
		return errArchive
	}
	return err
}

// unpack returns the text of what is read through a buffer, which may be packed,
// whatever its name says.
func unpack(in *bufio.Reader) (text *bufio.Reader, packed bool, err error) {
	start, err := in.Peek(2)
	if err != nil && err != io.EOF {
		return nil, false, err
	}
	if packed = bytes.Equal(start, []byte{0x1f, 0x8b}); packed {
		in = bufio.NewReaderSize(&gunzip{packed: counting{from: in}}, lineBuffer)
		if start, err = in.Peek(2); err != nil && err != io.EOF {
			return nil, packed, err
		}
	}
	if isWide(start) {
		return nil, packed, errWide
	}
	return in, packed, nil
}

// isWide says whether a text begins as one in UTF-16 does: with its mark, or
// with one half of a letter.
func isWide(start []byte) bool {
	return len(start) == 2 && (start[0] == 0xff && start[1] == 0xfe || start[0] == 0xfe && start[1] == 0xff ||
		(start[0] == 0) != (start[1] == 0))
}
