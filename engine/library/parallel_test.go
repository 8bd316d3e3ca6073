package library

import (
	"bytes"
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"
)

// numbered yields so many documents of differing sizes.
func numbered(n int) func(context.Context) iter.Seq[Document] {
	return func(context.Context) iter.Seq[Document] {
		return func(yield func(Document) bool) {
			for i := range n {
				if !yield(Document{Place: Place{Path: fmt.Sprint(i)}, Data: bytes.Repeat([]byte("x"), i%7*jobBytes/5)}) {
					return
				}
			}
		}
	}
}

// On however many cores, what is made of documents comes in their order.
func TestOnAllCoresInOrder(t *testing.T) {
	const n = 1000
	var want []string
	for i := range n {
		want = append(want, fmt.Sprint(i))
	}
	for _, cores := range []int{0, 1, 2, 7} {
		var got []string
		for some := range OnAllCores(t.Context(), cores, numbered(n), func() func(Document) string {
			return func(d Document) string { return d.Path }
		}) {
			got = append(got, some...)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%d cores: %d results, %s", cores, len(got), strings.Join(got[:min(len(got), 20)], " "))
		}
	}
}

// It ends when the caller wants no more, and with the context, whatever the
// workers and the documents do then.
func TestOnAllCoresEnds(t *testing.T) {
	count := 0
	for range OnAllCores(t.Context(), 2, numbered(1000), func() func(Document) int { return func(Document) int { return 0 } }) {
		if count++; count == 3 {
			break
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	stuck := make(chan struct{})
	defer close(stuck)
	for range OnAllCores(ctx, 2, numbered(1000), func() func(Document) int {
		return func(d Document) int {
			if d.Path == "500" {
				cancel()
				<-stuck
			}
			return 0
		}
	}) {
	}
	ctx, cancel = context.WithCancel(t.Context())
	silent := func(context.Context) iter.Seq[Document] {
		return func(yield func(Document) bool) {
			yield(Document{})
			cancel()
			<-stuck
		}
	}
	for range OnAllCores(ctx, 2, silent, func() func(Document) int { return func(Document) int { return 0 } }) {
	}
}

// BenchmarkReading tells what it costs to cut a text into its values.
func BenchmarkReading(b *testing.B) {
	line := []byte(`{"a":[` + strings.Repeat(`{"id":"https://example.org/people/7","type":"Person"},`, 30) + "0]}\n")
	text := bytes.Repeat(line, 10000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		for range (Reader{Stdin: bytes.NewReader(text)}).Read(b.Context(), Stdin) {
		}
	}
}
