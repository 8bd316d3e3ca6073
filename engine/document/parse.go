package document

import (
	"bytes"
	"errors"
	"io"
	"math"

	"github.com/go-json-experiment/json/jsontext"
)

// MaxDepth is how deep arrays and objects may nest. Real messages stay below
// twenty; the bound keeps a hostile one from costing more than its bytes.
const MaxDepth = 500

// MaxSize is the size in bytes up to which offsets can be kept.
const MaxSize = math.MaxUint32 - 1

// Parser parses documents, reusing its memory from one to the next. It must
// not be used by two goroutines at once.
type Parser struct {
	symbols *Symbols
	buffer  bytes.Buffer
	decoder *jsontext.Decoder
	doc     Document
	seen    []uint64 // a bit for each symbol of each open object, a stride apart
	stride  int
	foreign []NodeID // scratch for findForeignDuplicates
	end     int64    // the offset behind the first value, as the tokenizer found it
}

// NewParser returns a parser that recognises the names in symbols, which may be nil.
func NewParser(symbols *Symbols) *Parser {
	if symbols == nil {
		symbols = NewSymbols(nil)
	}
	p := &Parser{symbols: symbols, stride: (symbols.Len() + 63) / 64}
	// The parser finds duplicate names by symbol, and reports them instead of
	// giving up, so the tokenizer need not look for them.
	p.decoder = jsontext.NewDecoder(&p.buffer, jsontext.AllowDuplicateNames(true))
	return p
}

// Parse parses one JSON text. The document keeps b and is valid until the next
// call. An error is a *SyntaxError.
func (p *Parser) Parse(b []byte) (*Document, error) {
	d := &p.doc
	d.decoded.reset()
	*d = Document{Bytes: b, Nodes: d.Nodes[:0], Duplicates: d.Duplicates[:0], decoded: d.decoded}
	if err := checkStart(b); err != nil {
		return d, err
	}
	plain, err := p.index(d, false)
	if err == nil && !plain {
		err = p.reread(d)
	}
	if err != nil {
		return d, p.syntaxError(d, err)
	}
	return d, nil
}

// reread reads a text that is not plain: when the tokenizer has found it valid.
func (p *Parser) reread(d *Document) error {
	if err := p.validate(d.Bytes); err != nil {
		return err
	}
	d.Nodes, d.Duplicates = d.Nodes[:0], d.Duplicates[:0]
	d.decoded.reset()
	ok, err := p.index(d, true)
	if err == nil && !ok {
		return errDisagree
	}
	return err
}

// validate lets the tokenizer check the whole text: its grammar, its UTF-8 and
// that it is one value.
func (p *Parser) validate(b []byte) error {
	p.buffer = *bytes.NewBuffer(b)
	p.decoder.Reset(&p.buffer, jsontext.AllowDuplicateNames(true))
	if _, err := p.decoder.ReadValue(); err != nil {
		return err
	}
	p.end = p.decoder.InputOffset()
	if _, err := p.decoder.ReadToken(); err != io.EOF {
		return errTrailing
	}
	return nil
}

// noneSeen returns the bits for the names of the next object at a depth, all 0.
// Those of the objects around it stay valid, also where there is more room made.
func (p *Parser) noneSeen(depth int) []uint64 {
	first := depth * p.stride
	for len(p.seen) < first+p.stride {
		p.seen = append(p.seen, make([]uint64, p.stride)...)
	}
	seen := p.seen[first : first+p.stride]
	clear(seen)
	return seen
}

// findForeignDuplicates notes repeated names among the members of an object
// that the symbols do not know.
func (p *Parser) findForeignDuplicates(d *Document, object NodeID) {
	p.foreign = p.foreign[:0]
	for c := object + 1; c < NodeID(len(d.Nodes)); c = d.Nodes[c].Next {
		if d.Nodes[c].Name == 0 {
			p.foreign = append(p.foreign, c)
		}
	}
	if len(p.foreign) > 16 {
		d.noteRepeats(p.foreign)
		return
	}
	for i, c := range p.foreign {
		for _, earlier := range p.foreign[:i] {
			if bytes.Equal(d.NameContent(earlier), d.NameContent(c)) {
				d.Duplicates = append(d.Duplicates, c)
				break
			}
		}
	}
}

// noteRepeats does the same for many members at once.
func (d *Document) noteRepeats(members []NodeID) {
	seen := make(map[string]bool, len(members))
	for _, c := range members {
		name := d.Name(c)
		if seen[name] {
			d.Duplicates = append(d.Duplicates, c)
		}
		seen[name] = true
	}
}

var (
	errTrailing = errors.New("text behind the document's end")
	errDepth    = errors.New("nested too deeply")
	errDisagree = errors.New("this program and its JSON library disagree about the text")
)
