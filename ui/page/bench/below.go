package bench

import (
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/why"
	"caliper-playground/ui/component"
	"caliper-playground/ui/component/mark"
)

// treeLeast is the height that the tree of profiles keeps: a line for each, with
// nothing unfolded. What is left stands below it.
const treeLeast = 15

// below are the lines under the tree of profiles: what the selected row takes, or the
// profile still needs, and before anything has come the ways to learn; nil where there
// is no room. Where one pane shows alone they are as many for each line of the tree, so
// that nothing jumps.
func (b *Page) below() []string {
	at, ok := b.profiles.selected()
	if !ok {
		return nil
	}
	paper := &component.Paper{Theme: b.env.Theme, Width: b.layout.profiles.Width, Filled: true}
	paper.Lines = append(paper.Lines, component.Rule(b.env.Theme, paper.Width))
	switch score := b.profiles.scores[at.profile]; {
	case at.row >= 0:
		b.writeTakes(paper, score.Rows[at.row].Row)
	case b.layout.wide: // where the log beside the tree has the ways to learn
	case b.log.total == 0 && !b.part:
		b.writeWaysToLearn(paper)
	default:
		b.writeNeeds(paper, score)
	}
	if len(paper.Lines) < 2 || len(paper.Lines) > b.room() {
		return nil
	}
	return paper.Lines
}

// room is how many lines there are below the tree.
func (b *Page) room() int { return max(0, b.layout.profiles.Height-treeLeast) }

// writeTakes writes what a row takes, all of it or, where that has no room, who does it
// on what.
func (b *Page) writeTakes(paper *component.Paper, row *catalog.Row) {
	takes := why.Takes(catalog.Get(b.session.Spec()), row)
	begin := len(paper.Lines)
	for _, line := range takes {
		paper.Hang(b.env.Theme.Dim, 1, line)
	}
	if len(paper.Lines) <= b.room() {
		return
	}
	paper.Lines = paper.Lines[:begin]
	paper.Add(paper.Line().Gap(1).Add(b.env.Theme.Dim, strings.Join(takes[:2], "; ")))
	paper.Add(b.hint(paper.Line(), b.env.Keys.Do.Why.Help().Key, "all that it takes, and why it is empty or filled"))
}

// writeNeeds writes what a profile still needs.
func (b *Page) writeNeeds(paper *component.Paper, score conformance.ProfileScore) {
	words, why := "needs "+mark.Needs(score), "why, and what came close"
	if score.Met() {
		words, why = "met: all that it requires is there", "why"
	}
	paper.Add(paper.Line().Gap(1).Add(b.env.Theme.Dim, words))
	paper.Add(b.hint(paper.Line(), b.env.Keys.Do.Why.Help().Key, why))
}

// writeWaysToLearn writes what else the first screen has for somebody new.
func (b *Page) writeWaysToLearn(paper *component.Paper) {
	k := b.env.Keys.Bench
	paper.Add(b.hint(b.hint(paper.Line(), k.Mistakes.Help().Key, "mistakes made on purpose"), k.Exercises.Help().Key, "exercises, to learn by"))
	search := strings.TrimSpace(k.Vocabulary.Help().Key + " " + b.env.Keys.Do.Filter.Help().Key)
	paper.Add(b.hint(paper.Line(), search, "what words mean: row, mark, envelope, 401"))
}

// hint adds a key and what it is for to a line; nothing where the key is taken away.
func (b *Page) hint(line *component.Line, key, words string) *component.Line {
	if key == "" {
		return line
	}
	return line.Gap(1).Add(b.env.Theme.Strong, key).Gap(1).Add(b.env.Theme.Dim, words).Gap(1)
}

// window is the part of the tree of profiles that is in sight: above what stands
// below it.
func (b *Page) window(below int) component.List {
	l := b.profiles.list
	l.SetHeight(b.layout.profiles.Height - below)
	return l
}
