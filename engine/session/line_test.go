package session

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"caliper-playground/engine/rule"
)

func TestBodiesComeBackByteForByte(t *testing.T) {
	every := make([]byte, 256)
	for i := range every {
		every[i] = byte(i)
	}
	bodies := map[string][]byte{
		"every byte":          every,
		"invalid UTF-8":       []byte("{\"a\": \"\xff\xfe\"}"),
		"a cut character":     []byte("caf\xc3"),
		"a surrogate":         []byte("\xed\xa0\x80"),
		"controls":            []byte("\x00\x01\x1b[31m\x7f\r\n\t\\\"/"),
		"line separators":     []byte("a\u2028b\u2029c\u0085d\ufeffe"),
		"the replacement":     []byte("\ufffd"),
		"four bytes a letter": []byte("𝛼𝛽𝛾"),
		"our own marks":       []byte(`,"exchange":{"body":"` + exchangeMark + `"}` + "\n"),
		"huge":                bytes.Repeat([]byte("0123456789\n"), 150_000),
		"huge and binary":     bytes.Repeat([]byte("012345678\xff"), 50_000),
		"one byte":            []byte("x"),
	}
	o := options(t)
	s := start(t, o)
	keep := func(x Exchange) (Message, error) {
		if len(x.Body) > maxRefused {
			return s.Receive(x) // of which the whole body is kept
		}
		return s.Refuse(x)
	}
	var names []string
	var messages []Message
	for name, body := range bodies {
		x := post("")
		x.Body = body
		if len(body) <= maxReply {
			x.Reply = body
		}
		x.Header = append(x.Header, Field{"X-Odd", string(body[:min(len(body), 300)])})
		x.Path = "/" + string(body[:min(len(body), 300)])
		x.Status = 418
		m, err := keep(x)
		if err != nil {
			t.Fatal(err)
		}
		names, messages = append(names, name), append(messages, m)
	}
	sameMessages(t, s, messages)
	again := reopen(t, s, o)
	for i, name := range names {
		m, err := again.Message(i + 1)
		if err != nil || !bytes.Equal(m.Exchange.Body, bodies[name]) {
			t.Errorf("%s: %v, the body differs", name, err)
		}
	}
	sameState(t, again, s)
	journal, err := os.ReadFile(s.Journal())
	if err != nil {
		t.Fatal(err)
	}
	for i, line := range bytes.Split(bytes.TrimSuffix(journal, []byte("\n")), []byte("\n")) {
		if !json.Valid(line) || bytes.ContainsAny(line, "\x1b\u2028\u2029") {
			t.Errorf("line %d is no clean JSON: %.100q", i+1, line)
		}
	}
}

// TestAllOfAMessageIsKept fills every field there is, so that one which is
// added later and not written to the journal is noticed.
func TestAllOfAMessageIsKept(t *testing.T) {
	var m Message
	fill(reflect.ValueOf(&m).Elem(), new(int))
	m.Exchange.Answer, m.Exchange.RejectInvalid, m.Exchange.Secrets, m.Exchange.Act = nil, false, nil, nil
	m.Exchange.Status, m.Kind = m.Status, KindMessage
	m.Exchange.Body = bytes.Repeat([]byte("body "), 1000)                         // in which all places lie
	m.Exchange.Cut.Reply, m.Exchange.Cut.Findings, m.Exchange.Cut.Items = 0, 0, 0 // counted when it is written
	m.Time = time.Date(2026, 3, 2, 8, 15, 0, 123456789, time.UTC)
	m.Assessment.More = rule.More{"a": 7, "b": 2}
	for i := range m.Assessment.Items {
		m.Assessment.Items[i].Spec, m.Assessment.Items[i].Named = m.Assessment.Spec, false // they follow from the body
	}
	for i := range m.Assessment.Findings {
		m.Assessment.Findings[i].Expected = false // that is the business of a report
	}
	m.Assessment.Items[0].Findings = []rule.Finding{m.Assessment.Findings[1]}
	m.Assessment.Items[1].Findings = []rule.Finding{m.Assessment.Findings[0], m.Assessment.Findings[1]}
	for i := range m.Assessment.Findings {
		fixes := [][]rule.Op{m.Assessment.Findings[i].Fix}
		for _, choice := range m.Assessment.Findings[i].Choices {
			fixes = append(fixes, choice.Fix)
		}
		for _, fix := range fixes {
			for n := range fix {
				fix[n].Value = json.RawMessage("{\n\t\"<a>\": 1 }")
			}
		}
	}
	line := lineOf(&m, &effect{Rows: make([]string, m.Marks), Counts: rule.Counts{Pass: 1}})
	if n := bytes.IndexByte(line, '\n'); n != len(line)-1 {
		t.Fatalf("it is more than one line: %s", line)
	}
	got, err := decodeMessage(line)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(m, got); diff != "" {
		t.Errorf("a field is lost (-written +read):\n%s", diff)
	}
}

// lineOf writes a message as it is written when it arrives.
func lineOf(m *Message, e *effect) []byte {
	var w lineWriter
	e.Entry = m.Entry
	if err := w.write(m, e); err != nil {
		panic(err)
	}
	return w.line
}

// fill sets every field to something that is not its zero value.
func fill(v reflect.Value, n *int) {
	*n++
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), n)
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				fill(v.Field(i), n)
			}
		}
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			v.SetBytes(fmt.Appendf(nil, "bytes %d", *n))
			return
		}
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fill(v.Index(0), n)
		fill(v.Index(1), n)
	case reflect.String:
		v.SetString(fmt.Sprintf("text %d", *n))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int64:
		v.SetInt(int64(*n))
	case reflect.Uint32:
		v.SetUint(uint64(*n))
	case reflect.Uint8: // a severity, a verdict, a transport
		v.SetUint(uint64(1 + *n%2))
	}
}
