package rule

import (
	"slices"
	"strings"
	"testing"
)

func TestTolerancesByName(t *testing.T) {
	for _, name := range ToleranceNames() {
		t.Run(name, func(t *testing.T) {
			var none Tolerances
			on := none.Switched(name)
			if none.Has(name) || !on.Has(name) || !slices.Equal(on.Names(), []string{name}) {
				t.Errorf("off %v, on %v", none.Names(), on.Names())
			}
			if off := on.Switched(name); off != none {
				t.Errorf("switched twice: %v", off.Names())
			}
			if parsed, err := ParseTolerances([]string{" " + name}); err != nil || parsed != on {
				t.Errorf("parsed as %v, %v", parsed.Names(), err)
			}
			if meaning := ToleranceMeaning(name); !strings.HasSuffix(meaning, ".") {
				t.Errorf("it means %q", meaning)
			}
		})
	}
	all, err := ParseTolerances(ToleranceNames())
	if err != nil || !slices.Equal(all.Names(), ToleranceNames()) {
		t.Errorf("all are %v, %v", all.Names(), err)
	}
}

func TestAnUnknownTolerance(t *testing.T) {
	_, err := ParseTolerances([]string{"time-format", "late-times"})
	if err == nil || !strings.Contains(err.Error(), `"late-times"`) || !strings.Contains(err.Error(), "missing-context") {
		t.Errorf("error %v", err)
	}
	if all, _ := ParseTolerances(ToleranceNames()); all.Has("late-times") || all.Switched("late-times") != all || ToleranceMeaning("late-times") != "" {
		t.Error("an unknown name means something")
	}
}
