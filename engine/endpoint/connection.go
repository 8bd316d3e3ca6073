package endpoint

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"os"
	"sync"
	"time"
)

// keptHead is how much of a request's first bytes a connection remembers.
const keptHead = 8 << 10

// lingering is how long a connection that was refused listens on before it is
// closed. Closing at once, with bytes unread, would make the system take the
// refusal back before the sender has read it.
const lingering = time.Second

// connection is one that remembers how the request under way began. It
// gives the log the header as it was sent, and it notices what the HTTP
// library refuses by itself, before any handler is called.
type connection struct {
	net.Conn // plain or TLS
	listener *listener

	mu       sync.Mutex
	seen     []byte // first bytes of the request under way, or of the next one once this one is answered
	handled  bool   // a handler has been called for the request under way
	answered bool   // and has begun to answer
	refused  bool   // the library's refusal has been replaced and told
	linger   bool   // listen on for a while before closing
	spoken   bool   // any byte has come
	broken   error  // what ended reading
	closed   bool
}

type connectionKey struct{}

func connectionOf(ctx context.Context) *connection { return ctx.Value(connectionKey{}).(*connection) }

func newConnection(l *listener, conn net.Conn) *connection {
	w := &connection{Conn: conn, listener: l}
	if l.tls != nil {
		w.Conn = tls.Server(conn, l.tls)
	}
	return w
}

func (w *connection) overTLS() bool { return w.listener.tls != nil }

// Read reads on, and remembers while no handler has been called. The first
// read of a TLS connection shakes hands.
//
// The library goes on reading while a request is handled, so what comes once it
// is answered begins the next one.
func (w *connection) Read(p []byte) (int, error) {
	n, err := w.Conn.Read(p)
	w.mu.Lock()
	if n > 0 && (!w.handled || w.answered) {
		w.spoken = true
		w.seen = append(w.seen, p[:min(n, keptHead-len(w.seen))]...)
	}
	if err != nil && !w.handled { // the library ends its watching with an error of its own
		w.broken = err
	}
	w.mu.Unlock()
	if err != nil && w.listener.tls != nil {
		w.noteHandshake(err)
	}
	return n, err
}

// Write replaces what the library answers by itself with problem details.
func (w *connection) Write(p []byte) (int, error) {
	w.mu.Lock()
	byLibrary := !w.handled && bytes.HasPrefix(p, []byte("HTTP/1."))
	first := byLibrary && !w.refused
	w.mu.Unlock()
	if !byLibrary {
		return w.Conn.Write(p)
	}
	if first {
		w.refuse(w.describe(p))
	}
	return len(p), nil
}

// Close tells of a request that never became whole, then closes.
func (w *connection) Close() error {
	w.mu.Lock()
	if w.closed {
		w.mu.Unlock()
		return nil
	}
	w.closed = true
	unfinished := !w.handled && !w.refused && len(w.seen) > 0 && gaveUp(w.broken)
	w.mu.Unlock()
	if unfinished {
		w.refuse(w.describeUnfinished())
	}
	w.mu.Lock()
	linger := w.linger
	w.mu.Unlock()
	if linger && w.CloseWrite() == nil {
		_ = w.SetReadDeadline(time.Now().Add(lingering))
		_, _ = io.Copy(io.Discard, io.LimitReader(w.Conn, 256<<10))
	}
	err := w.Conn.Close()
	w.listener.endpoint.conns.remove(w)
	return err
}

// endedEarly says whether reading has come to an end for good.
func (w *connection) endedEarly() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return gaveUp(w.broken)
}

// gaveUp says whether the sender, not this program, ended the reading.
func gaveUp(err error) bool {
	return err != nil && !errors.Is(err, net.ErrClosed)
}

func timedOut(err error) bool { return errors.Is(err, os.ErrDeadlineExceeded) }

// CloseWrite tells the sender that nothing more comes.
func (w *connection) CloseWrite() error {
	if half, ok := w.Conn.(interface{ CloseWrite() error }); ok {
		return half.CloseWrite()
	}
	return errors.ErrUnsupported
}

// begin marks that the request under way has reached the handler.
func (w *connection) begin() {
	w.mu.Lock()
	w.handled = true
	w.mu.Unlock()
}

// answer marks that the request under way is about to be answered: its first
// bytes are not needed any more, and what comes from here on is the next one's.
func (w *connection) answer() {
	w.mu.Lock()
	w.answered = true
	w.seen = w.seen[:0]
	w.mu.Unlock()
}

// lingerOnClose has the connection listen on for a while before it closes.
func (w *connection) lingerOnClose() {
	w.mu.Lock()
	w.linger = true
	w.mu.Unlock()
}

// reset makes ready for the connection's next request.
func (w *connection) reset() {
	w.mu.Lock()
	w.handled, w.answered = false, false
	w.mu.Unlock()
}

// head returns the first bytes of the request under way. They stay as they are
// until the request is being answered.
func (w *connection) head() []byte {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.seen
}

// quiet says whether nothing has come of a next request.
func (w *connection) quiet() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return !w.handled && len(w.seen) == 0
}

// silent says whether nothing was ever sent over the connection.
func (w *connection) silent() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return !w.spoken
}
