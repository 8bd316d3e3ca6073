package bench

import (
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
)

func newTree(names ...string) *profiles {
	p := newProfiles()
	p.list.SetHeight(10)
	p.setScores(conformance.NewScorecard(catalog.Get(catalog.V1p2)).Profiles())
	p.startWith(names)
	return p
}

// where names what the cursor is on.
func (p *profiles) where() string {
	at, ok := p.selected()
	if !ok {
		return "nothing"
	}
	score := p.scores[at.profile]
	switch {
	case at.heading:
		return "heading"
	case at.row < 0:
		return score.Profile.Title
	default:
		return score.Profile.Title + " " + score.Rows[at.row].Row.Event + " " + score.Rows[at.row].Row.Action
	}
}

func TestMovingThroughTheTree(t *testing.T) {
	p := newTree()
	for _, step := range []struct {
		name string
		do   func()
		want string
	}{
		{"start", func() {}, "General"},
		{"down", func() { p.list.Move(2) }, "Assessment"},
		{"entered", p.enterProfile, "Assessment AssessmentEvent Paused"},
		{"up over the heading", func() { p.list.Move(-1) }, "Assessment"},
		{"down over the heading", func() { p.list.Move(1) }, "Assessment AssessmentEvent Paused"},
		{"folded from within", func() { p.setUnfolded(false) }, "Assessment"},
		{"far down", func() { p.list.Move(1000) }, "Tool Use"},
		{"entered at the end", p.enterProfile, "Tool Use ToolUseEvent Used"},
		{"far up", func() { p.list.Move(-1000) }, "General"},
		{"chosen heading", func() { p.enterProfile(); p.list.Select(1) }, "General Event *"},
	} {
		step.do()
		if got := p.where(); got != step.want {
			t.Errorf("%s: on %s, want %s", step.name, got, step.want)
		}
		if p.list.Cursor < p.list.Offset || p.list.Cursor >= p.list.Offset+p.list.Height {
			t.Errorf("%s: the cursor is out of view", step.name)
		}
	}
}

func TestNewMarksLeaveTheSelection(t *testing.T) {
	p := newTree("ForumProfile", "ReadingProfile")
	if got := p.where(); got != "Forum" {
		t.Fatalf("starts on %s", got)
	}
	p.enterProfile()
	before := p.where()
	card := conformance.NewScorecard(catalog.Get(catalog.V1p2))
	card.Add(conformance.Credit{RowID: "ForumProfile/ForumEvent/Subscribed"}, "x")
	p.setScores(card.Profiles())
	if got := p.where(); got != before {
		t.Errorf("on %s, was on %s", got, before)
	}
	p.setScores(conformance.NewScorecard(catalog.Get(catalog.V1p1)).Profiles()) // another version: a tree of its own
	if p.where() == "nothing" || p.list.Cursor >= len(p.tree) {
		t.Error("the cursor is beyond the tree")
	}
}

func TestAnEmptyTree(t *testing.T) {
	p := newProfiles()
	p.setScores(nil)
	p.list.Move(1)
	p.enterProfile()
	p.setUnfolded(true)
	p.list.Move(-1)
	if got := p.where(); got != "nothing" {
		t.Errorf("on %s", got)
	}
}
