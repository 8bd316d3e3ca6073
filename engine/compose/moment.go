package compose

import (
	"strconv"
	"strings"

	"caliper-playground/engine/text"
)

// clockTime is a duration of hours, minutes and seconds.
var clockTime = text.Pattern(`^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?$`)

// momentOf writes a duration as the end of an id that names a moment of a recording
// by its seconds (W3C Media Fragments, section 4.2.1): "#t=185"; "" for a duration of
// days and more.
func momentOf(duration string) string {
	parts := clockTime().FindStringSubmatch(duration)
	if parts == nil {
		return ""
	}
	seconds, unit := 0.0, 3600.0
	for _, part := range parts[1:] {
		if n, err := strconv.ParseFloat(part, 64); err == nil {
			seconds += n * unit
		}
		unit /= 60
	}
	return "#t=" + strconv.FormatFloat(seconds, 'f', -1, 64)
}

// withMoment lets the id of a media location that names its moment name the one of
// now, after the location's time was changed at a place.
func (d Draft) withMoment(at place, root *value) (after *value, notes []string) {
	if at.property == nil || at.property.Name != "currentTime" || at.value == nil {
		return root, nil
	}
	location := at.path[:len(at.path)-1]
	object := root
	for _, token := range location {
		object = object.child(token)
	}
	before, behind := momentOf(at.value.str()), momentOf(object.get(at.name()).str())
	stem, names := strings.CutSuffix(object.get("id").str(), before)
	if !names || before == "" || behind == "" || before == behind {
		return root, nil
	}
	return root.replaced(location, object.with("id", str(stem+behind))), []string{"The location's id names this moment, too."}
}
