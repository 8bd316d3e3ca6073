package compose

import (
	"testing"

	"caliper-playground/catalog"
)

func TestMoments(t *testing.T) {
	for duration, want := range map[string]string{
		"PT2M5S": "#t=125", "PT1H": "#t=3600", "PT3M5.25S": "#t=185.25", "PT0S": "#t=0", "PT90M": "#t=5400", "P1D": "", "": "", "soon": "",
	} {
		if got := momentOf(duration); got != want {
			t.Errorf("%s is %q, want %q", duration, got, want)
		}
	}
}

// The id of a location that names its moment goes with the time; another stays.
func TestALocationNamesItsMoment(t *testing.T) {
	paused := func() Draft {
		return New(catalog.V1p2, catalog.Get(catalog.V1p2).Row("MediaProfile/MediaEvent/Paused"), still())
	}
	for _, test := range []struct{ id, time, want string }{
		{"", "3:05", "https://example.net/videos/reading-a-hedgerow#t=185"},
		{"", "2:05", "https://example.net/videos/reading-a-hedgerow#t=125"},
		{"", "P1D", "https://example.net/videos/reading-a-hedgerow#t=125"},
		{"https://school.example/videos/9#t=125", "185.5", "https://school.example/videos/9#t=185.5"},
		{"https://school.example/videos/9#t=120", "3:05", "https://school.example/videos/9#t=120"},
		{"https://school.example/videos/9", "3:05", "https://school.example/videos/9"},
	} {
		d, err := paused(), error(nil)
		if test.id != "" {
			if d, err = d.SetValue("/target/id", test.id); err != nil {
				t.Fatal(err)
			}
		}
		if d, err = d.SetValue("/target/currentTime", test.time); err != nil {
			t.Fatal(err)
		}
		if got := d.root.get("target").get("id").str(); got != test.want {
			t.Errorf("at %s it is %s, want %s", test.time, got, test.want)
		}
	}
}
