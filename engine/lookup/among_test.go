package lookup

import (
	"slices"
	"testing"

	"caliper-playground/catalog"
)

func TestAmongFindsWhatAQueryMeans(t *testing.T) {
	names := []string{"federatedSession", "session", "target", "count", "name", "Assessment", "Submitted", "Restarted", "Started"}
	things := [][]Ref{
		{{Property, "federatedSession"}, {Entity, "LtiSession"}}, {{Property, "session"}, {Entity, "Session"}}, {{Property, "target"}}, {{Property, "count"}},
		{{Property, "name"}}, {{Entity, "Assessment"}, {Profile, "AssessmentProfile"}}, {{Action, "Submitted"}}, {{Action, "Restarted"}}, {{Action, "Started"}},
	}
	for _, test := range []struct {
		query string
		want  []string // these first, in any number more
	}{
		{"lti", []string{"federatedSession"}},
		{"quiz", []string{"Assessment"}},
		{"attempt number", []string{"count"}},
		{"start", []string{"Started", "Restarted"}},
		{"Submited", []string{"Submitted"}},
		{"title", []string{"name"}},
		{"attempt num", []string{"count"}}, // on the way to "attempt number"
		{"zzzz", nil},
		{"", nil},
	} {
		t.Run(test.query, func(t *testing.T) {
			var got []string
			among, _ := Of(catalog.V1p2).Among(test.query, things)
			for _, i := range among {
				got = append(got, names[i])
			}
			if len(got) < len(test.want) || !slices.Equal(got[:len(test.want)], test.want) || test.want == nil && got != nil {
				t.Errorf("found %v, want %v first", got, test.want)
			}
		})
	}
}

// Where something is called by the query, what only mentions it is left out.
func TestAmongKeepsToWhatIsCalledSo(t *testing.T) {
	things := [][]Ref{{{Action, "Resumed"}}, {{Action, "Paused"}}}
	for _, query := range []string{"pause", "pau"} {
		if got, so := Of(catalog.V1p2).Among(query, things); !slices.Equal(got, []int{1}) || !so {
			t.Errorf("%s: found %v, want the second alone", query, got)
		}
	}
	if got, so := Of(catalog.V1p2).Among("pause", things[:1]); !slices.Equal(got, []int{0}) || so {
		t.Errorf("found %v: Resumed is what follows when something was paused", got)
	}
}

// Each further word leaves fewer of all rows.
func TestAmongTakesEachWordForItself(t *testing.T) {
	var things [][]Ref
	var ids []string
	for _, e := range Of(catalog.V1p2).Of(Row) {
		row := e.Rows[0]
		things = append(things, []Ref{e.Ref, {Action, row.Action}, {Event, row.Event}})
		ids = append(ids, e.Name)
	}
	for query, want := range map[string]string{
		"quiz submitted": "AssessmentProfile/AssessmentEvent/Submitted",
		"video paused":   "MediaProfile/MediaEvent/Paused",
		"forum post":     "ForumProfile/MessageEvent/Posted",
		"launch":         "ToolLaunchProfile/ToolLaunchEvent/Launched",
		"signed out":     "SessionProfile/SessionEvent/LoggedOut",
	} {
		among, _ := Of(catalog.V1p2).Among(query, things)
		if len(among) == 0 || ids[among[0]] != want {
			t.Errorf("%q finds %d rows, %s not first", query, len(among), want)
			continue
		}
		if query != "launch" && len(among) > 3 {
			t.Errorf("%q finds %d rows", query, len(among))
		}
	}
}

// A list is searched with every key that is typed into it.
func BenchmarkAmong(b *testing.B) {
	book := Of(catalog.V1p2)
	book.Index()
	var things [][]Ref
	for _, e := range book.Of(Row) {
		things = append(things, []Ref{e.Ref, {Action, e.Rows[0].Action}, {Event, e.Rows[0].Event}})
	}
	for _, query := range []string{"q", "quiz", "quiz submitted", "hand in the quiz", "zzzz"} {
		b.Run(query, func(b *testing.B) {
			for range b.N {
				book.Among(query, things)
			}
		})
	}
}
