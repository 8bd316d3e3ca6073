package compose

import (
	"slices"

	"caliper-playground/catalog"
)

// requires says whether a property must be there: always, for the event's
// action, or, in a media location, for most media actions.
func (d Draft) requires(owner string, path []string, p *catalog.Property) bool {
	if p.Required || len(path) == 0 && slices.Contains(p.RequiredFor, d.Action()) {
		return true
	}
	return p.Name == "currentTime" && slices.Equal(path, []string{"target"}) && d.Type() == "MediaEvent" && owner == "MediaLocation" &&
		!slices.Contains([]string{"Started", "Ended", "Paused", "Resumed", "Restarted"}, d.Action())
}

// recommends says whether a property should be there for the sake of the
// profile (Caliper 1.2, section 3). The path is that of the object.
func (d Draft) recommends(owner string, path []string, p *catalog.Property) bool {
	switch {
	case len(path) == 0:
		return d.recommendsOnEvent(owner, p)
	case slices.Equal(path, []string{"generated"}):
		for _, r := range recommendedGenerated {
			if d.vocabulary().IsA(owner, r.typeName) {
				return slices.Contains(r.names, p.Name)
			}
		}
	case slices.Equal(path, []string{"object"}) && owner == "Result":
		return slices.Contains([]string{"attempt", "maxResultScore", "resultScore"}, p.Name)
	case slices.Equal(path, []string{"object"}) && owner == "Session" && d.Action() == "TimedOut":
		return slices.Contains([]string{"user", "startedAtTime", "endedAtTime", "duration"}, p.Name)
	}
	return false
}

// recommendedGenerated is what a generated entity should say.
var recommendedGenerated = [...]struct {
	typeName string
	names    []string
}{
	{"Annotation", []string{"annotator", "annotated"}},
	{"Attempt", []string{"assignee", "assignable", "count"}},
	{"Response", []string{"attempt"}},
	{"Score", []string{"attempt", "maxScore", "scoreGiven"}},
}

func (d Draft) recommendsOnEvent(event string, p *catalog.Property) bool {
	switch p.Name {
	case "profile":
		return true
	case "target":
		return event == "MediaEvent"
	case "federatedSession":
		return event == "ToolLaunchEvent" && d.Action() == "Returned"
	case "generated":
		if event == "SearchEvent" {
			return true
		}
		if row := d.Row(); row != nil && row.Generated != "" {
			return true
		}
		narrowed := d.types(event, p)
		return !slices.Equal(narrowed, p.Types)
	}
	return false
}
