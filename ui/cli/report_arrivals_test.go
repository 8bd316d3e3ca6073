package cli

import (
	"encoding/json"
	"testing"

	"caliper-playground/engine/certify"
	"caliper-playground/engine/report"
)

func TestReportOfAPracticeCertificationListsWhatEachMessageCameBy(t *testing.T) {
	state, id := practised(t, certify.Report)
	got := command(t, "", "report", id, "--state", state, "--certification", "--format", "json")
	var c report.Certification
	if err := json.Unmarshal([]byte(got.out), &c); err != nil {
		t.Fatal(err)
	}
	a := c.Arrivals
	if len(a.Stretches) != 1 || a.Stretches[0] != (certify.Stretch{First: 1, Last: 3, Transport: certify.Plain}) || len(a.Messages) != 3 {
		t.Fatalf("it lists %+v", a)
	}
	for i, status := range []int{200, 200, 400} {
		if m := a.Messages[i]; m.Seq != i+1 || m.Status != status || m.Time == nil || m.Time.IsZero() || m.Transport != certify.Plain {
			t.Errorf("message %d is listed as %+v", i+1, m)
		}
	}
}
