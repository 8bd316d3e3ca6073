package bench

import (
	"reflect"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
)

// A row's event is composed, a profile's is asked for from there on, and the log has
// neither to begin with.
func TestWhatIsSelectedIsComposed(t *testing.T) {
	d := alone(t, pagetest.New(), 120, 40)
	row := catalog.Get(catalog.V1p2).Row("AnnotationProfile/AnnotationEvent/Bookmarked")
	for _, step := range []struct {
		presses []string
		want    page.ComposeEvent
	}{
		{[]string{"g"}, page.ComposeEvent{Profile: "General"}},
		{[]string{"down"}, page.ComposeEvent{Profile: "Annotation"}},
		{[]string{"enter"}, page.ComposeEvent{Row: row}},
		{[]string{"tab"}, page.ComposeEvent{}},
	} {
		d.Press(append(step.presses, "n")...)
		all := d.Screen.Opened
		if len(all) == 0 || !reflect.DeepEqual(all[len(all)-1], step.want) {
			t.Errorf("%q opens %+v, want %+v last", step.presses, all, step.want)
		}
	}
}
