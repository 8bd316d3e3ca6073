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
	open    []container // the arrays and objects around the next token
	seen    []uint64    // a bit for each symbol of each open object, a stride apart
	stride  int
}

// container is an array or object that is not closed yet.
type container struct {
	node    NodeID
	unknown int32 // members with a name that the symbols do not know
}

// NewParser returns a parser that recognises the names in symbols, which may be nil.
func NewParser(symbols *Symbols) *Parser {
	p := &Parser{symbols: symbols, stride: 1}
	if symbols != nil {
		p.stride = (symbols.Len() + 63) / 64
	}
	// The parser finds duplicate names by symbol, and reports them instead of
	// giving up, so the tokenizer need not look for them.
	p.decoder = jsontext.NewDecoder(&p.buffer, jsontext.AllowDuplicateNames(true))
	return p
}

// Parse parses one JSON text. The document keeps b and is valid until the next
// call. An error is a *SyntaxError.
func (p *Parser) Parse(b []byte) (*Document, error) {
	d := &p.doc
	*d = Document{Bytes: b, Nodes: d.Nodes[:0], Duplicates: d.Duplicates[:0]}
	if err := checkStart(b); err != nil {
		return d, err
	}
	p.buffer = *bytes.NewBuffer(b)
	p.decoder.Reset(&p.buffer, jsontext.AllowDuplicateNames(true))
	p.open = p.open[:0]
	if err := p.tokens(d); err != nil {
		return d, p.syntaxError(d, err)
	}
	return d, nil
}

// tokens reads every token and appends a node for each value.
func (p *Parser) tokens(d *Document) error {
	b := d.Bytes
	parent, inObject := None, false
	var nameStart, nameEnd uint32
	haveName := false
	end := 0
	for {
		token, err := p.decoder.ReadToken()
		if err == io.EOF && len(d.Nodes) > 0 {
			return nil
		}
		if err != nil {
			return err
		}
		if len(p.open) == 0 && len(d.Nodes) > 0 {
			return errTrailing
		}
		start := end
		for separator[b[start]] {
			start++
		}
		end = int(p.decoder.InputOffset())

		kind := token.Kind()
		if inObject && !haveName && kind == '"' {
			nameStart, nameEnd, haveName = uint32(start), uint32(end), true
			continue
		}
		if kind == '}' || kind == ']' {
			last := len(p.open) - 1
			closed := p.open[last]
			p.open = p.open[:last]
			node := &d.Nodes[closed.node]
			node.End, node.Next = uint32(end), NodeID(len(d.Nodes))
			if closed.unknown > 1 {
				d.findForeignDuplicates(closed.node)
			}
			parent = node.Parent
			inObject = parent != None && d.Nodes[parent].Kind == Object
			continue
		}

		id := NodeID(len(d.Nodes))
		d.Nodes = append(d.Nodes, Node{Start: uint32(start), End: uint32(end), Parent: parent, Next: id + 1})
		node := &d.Nodes[id]
		if haveName {
			haveName = false
			node.NameStart, node.NameEnd = nameStart, nameEnd
			p.member(d, id)
		}
		switch kind {
		case '"':
			node.Kind = String
			node.Escaped = bytes.IndexByte(b[start:end], '\\') >= 0
		case '{', '[':
			if len(p.open) == MaxDepth {
				return errDepth
			}
			node.Kind = Array
			if kind == '{' {
				node.Kind = Object
				p.clearSeen(len(p.open))
			}
			p.open = append(p.open, container{node: id})
			parent, inObject = id, kind == '{'
		case 't':
			node.Kind = True
		case 'f':
			node.Kind = False
		case '0':
			node.Kind = Number
		}
	}
}

// member gives a member its symbol and notes a name that stood before.
func (p *Parser) member(d *Document, id NodeID) {
	node := &d.Nodes[id]
	name := d.Bytes[node.NameStart+1 : node.NameEnd-1]
	if bytes.IndexByte(name, '\\') >= 0 {
		node.NameEscaped = true
		name = []byte(d.Name(id))
	}
	node.Name = p.symbols.Lookup(name)
	depth := len(p.open) - 1
	if node.Name == 0 {
		p.open[depth].unknown++
		return
	}
	word, bit := depth*p.stride+int(node.Name/64), uint64(1)<<(node.Name%64)
	if p.seen[word]&bit != 0 {
		d.Duplicates = append(d.Duplicates, id)
	}
	p.seen[word] |= bit
}

// clearSeen forgets the names of the last object at that depth.
func (p *Parser) clearSeen(depth int) {
	for len(p.seen) < (depth+1)*p.stride {
		p.seen = append(p.seen, make([]uint64, p.stride)...)
	}
	clear(p.seen[depth*p.stride : (depth+1)*p.stride])
}

// findForeignDuplicates notes repeated names among the members of an object
// that the symbols do not know.
func (d *Document) findForeignDuplicates(object NodeID) {
	seen := map[string]bool{}
	for c := range d.Children(object) {
		if d.Nodes[c].Name != 0 {
			continue
		}
		name := d.Name(c)
		if seen[name] {
			d.Duplicates = append(d.Duplicates, c)
		}
		seen[name] = true
	}
}

// separator holds what may stand between two tokens of a valid text.
var separator = [256]bool{' ': true, '\t': true, '\n': true, '\r': true, ',': true, ':': true}

var (
	errTrailing = errors.New("text behind the document's end")
	errDepth    = errors.New("nested too deeply")
)

// unquote reads a JSON string that is known to be valid.
func unquote(raw []byte) string {
	text, err := jsontext.AppendUnquote(nil, raw)
	if err != nil {
		return string(raw)
	}
	return string(text)
}
