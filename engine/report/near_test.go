package report

import (
	"bytes"
	"strings"
	"testing"
)

// TestEachFormNamesWhatCameClose: of a row that the profile needs, and of one that an
// event may have been meant for, every form says what came closest; forms that have a
// place for each row say so of the others too.
func TestEachFormNamesWhatCameClose(t *testing.T) {
	const meant, other = "its action is Rankd", "its type is ViewEvent and not NavigationEvent"
	everyRow := map[Format]bool{JSON: true, JUnit: true, TAP: true, HTML: true}
	for _, f := range Formats() {
		var got bytes.Buffer
		if err := writeReplay(t, f, &got); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(got.String(), meant) {
			t.Errorf("%s does not say what came closest to Ranked", f)
		}
		if strings.Contains(got.String(), other) != everyRow[f] {
			t.Errorf("%s says what came closest to a row that nobody needs: %t", f, !everyRow[f])
		}
	}
	for _, f := range []Format{Markdown, HTML, JSON} {
		var got bytes.Buffer
		if err := WriteCertification(f, &got, NewCertification(certified(""))); err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{"message 15", "its action is Vieved and not Viewed"} {
			if !strings.Contains(got.String(), want) {
				t.Errorf("the certification as %s does not say %q", f, want)
			}
		}
	}
}
