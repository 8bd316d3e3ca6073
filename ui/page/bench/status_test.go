package bench

import (
	"strings"
	"testing"
	"time"

	"caliper-playground/engine/session"
	"caliper-playground/ui/component/mark"
	"caliper-playground/ui/page"
	"caliper-playground/ui/style"
)

func TestAMessageWithoutAnAnswerKeepsTheColumns(t *testing.T) {
	if got := mark.StatusNumber(401); got != "401" {
		t.Errorf("a status of 401 shows as %q", got)
	}
	b := &Page{env: &page.Env{Theme: &style.Theme{}, Zone: time.UTC}}
	row := func(status int) string {
		return b.viewEntry(session.Entry{Seq: 1, Status: status, Note: "why"}, false, 80)
	}
	column := func(line string) int { return strings.Index(line, "why") - strings.Count(line, "–")*(len("–")-1) }
	if none, some := row(0), row(401); column(none) != column(some) {
		t.Errorf("the columns differ:\n%q\n%q", none, some)
	}
}
