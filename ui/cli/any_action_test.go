package cli

import (
	"strings"
	"testing"

	"caliper-playground/engine/report"
)

// TestARowOfAnyActionSaysSo asks every form but JSON about the row that any action
// fills, filled and open: its action is said in words.
func TestARowOfAnyActionSaysSo(t *testing.T) {
	general := strings.Replace(strings.Replace(reading, `"ViewEvent"`, `"Event"`, 1), "ReadingProfile", "GeneralProfile", 1)
	for name, event := range map[string]string{"filled": general, "open": strings.Replace(general, `"Viewed"`, `"Veiwed"`, 1)} {
		for _, args := range [][]string{{"check", "-"}, {"replay", "-", "--each"}, {"replay", "-", "--profile", "general"}} {
			got, forms := everyForm(t, event, args...)
			for format, out := range forms {
				if format == report.JSON {
					continue
				}
				if strings.Contains(out, "Event *") || strings.Contains(out, "› *") || strings.Contains(out, `Event \*`) || strings.Contains(out, ">*<") {
					t.Errorf("%s, %v --format %s:\n%s", name, args, format, out)
				}
			}
			if name == "open" && !strings.Contains(got.out, "any action") {
				t.Errorf("%s, %v says nothing of any action:\n%s", name, args, got.out)
			}
		}
	}
}
