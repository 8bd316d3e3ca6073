package session

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
	"os"
	"strings"
)

// The index beside a journal holds the traces of its lines, so that a long
// session opens without reading every body again. It is a help and no more:
// whatever of it is missing, damaged or not of this journal is made anew from
// the journal, and a session that cannot write it goes on without it.
//
// It begins with indexKind and a checksum of the journal's first line. Blocks
// follow: a length, a checksum, and the traces of a run of lines. Each block
// also has a checksum of the last line it covers, so that another journal, or
// one that was edited, is noticed.
const indexKind = "caliper-playground index 4\n"

// indexBlock is the size in bytes from which on a block is written.
const indexBlock = 1 << 16

// maxIndexBlock is more than any block has.
const maxIndexBlock = 1 << 28

var checksums = crc32.MakeTable(crc32.Castagnoli)

// index is the file beside a journal. The session's order guards it.
type index struct {
	journal *journal
	path    string
	file    *os.File // nil where the session goes without
	block   blockEncoder
}

func indexPath(journal string) string {
	return strings.TrimSuffix(journal, journalSuffix) + indexSuffix
}

// openIndex folds what the index knows into a state, moves j.end behind the
// last line that it covers, and makes it ready for more.
func openIndex(j *journal, st *state, size int64) *index {
	x := &index{journal: j, path: indexPath(j.path)}
	if j.readOnly {
		x.look(st, size)
		return x
	}
	f, err := os.OpenFile(x.path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return x
	}
	x.file = f
	valid := x.load(st, size)
	if valid == 0 {
		x.begin()
		return x
	}
	if f.Truncate(valid) != nil {
		x.discard()
		return x
	}
	if _, err := f.Seek(valid, io.SeekStart); err != nil {
		x.discard()
	}
	return x
}

// look folds what the index knows into a state and leaves the file alone.
func (x *index) look(st *state, size int64) {
	f, err := os.Open(x.path)
	if err != nil {
		return
	}
	defer f.Close()
	x.file = f
	x.load(st, size)
	x.file = nil
}

// begin empties the file and writes its start.
func (x *index) begin() {
	if x.file.Truncate(0) != nil {
		x.discard()
		return
	}
	if _, err := x.file.WriteAt(x.opening(), 0); err != nil {
		x.discard()
		return
	}
	if _, err := x.file.Seek(0, io.SeekEnd); err != nil {
		x.discard()
	}
}

// opening is what the index of this journal begins with.
func (x *index) opening() []byte {
	first := make([]byte, x.journal.start)
	x.journal.file.ReadAt(first, 0) // where that fails, the checksum does not match
	return binary.LittleEndian.AppendUint32([]byte(indexKind), crc32.Checksum(first, checksums))
}

// load applies the blocks that hold and returns where they end in the file, or
// 0 where not even the start is right.
func (x *index) load(st *state, size int64) (valid int64) {
	opening := x.opening()
	got := make([]byte, len(opening))
	if _, err := io.ReadFull(x.file, got); err != nil || !bytes.Equal(got, opening) {
		return 0
	}
	valid = int64(len(opening))
	for {
		payload, err := readBlock(x.file)
		if err != nil {
			return valid
		}
		traces, err := decodeBlock(payload, x.journal, size)
		if err != nil {
			return valid
		}
		for _, t := range traces {
			t.entry.Seq = st.entries.len() + 1
			st.apply(t)
			x.journal.end = t.end
		}
		valid += blockHead + int64(len(payload))
	}
}

// blockHead is the length of a block's length and checksum, in bytes.
const blockHead = 8

// readBlock reads the next block and checks that it is whole.
func readBlock(r io.Reader) ([]byte, error) {
	var head [blockHead]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return nil, err
	}
	length := binary.LittleEndian.Uint32(head[:])
	if length > maxIndexBlock {
		return nil, errBlock
	}
	var payload bytes.Buffer // grows as bytes come, since the length may be wrong
	if n, err := io.CopyN(&payload, r, int64(length)); err != nil || n != int64(length) {
		return nil, errBlock
	}
	if crc32.Checksum(payload.Bytes(), checksums) != binary.LittleEndian.Uint32(head[4:]) {
		return nil, errBlock
	}
	return payload.Bytes(), nil
}

var errBlock = errors.New("the block is damaged")

// add takes a trace in and writes the block when it is long enough.
func (x *index) add(t *trace) {
	if x.file == nil {
		return
	}
	x.block.add(t)
	if len(x.block.traces) >= indexBlock {
		x.write()
	}
}

// write writes what has gathered as a block.
func (x *index) write() {
	if x.file == nil || x.block.n == 0 {
		return
	}
	last, err := x.journal.checksum(x.block.lastOffset, x.block.end)
	if err != nil {
		x.discard()
		return
	}
	payload := x.block.payload(last)
	head := binary.LittleEndian.AppendUint32(nil, uint32(len(payload)))
	head = binary.LittleEndian.AppendUint32(head, crc32.Checksum(payload, checksums))
	if _, err := x.file.Write(append(head, payload...)); err != nil {
		x.discard()
		return
	}
	x.block.reset()
}

// discard goes on without an index. The next time the session is opened it is
// made anew.
func (x *index) discard() {
	if x.file == nil {
		return
	}
	x.file.Close()
	os.Remove(x.path)
	x.file = nil
}

// close writes the rest.
func (x *index) close() {
	x.write()
	if x.file != nil {
		x.file.Close()
		x.file = nil
	}
}
