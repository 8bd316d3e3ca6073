package mend

import (
	"bytes"
	"errors"
	"slices"
	"strings"

	"github.com/google/uuid"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/document"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/session"
	"caliper-playground/engine/text"
	"caliper-playground/ui/component/diff"
	"caliper-playground/ui/component/source"
	"caliper-playground/ui/page/message"
)

// proposal is a body made of a message's, with what it changes. It is
// immutable.
type proposal struct {
	title string
	notes []string
	why   string // why there is nothing to propose; body is nil then
	body  []byte
	// broken is where the body is no JSON, which an edit may leave it.
	broken *document.SyntaxError
	source *source.Source // of the body

	// same is the proposal with the ids that events had before; nil where none
	// gets another.
	same *proposal

	before, after outcome
	got           rule.Verdict // of the message in its session
	lines         []diff.Line
}

// outcome is what a body comes to by itself, whatever the session knows.
type outcome struct {
	verdict          rule.Verdict
	transport        conformance.Transport
	errors, warnings int
	credits          int
}

// words says it: "✗ fail, 1 error".
func (o outcome) words() string {
	if o.transport == conformance.NotJSON {
		return "✗ no JSON"
	}
	words := o.verdict.Glyph() + " " + o.verdict.String()
	if o.errors > 0 {
		words += ", " + text.Plural(o.errors, "error")
	}
	if o.warnings > 0 {
		words += ", " + text.Plural(o.warnings, "warning")
	}
	if o.credits > 0 {
		words += ", fits " + text.Plural(o.credits, "row")
	}
	return words
}

// proposer makes proposals for one message. Its methods judge and compare, so
// they belong into commands.
type proposer struct {
	name    string // what the message is called: "message 7"
	sent    bool   // it is in the log
	judging conformance.Options
	message session.Message
	editKey string
}

func (p *proposer) judge(body []byte) outcome {
	a := conformance.NewAssessor(p.judging).Assess(body, nil)
	tally := a.Tally()
	o := outcome{verdict: a.Verdict, transport: a.Transport, errors: tally.Errors, warnings: tally.Warnings}
	for _, item := range a.Items {
		o.credits += len(item.Credits)
	}
	return o
}

// mends returns the mend of one finding, or all its choices, and that of all
// findings where it is another.
func (p *proposer) mends(f rule.Finding) []proposal {
	var ways []proposal
	for _, choice := range f.Choices {
		ways = append(ways, p.patched(proposal{title: text.Capital(choice.Title)}, choice.Fix))
	}
	if len(ways) == 0 {
		ways = append(ways, p.mendOne(f))
	}
	all, _ := p.mendAll()
	if all.body != nil && !slices.ContainsFunc(ways, func(way proposal) bool { return bytes.Equal(way.body, all.body) }) {
		ways = append(ways, all)
	}
	for i, way := range ways {
		ways[i] = p.finish(way)
	}
	return ways
}

func (p *proposer) mendOne(f rule.Finding) proposal {
	result := proposal{title: "The mend of " + f.Rule + " at " + f.Place()}
	if len(f.Fix) == 0 {
		return p.mendWithOthers(result, f)
	}
	o := p.judging
	fix := rule.PatchAlone(p.message.Exchange.Body, rule.Options{Spec: o.Spec, Strict: o.Strict, Tolerances: o.Tolerances}, f)
	if len(fix) == 0 {
		fix = f.Fix
	}
	return p.patched(result, fix)
}

// patched proposes what a patch makes of the message.
func (p *proposer) patched(result proposal, fix []rule.Op) proposal {
	body, err := document.Patch(p.message.Exchange.Body, fix)
	if err != nil {
		result.why = "The proposed mend does not go with the message as it was received: " + err.Error() + ". " + p.editKey + " opens it in your editor."
		return result
	}
	result.body = body
	return result
}

// mendWithOthers looks whether a finding without a patch of its own goes when
// everything is mended, as a repeated name does of which one value is null: a patch
// cannot tell which.
func (p *proposer) mendWithOthers(result proposal, f rule.Finding) proposal {
	all, applied := p.mendAll()
	if all.body != nil && slices.ContainsFunc(applied, func(a rule.Finding) bool { return a.Rule == f.Rule && a.Pointer == f.Pointer }) {
		result.body = all.body
		result.notes = append(result.notes, "This is mended together with all else that can be; there is no mend for it alone.")
		return result
	}
	result.why = p.noMend(f)
	return result
}

// noMend says why nothing can be proposed.
func (p *proposer) noMend(f rule.Finding) string {
	edit := " " + p.editKey + " opens the body in your editor."
	var broken *document.SyntaxError
	if _, err := document.NewParser(nil).Parse(p.message.Exchange.Body); errors.As(err, &broken) {
		return "There is no mend to propose: the body is no JSON, so that only its sender knows what it was to be. " + broken.Help + "." + edit
	}
	return "There is no mend to propose for " + f.Rule + ": what belongs at " + f.Place() + " cannot be known from the message." + edit
}

// mendAll proposes all that can be mended by itself, and says which findings that is.
func (p *proposer) mendAll() (all proposal, applied []rule.Finding) {
	o := p.judging
	m := rule.Mend(p.message.Exchange.Body, rule.Options{Spec: o.Spec, Strict: o.Strict, Tolerances: o.Tolerances})
	if !m.Changed {
		return proposal{}, nil
	}
	words := "Mends " + text.Plural(len(m.Applied), "finding") + ": " + ruleNames(m.Applied) + "."
	if left := grave(m.Remaining); len(left) > 0 {
		words += " " + leftWords(left)
	}
	return proposal{title: "All mends of " + p.name, body: m.Bytes, notes: []string{words}}, m.Applied
}

// all is the proposal that mends whatever can be mended without a choice.
func (p *proposer) all() proposal {
	all, _ := p.mendAll()
	if all.body != nil {
		return p.finish(all)
	}
	all.why = "Nothing in " + p.name + " can be mended by itself."
	if was := p.message.Assessment; was != nil {
		if left := grave(was.Findings); len(left) > 0 {
			all.why += " " + leftWords(left)
		}
	}
	return all
}

// leftWords says why findings are left as they are.
func leftWords(left []rule.Finding) string {
	var words []string
	chosen := func(f rule.Finding) bool { return len(f.Choices) > 0 }
	if choices := slices.DeleteFunc(slices.Clone(left), func(f rule.Finding) bool { return !chosen(f) }); len(choices) > 0 {
		words = append(words, "For "+ruleNames(choices)+" there is a choice to make.")
	}
	if others := slices.DeleteFunc(slices.Clone(left), chosen); len(others) > 0 {
		words = append(words, "For "+ruleNames(others)+" no mend is known.")
	}
	return strings.Join(words, " ")
}

// grave leaves out the findings that are no more than remarks.
func grave(findings []rule.Finding) []rule.Finding {
	return slices.DeleteFunc(slices.Clone(findings), func(f rule.Finding) bool { return f.Severity == rule.Info })
}

func ruleNames(findings []rule.Finding) string {
	var names []string
	for _, f := range findings {
		if !slices.Contains(names, f.Rule) {
			names = append(names, f.Rule)
		}
	}
	return strings.Join(names, ", ")
}

// edited returns a proposal for what came back from an editor.
func (p *proposer) edited(body []byte) proposal {
	return p.finish(proposal{title: "Your edit of " + p.name, body: body})
}

// finish gives changed events ids of their own, and says what the change does.
func (p *proposer) finish(result proposal) proposal {
	if result.body == nil {
		return result
	}
	if envelope := p.enveloped(result.body); envelope != nil {
		result.body = envelope
		result.notes = append(result.notes, "It goes in an envelope, without which the endpoint would refuse it again. The sensor there is this program's; your own names itself.")
	}
	if _, err := document.NewParser(nil).Parse(result.body); err != nil {
		errors.As(err, &result.broken)
	} else if renewed := p.renewIDs(result.body); renewed != nil {
		same := p.compared(result)
		same.notes = append(slices.Clone(result.notes), "It keeps its id, so that it is taken for a repeat of what was sent before, which counts once.")
		result.body, result.same = renewed, &same
		result.notes = append(result.notes, "What has changed is another event, so it gets an id of its own; the old one stands for what was sent before.")
	}
	return p.compared(result)
}

// enveloped returns what a body becomes that was refused for want of an envelope and
// has none yet; nil for any other.
func (p *proposer) enveloped(body []byte) []byte {
	was := p.message.Assessment
	if !p.sent || !message.Refused(p.message.Entry) || was == nil || was.Transport != conformance.NoEnvelope {
		return nil
	}
	o := p.judging
	o.Envelope = true
	envelope := conformance.NewAssessor(o).Assess(body, nil).Enveloped()
	if envelope == nil {
		return nil
	}
	return document.Indent(envelope)
}

// compared says what a proposal changes, and what it comes to.
func (p *proposer) compared(result proposal) proposal {
	original := p.message.Exchange.Body
	before, after := source.Pair(original, result.body)
	result.source, result.lines = after, diff.Lines(before.Lines(), after.Lines())
	result.before, result.after = p.judge(original), p.judge(result.body)
	if result.got = result.before.verdict; p.message.Judged {
		result.got = p.message.Verdict
	}
	return result
}

// renewIDs gives a new id to each event that was received with content that the
// body no longer has. It returns nil where there is none.
func (p *proposer) renewIDs(body []byte) []byte {
	if !p.sent || !p.message.Judged || message.Refused(p.message.Entry) || p.message.Assessment == nil {
		return nil
	}
	old, err := document.NewParser(nil).Parse(p.message.Exchange.Body)
	if err != nil {
		return nil
	}
	next, err := document.NewParser(nil).Parse(body)
	if err != nil {
		return nil
	}
	var ops []rule.Op
	for _, item := range p.message.Assessment.Items {
		before, after := old.Find(item.Pointer), next.Find(item.Pointer)
		id := next.Find(item.Pointer + "/id")
		if item.Kind != "event" || before == document.None || id == document.None || next.Nodes[id].Kind != document.String || next.Text(id) != item.ID {
			continue
		}
		if !bytes.Equal(old.Raw(before), next.Raw(after)) {
			ops = append(ops, rule.Op{Op: "replace", Path: item.Pointer + "/id", Value: []byte(`"urn:uuid:` + uuid.NewString() + `"`)})
		}
	}
	if len(ops) == 0 {
		return nil
	}
	renewed, _ := document.Patch(body, ops) // nil where it does not go
	return renewed
}
