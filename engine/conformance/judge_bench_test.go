package conformance_test

import (
	"bytes"
	"errors"
	"io"
	"testing"
	"time"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
	"caliper-playground/fixtures"

	"github.com/go-json-experiment/json/jsontext"
)

// envelopes wraps the project's own events, n to an envelope.
func envelopes(tb testing.TB, n int) [][]byte {
	tb.Helper()
	list, err := fixtures.Load(catalog.V1p2, fixtures.Rows)
	if err != nil {
		tb.Fatal(err)
	}
	var all [][]byte
	for i := 0; i < len(list); i++ {
		var b bytes.Buffer
		b.WriteString(`{"sensor":"https://example.org/sensors/1","sendTime":"2026-03-02T09:15:00.000Z","dataVersion":"http://purl.imsglobal.org/ctx/caliper/v1p2","data":[`)
		for k := range n {
			if k > 0 {
				b.WriteByte(',')
			}
			b.Write(list[(i+k)%len(list)].Data)
		}
		b.WriteString(`]}`)
		all = append(all, bytes.Clone(b.Bytes()))
	}
	return all
}

// tokenize reads every token, as the judge must do at the least.
func tokenize(decoder *jsontext.Decoder, buffer *bytes.Buffer, body []byte) error {
	*buffer = *bytes.NewBuffer(body)
	decoder.Reset(buffer)
	for {
		if _, err := decoder.ReadToken(); err != nil {
			if errors.Is(err, io.EOF) {
				return nil
			}
			return err
		}
	}
}

// BenchmarkJudge compares judging, from bytes to verdict, marks and reasons,
// with the tokenizer alone on the same bytes. The two take turns on each body,
// and the best time of each counts, so that what else the machine does weighs
// on both as little as can be.
func BenchmarkJudge(b *testing.B) {
	for _, size := range []struct {
		name string
		n    int
	}{{"single", 1}, {"hundred", 100}} {
		b.Run(size.name, func(b *testing.B) {
			bodies := envelopes(b, size.n)
			assessor := conformance.NewAssessor(conformance.Options{})
			var buffer bytes.Buffer
			decoder := jsontext.NewDecoder(&buffer)
			tokens, judging := make([]time.Duration, len(bodies)), make([]time.Duration, len(bodies))
			b.ReportAllocs() // the tokenizer makes none, so they are the judge's
			turn := 0
			for b.Loop() {
				i := turn % len(bodies)
				start := time.Now()
				if err := tokenize(decoder, &buffer, bodies[i]); err != nil {
					b.Fatal(err)
				}
				middle := time.Now()
				judgement := assessor.Judge(bodies[i], nil)
				end := time.Now()
				if judgement.Result.Verdict == rule.Fail {
					b.Fatal("a fixture fails")
				}
				best(&tokens[i], middle.Sub(start))
				best(&judging[i], end.Sub(middle))
				turn++
			}
			events := float64(min(turn, len(bodies)) * size.n)
			b.ReportMetric(events/sum(tokens).Seconds(), "tokenized/s")
			b.ReportMetric(events/sum(judging).Seconds(), "judged/s")
			b.ReportMetric(sum(tokens).Seconds()/sum(judging).Seconds(), "ratio")
		})
	}
}

func best(least *time.Duration, d time.Duration) {
	if *least == 0 || d < *least {
		*least = d
	}
}

func sum(durations []time.Duration) (total time.Duration) {
	for _, d := range durations {
		total += d
	}
	return total
}
