package rule

import (
	"strconv"
	"strings"

	"caliper-playground/engine/document"
)

type mediaCurrentTime struct {
	action string
}

func (mediaCurrentTime) page() Rule {
	return Rule{
		ID: "media-current-time", Title: "A media location says where in the media it is", Severity: Error,
		Why:       "For most media actions the location is the point of the event: at which moment somebody jumped, muted, changed the speed.",
		Cost:      "Consumers cannot tell where in the media it happened; the event earns no mark.",
		Reference: "Caliper 1.2, Media profile (#profile-media)",
	}
}

func (*mediaCurrentTime) concerns(t *typePlan) bool { return t.name == "MediaEvent" }

func (*mediaCurrentTime) onEvent(p *pass, e *event) {
	if !p.wantsCurrentTime(e.action) {
		return
	}
	target := e.target()
	if !target.isA(p, "MediaLocation") || p.doc.Nodes[target.node].Kind != document.Object {
		return
	}
	n := p.memberBySymbol(target.node, p.tables.words.currentTime)
	switch {
	case n == document.None && p.misspelled(target.node, "currentTime") != document.None:
		return // the rule of unknown properties tells of it
	case n != document.None && !p.saysNothing(n):
		return
	case n != document.None:
		p.retract(n)
	}
	p.report(missingOrNull(target.node, "currentTime", n), mediaCurrentTime{p.tables.symbols.Word(e.action)})
}

// wantsCurrentTime says whether a media action is about one moment of the media.
func (p *pass) wantsCurrentTime(action document.Symbol) bool {
	switch p.tables.symbols.Word(action) {
	case "", "Started", "Ended", "Paused", "Resumed", "Restarted":
		return false
	}
	return true
}

// needsCurrentTime says whether a node is the moment that a media event must name.
func (p *pass) needsCurrentTime(n document.NodeID) bool {
	w, target := &p.tables.words, p.doc.Nodes[n].Parent
	if p.doc.Nodes[n].Name != w.currentTime || w.currentTime == 0 || target == document.None || p.doc.Nodes[target].Name != w.target {
		return false
	}
	event := p.doc.Nodes[target].Parent
	return p.typeAt(p.memberBySymbol(event, w.typ)) == p.plan.typeOf("MediaEvent") && p.wantsCurrentTime(p.symbolAt(p.memberBySymbol(event, w.action)))
}

func (f mediaCurrentTime) words() string {
	return "currentTime is missing from the location; with the action " + f.action + " it must be there, such as PT30S"
}

// mend reads the time of a media location off its id, where that names it as a
// media fragment: "#t=30".
func (f mediaCurrentTime) mend(x *patcher, at place) {
	_, fragment, _ := strings.Cut(x.p.doc.Text(x.p.memberBySymbol(x.holderOf(at), x.p.tables.words.id)), "#")
	for _, part := range strings.Split(fragment, "&") {
		if t, ok := strings.CutPrefix(part, "t="); ok {
			start, _, _ := strings.Cut(strings.TrimPrefix(t, "npt:"), ",")
			if duration := fragmentTime(start); duration != "" {
				x.set(at, jsonText(duration))
			}
			return
		}
	}
}

// fragmentTime writes the time of a media fragment, in seconds or as a clock, as
// an ISO 8601 duration, or returns "".
func fragmentTime(s string) string {
	s = strings.TrimSuffix(s, "s")
	if v, err := strconv.ParseFloat(s, 64); err == nil && v >= 0 && v < 1<<53 {
		return "PT" + strconv.FormatFloat(v, 'f', -1, 64) + "S"
	}
	if strings.Count(s, ":") == 1 {
		s = "0:" + s // which is of minutes and seconds (Media Fragments, section 4.2.1)
	}
	return toDuration(s)
}
