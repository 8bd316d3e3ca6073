package app

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/expect"
	"caliper-playground/engine/mistake"
	"caliper-playground/engine/report"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/sensor"
)

// TestServeTellsWhatTheBenchTells sends each mistake, and holds what serve prints of a
// message to what the bench shows of it: the rule, the place, what is wrong, how it is
// mended, and the row that it comes nearest to, in the same words.
func TestServeTellsWhatTheBenchTells(t *testing.T) {
	t.Parallel()
	b := startBackend(t, func(*Options) {})
	d := drive(t, b, 90, 200) // one pane at a time, and room for all of it
	told := 0
	for _, of := range mistake.Of(catalog.V1p2) {
		if _, err := b.Send(t.Context(), of.Payloads(), func(sensor.Progress) {}); err != nil {
			t.Fatal(err)
		}
		m, err := b.current().Message(b.current().Len())
		if err != nil {
			t.Fatal(err)
		}
		if m.Assessment == nil {
			continue
		}
		var printed bytes.Buffer
		serve, err := report.NewServe(report.Text, &printed, false)
		if err != nil {
			t.Fatal(err)
		}
		if err := serve.Message("s", "", m, expect.Outcome{}); err != nil {
			t.Fatal(err)
		}
		d.until("message "+of.Name, func(string) bool { return d.app.snapshot.Len == m.Seq })
		d.run(d.app.screen().GoTo(m.Seq))
		d.press("enter")
		words := toldOf(m.Assessment)
		told += len(words)
		if left := untold(words, printed.String()); len(left) > 0 {
			t.Errorf("%s: serve does not say %q:\n%s", of.Name, left, printed.String())
		}
		header := fmt.Sprintf("›%d  [Findings", m.Seq)
		d.until(fmt.Sprintf("%s: %q", of.Name, words), func(view string) bool {
			return strings.Contains(view, header) && len(untold(words, view)) == 0
		})
	}
	if told < 40 {
		t.Errorf("only %d things were compared", told)
	}
}

// toldOf is what there is to tell of a message that somebody has to mend.
func toldOf(a *conformance.Assessment) (words []string) {
	for _, f := range a.Findings {
		if f.Severity == rule.Info {
			continue
		}
		words = append(words, f.Rule, f.Pointer, f.Message)
		for _, op := range f.Fix {
			words = append(words, op.Words())
		}
		for _, choice := range f.Choices {
			words = append(words, choice.Title)
		}
	}
	for _, item := range a.Items {
		if item.Kind == "event" && item.Uncredited != "" {
			words = append(words, item.Uncredited)
		}
	}
	return words
}

// untold are the words that a text does not say, however it is laid out.
func untold(words []string, said string) (left []string) {
	said = squeezed(said)
	for _, w := range words {
		if !strings.Contains(said, squeezed(w)) {
			left = append(left, w)
		}
	}
	return left
}

var between = regexp.MustCompile(`[\s│]+`)

// squeezed is a text without the way that it is laid out.
func squeezed(s string) string { return between.ReplaceAllString(s, " ") }
