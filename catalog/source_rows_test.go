package catalog

import (
	"slices"
	"strings"
	"testing"
)

// corrected are the rows in which the catalogue leaves the printed tables, by
// what the row says here; the errata tell why.
var corrected = map[Version]map[string]string{
	V1p2: {
		"GradingProfile/ViewEvent/Viewed": "Agent DigitalResource Result - optional",
	},
	V1p1: {
		"AssignableProfile/AssignableEvent/Started":   "Person|Group DigitalResource AssignableDigitalResource Attempt required",
		"AssignableProfile/AssignableEvent/Submitted": "Person|Group DigitalResource AssignableDigitalResource Attempt required",
	},
}

func TestRowsAgainstPublishedTables(t *testing.T) {
	names := map[Version]string{V1p2: "profiles-v1p2.tsv", V1p1: "profiles-v1p1.tsv"}
	dispositions := map[string]Disposition{"Required": Required, "Optional": Optional, "At least 1 Required": AtLeastOne}
	eachVersion(t, func(t *testing.T, v *Vocabulary) {
		lines := strings.Split(strings.TrimRight(string(readSource(t, names[v.Version])), "\n"), "\n")[1:]
		var published []string
		for _, line := range lines {
			cells := append(strings.Split(line, "\t"), "") // 1.1 has no column for the specification's object
			action := strings.Replace(cells[2], "UnRead", "Unread", 1)
			id := cells[0] + "Profile/" + cells[1] + "/" + action
			published = append(published, id)
			row := v.Row(id)
			if row == nil {
				t.Errorf("%s is missing", id)
				continue
			}
			want := strings.Join([]string{strings.TrimSuffix(cells[3], " or subtype"), cells[4],
				orDash(cells[7]), orDash(cells[5]), string(dispositions[cells[6]])}, " ")
			if instead, there := corrected[v.Version][id]; there {
				want = instead
			}
			got := strings.Join([]string{strings.Join(row.Actor, "|"), strings.Join(row.Object, "|"),
				orDash(strings.Join(row.SpecificationObject, "|")), orDash(row.Generated), string(row.Disposition)}, " ")
			if got != want {
				t.Errorf("%s: %s, published %s", id, got, want)
			}
		}
		var own []string
		for _, p := range v.Profiles {
			for _, r := range p.Rows {
				if p.Extension == "" {
					own = append(own, r.ID)
				}
			}
		}
		if !slices.Equal(own, published) {
			t.Errorf("rows %q, published %q", own, published)
		}
	})
}

func orDash(cell string) string {
	if cell == "" {
		return "-"
	}
	return cell
}
