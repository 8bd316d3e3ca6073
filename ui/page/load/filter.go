package load

import (
	"fmt"

	"caliper-playground/ui/component"
	"caliper-playground/ui/page"
)

// tellChosen says what choosing came to, where the filter hides documents.
func (l *Page) tellChosen() {
	b := l.batch
	hidden := len(b.entries) - b.rows()
	if b.sieve == nil || hidden == 0 {
		return
	}
	left := fmt.Sprintf("The other %d, which the filter hides, are as they were", hidden)
	if hidden == 1 {
		left = "The one that the filter hides is as it was"
	}
	l.env.Say(page.Told, fmt.Sprintf("%d of the %d shown are chosen. %s, and not sent while it does.", b.hits.chosen, b.rows(), left))
}

// viewFilter draws the filter and how many documents it lists.
func (l *Page) viewFilter(line *component.Line) {
	theme, b, k := l.env.Theme, l.batch, l.env.Keys
	count, said := "", theme.Dim
	switch s := b.sieve; {
	case s == nil:
		count = "name, verdict, event, rule:actor, profile:media, text:word; " + k.Prompt.Cancel.Help().Key + " ends it"
		if len(count)+20 > line.Left() {
			count = "name, fail, rule:actor, profile:media"
		}
	case s.query.Problem() != "":
		count, said = s.query.Problem(), theme.Caution
	default:
		count = fmt.Sprintf("%d of %d shown", b.rows(), len(b.entries))
		switch {
		case s.texts > s.read:
			count += fmt.Sprintf(", read %d%%", 100*s.read/s.texts)
		case !s.whole(len(b.entries)):
			count += ", looking"
		default:
			count += fmt.Sprintf(", %d chosen", b.hits.chosen)
		}
		if !l.filtering {
			count += "   " + k.Global.Back.Help().Key + " shows all"
		}
	}
	if l.filtering {
		typed := component.NewLine(max(8, line.Left()-len(count)-2))
		l.filter.Draw(typed, theme)
		line.Join(typed)
	} else {
		line.Add(theme.Accent, tail("/"+l.filter.Value(), max(8, line.Left()-len(count)-2)))
	}
	line.Right(said, count)
}

// viewNothing says why no document is listed.
func (l *Page) viewNothing(width int) []string {
	theme, b, k := l.env.Theme, l.batch, l.env.Keys
	words := "Nothing is there any more. " + k.Load.Other.Help().Key + " loads something else."
	switch s := b.sieve; {
	case s == nil:
	case !s.whole(len(b.entries)):
		words = "Looking …"
	case s.query.Problem() != "":
		words = "No document matches: " + s.query.Problem() + ". " + k.Global.Back.Help().Key + " shows all again."
	default:
		words = "No document matches. " + k.Global.Back.Help().Key + " shows all again."
	}
	return component.Filled(component.Indented(theme.Dim, words, width, 2, max(1, l.layout.list.Height)))
}
