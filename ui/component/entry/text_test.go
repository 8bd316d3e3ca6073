package entry

import (
	"slices"
	"strings"
	"testing"

	"github.com/muesli/termenv"

	"caliper-playground/engine/lookup"
	"caliper-playground/ui/style"
)

// drawn fills a text into lines and draws them without colours; the chosen
// link is the one of that number.
func drawn(t lookup.Text, indent, width, chosen int) []string {
	links := 0
	number := func(lookup.Ref) int { links++; return links - 1 }
	theme := style.Choice{Profile: termenv.Ascii}.Theme()
	var lines []string
	for _, line := range fill(textLine{indent: 1}, atoms(t, weightPlain, number), indent, width) {
		lines = append(lines, line.draw(theme, width, chosen).String())
	}
	return lines
}

func TestTextIsFilledIntoLines(t *testing.T) {
	to := lookup.Ref{Kind: lookup.Entity, Name: "Person"}
	long := strings.Repeat("x", 25)
	for _, test := range []struct {
		name          string
		text          lookup.Text
		indent, width int
		chosen        int
		want          []string
	}{
		{"words", lookup.Text{{Words: "one two three four"}}, 3, 12, NoLink, []string{" one two", "   three", "   four"}},
		{"exactly as wide", lookup.Text{{Words: "one two thr"}}, 1, 12, NoLink, []string{" one two thr"}},
		{"a comma clings to its link", lookup.Text{{Words: "aaaa "}, {Words: "Person", To: to}, {Words: ", b"}}, 1, 12, NoLink, []string{" aaaa", " Person, b"}},
		{"the chosen link has the mark in the cell before it", lookup.Text{{Words: "a "}, {Words: "Person", To: to}}, 1, 20, 0, []string{" a›Person"}},
		{"at the beginning of a line too", lookup.Text{{Words: "aaaa "}, {Words: "Person", To: to}}, 1, 9, 0, []string{" aaaa", "›Person"}},
		{"a link of several words has one mark", lookup.Text{{Words: "a "}, {Words: "the first of all", To: to}}, 1, 12, 0, []string{" a›the first", "›of all"}},
		{"a word wider than the line is cut", lookup.Text{{Words: "a " + long}}, 1, 11, NoLink, []string{" a", " xxxxxxxxxx", " xxxxxxxxxx", " xxxxx"}},
		{"no room at all", lookup.Text{{Words: "ab"}}, 1, 0, NoLink, []string{"", ""}},
		{"nothing", nil, 1, 10, NoLink, []string{""}},
		{"wide characters", lookup.Text{{Words: "学学学 学学"}}, 1, 8, NoLink, []string{" 学学学", " 学学"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := drawn(test.text, test.indent, test.width, test.chosen); !slices.Equal(got, test.want) {
				t.Errorf("got  %q\nwant %q", got, test.want)
			}
		})
	}
}

func TestATableIsStackedWhereItDoesNotFit(t *testing.T) {
	to := lookup.Ref{Kind: lookup.Entity, Name: "Person"}
	table := lookup.Block{
		Form: lookup.Table, Head: []string{"property", "needed", "value"},
		Rows: []lookup.TableRow{{
			Cells: []lookup.Text{{{Words: "actor", To: to}}, {{Words: "required"}}, {{Words: "a Person, an Organization or anything else"}}},
			Note:  "Who did it.",
		}},
	}
	compared := lookup.Block{
		Form: lookup.Table, Head: []string{"what", "Caliper 1.2", "Caliper 1.1"}, Compared: true,
		Rows: []lookup.TableRow{{Cells: []lookup.Text{{{Words: "row"}}, {{Words: "optional: Person on Assessment"}}, {{Words: "required: Person on Assessment"}}}}},
	}
	for _, test := range []struct {
		name  string
		block lookup.Block
		width int
		want  []string
	}{
		{"in columns", table, 60, []string{
			"  property  needed    value",
			"  actor     required  a Person, an Organization or anything",
			"                      else",
			"      Who did it.",
		}},
		{"stacked", table, 30, []string{
			"  actor",
			"      required · a Person, an",
			"      Organization or anything",
			"      else",
			"      Who did it.",
		}},
		{"versions in columns", compared, 80, []string{
			"  what  Caliper 1.2                     Caliper 1.1",
			"  row   optional: Person on Assessment  required: Person on Assessment",
		}},
		{"versions below each other", compared, 44, []string{
			"  row",
			"      Caliper 1.2  optional: Person on",
			"        Assessment",
			"      Caliper 1.1  required: Person on",
			"        Assessment",
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var d Pane
			d.Link = NoLink
			d.Set([]lookup.Block{test.block}, test.width)
			d.List.SetHeight(len(d.lines))
			var got []string
			for _, line := range d.View(style.Choice{Profile: termenv.Ascii}.Theme(), true) {
				got = append(got, strings.TrimRight(line.String(), " "))
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(test.want, "\n"))
			}
		})
	}
}
