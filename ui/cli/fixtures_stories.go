package cli

import (
	"maps"
	"slices"

	"caliper-playground/catalog"
	"caliper-playground/engine/story"
	"caliper-playground/fixtures"
)

// storiesSet is what the stories are exported by.
const storiesSet = "stories"

// storyFiles are the stories' files, and the example's, as a set.
func storyFiles() fixtures.Set {
	set := fixtures.Set{Name: storiesSet}
	files := story.Files()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		set.Fixtures = append(set.Fixtures, fixtures.Fixture{Name: name, Set: storiesSet, Path: name, Data: files[name]})
	}
	return set
}

// storiesOf are the stories of a version.
func storiesOf(v catalog.Version) []*story.Story {
	return slices.DeleteFunc(story.List(), func(s *story.Story) bool { return s.Spec != v })
}
