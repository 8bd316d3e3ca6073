//go:build unix

package cli_test

import (
	"strings"
	"testing"
)

// TestATermIsLookedUpAndItsExampleSent goes from the bench to a term, sends
// the event that shows it, and sees the mark back on the bench.
func TestATermIsLookedUpAndItsExampleSent(t *testing.T) {
	t.Parallel()
	s := open(t, 120, 40)
	s.await(`0 of 15 met`)
	s.press("v")
	s.await(`CONTENTS`)
	s.press("/")
	s.press("minutes")
	s.await(`MinutesOnTask.{0,20}Metric term of`)
	s.press("\r")
	s.await(`tab.{0,20} next link`)
	s.press("s")
	s.await(`Sent ToolUseProfile › ToolUseEvent › Used: message 1, 200, pass, 1 mark`)
	s.press("q")
	s.await(`1 of 15 met`)
	s.quit()
}

// TestARuleIsExplainedFromItsFinding sends what breaks a rule, and goes from
// the finding on the bench to the rule's page.
func TestARuleIsExplainedFromItsFinding(t *testing.T) {
	t.Parallel()
	s := open(t, 120, 40, "--token", "sesame", "--session", "class")
	url := s.await(`(http://127\.0\.0\.1:\d+/caliper/class/message)`)[1]
	if status := post(t, url, "sesame", strings.Replace(envelope, `"NavigatedTo"`, `"NavigatedTwo"`, 1)); status != 200 {
		t.Errorf("the envelope is answered %d", status)
	}
	s.await(`action-unknown`)
	s.press("\tW")
	s.await(`Consumers cannot tell what was done`)
	s.press("v")
	s.await(`What ignoring it costs`)
	s.await(`Bad: gets a finding of this rule`)
	seen := len(s.text())
	s.press("qq") // closes the pages
	s.awaitSince(seen, `PROFILES`)
	s.quit()
}
