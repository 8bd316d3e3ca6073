package sensor

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"caliper-playground/engine/file"
)

// Record is what an endpoint accepted, in a file, so that sending can go on another
// time without sending anything twice. The file has a line for each document, which
// is there before anything else is made of the endpoint's answer.
type Record struct {
	file     *os.File
	unlock   func() error
	accepted map[RecordKey]bool
}

// RecordKey stands for a document: its name and its content.
type RecordKey [16]byte

// KeyOf returns the key of a document.
func KeyOf(name string, data []byte) RecordKey {
	h := sha256.New()
	_, _ = io.WriteString(h, name)
	h.Write([]byte{0})
	h.Write(data)
	return RecordKey(h.Sum(nil)[:16])
}

const recordKind = "caliper-playground sent"

// recordHead is the first line of the file.
type recordHead struct {
	Record   string `json:"record"` // recordKind
	Format   int    `json:"format"` // 1
	Endpoint string `json:"endpoint"`
}

// recordLine is any other line.
type recordLine struct {
	Sent string `json:"sent"` // the document's name, for people
	Key  string `json:"key"`  // its RecordKey in hexadecimal
}

// OpenRecord opens the record of what the endpoint of that URL accepted, or begins
// one. Half a line at its end, as a crash leaves it, is cut off. A file that is no
// record, or one of another endpoint, is left alone, with an error; so is one that
// another program goes on with, for both would send the same.
func OpenRecord(path, endpoint string) (*Record, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fmt.Errorf("the record of what was sent cannot be opened: %w", withoutOp(err))
	}
	r := &Record{file: f, unlock: func() error { return nil }, accepted: map[RecordKey]bool{}}
	unlock, err := file.Lock(f, path)
	switch {
	case errors.Is(err, file.ErrLocked):
		return nil, errors.Join(fmt.Errorf("%s is in use: another run goes on with it; wait until that has ended, or name another file", path), f.Close())
	case err == nil: // else the file system has no locks
		r.unlock = unlock
	}
	if err := r.read(path, shown(endpoint)); err != nil {
		return nil, errors.Join(err, r.Close())
	}
	return r, nil
}

// withoutOp leaves out what a library did when it failed.
func withoutOp(err error) error {
	var path *os.PathError
	if errors.As(err, &path) {
		return fmt.Errorf("%s: %w", path.Path, path.Err)
	}
	return err
}

func (r *Record) read(path, endpoint string) error {
	info, err := r.file.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return fmt.Errorf("%s is no file that a record of what was sent can be kept in; name another", path)
	}
	head := recordHead{Record: recordKind, Format: 1, Endpoint: endpoint}
	switch torn, err := r.tornHead(head, info.Size()); {
	case err != nil:
		return err
	case torn:
		return errors.Join(r.file.Truncate(0), r.write(head))
	}
	lines := bufio.NewReader(r.file)
	whole := int64(0)
	for n := 1; ; n++ {
		line, err := lines.ReadBytes('\n')
		if errors.Is(err, io.EOF) && n > 1 {
			break // what is left is half a line
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return fmt.Errorf("the record of what was sent cannot be read: %w", withoutOp(err))
		}
		if n == 1 {
			err = checkHead(line, path, endpoint)
		} else {
			err = r.readLine(line, path, n)
		}
		if err != nil {
			return err
		}
		whole += int64(len(line))
	}
	if err := r.file.Truncate(whole); err != nil {
		return fmt.Errorf("the record of what was sent cannot be mended: %w", withoutOp(err))
	}
	_, err = r.file.Seek(whole, io.SeekStart)
	return err
}

// tornHead says whether the file has no more than the beginning of its first line, as a
// full disk leaves it. The file is then read from its beginning.
func (r *Record) tornHead(head recordHead, size int64) (bool, error) {
	line, err := json.Marshal(head)
	if err != nil || size > int64(len(line)) {
		return false, err
	}
	begun := make([]byte, size)
	if _, err := r.file.ReadAt(begun, 0); err != nil {
		return false, fmt.Errorf("the record of what was sent cannot be read: %w", withoutOp(err))
	}
	return bytes.HasPrefix(line, begun), nil
}

func checkHead(line []byte, path, endpoint string) error {
	var head recordHead
	if err := json.Unmarshal(line, &head); err != nil || head.Record != recordKind || !bytes.HasSuffix(line, []byte("\n")) {
		return fmt.Errorf("%s is no record of what was sent; name another file, which may be a new one", path)
	}
	if head.Endpoint != endpoint {
		return fmt.Errorf("%s is the record of what was sent to %s, not to %s; name another file, which may be a new one", path, head.Endpoint, endpoint)
	}
	return nil
}

func (r *Record) readLine(line []byte, path string, n int) error {
	var l recordLine
	var key RecordKey
	if err := json.Unmarshal(line, &l); err != nil || len(l.Key) != 2*len(key) {
		return fmt.Errorf("line %d of %s is damaged; take the line out, and what it stands for is sent again", n, path)
	}
	if _, err := hex.Decode(key[:], []byte(l.Key)); err != nil {
		return fmt.Errorf("line %d of %s is damaged; take the line out, and what it stands for is sent again", n, path)
	}
	r.accepted[key] = true
	return nil
}

// Has says whether the document was accepted before.
func (r *Record) Has(key RecordKey) bool { return r.accepted[key] }

// Add writes down that the document was accepted.
func (r *Record) Add(name string, key RecordKey) error {
	r.accepted[key] = true
	return r.write(recordLine{Sent: name, Key: hex.EncodeToString(key[:])})
}

func (r *Record) write(line any) error {
	b, err := json.Marshal(line)
	if err == nil {
		_, err = r.file.Write(append(b, '\n'))
	}
	if err != nil {
		return fmt.Errorf("what was sent cannot be written down: %w", withoutOp(err))
	}
	return nil
}

// Close closes the file.
func (r *Record) Close() error { return errors.Join(r.unlock(), r.file.Close()) }
