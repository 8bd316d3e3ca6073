package report

import (
	"fmt"
	"time"

	"caliper-playground/engine/rule"
	"caliper-playground/engine/text"
)

// replayText names each failed message as it comes, then shows the profiles.
type replayText struct {
	*printer
	paint paint
}

func (r *replayText) Message(m Message) error {
	if !m.Failed() {
		if m.Shown {
			r.printf("%s %s   %s\n", r.paint.verdict(m.Verdict, m.Verdict.Glyph()), text.Clean(m.Source), answered(m))
		}
		return r.err
	}
	r.printf("%s %s   %s\n", r.paint.verdict(rule.Fail, rule.Fail.Glyph()), r.paint.bold(text.Clean(m.Source)), answered(m))
	of := &source{text: m.Body, quoted: m.Quoted}
	for _, f := range m.Findings {
		r.finding(r.paint, of, f)
	}
	if more := (More{Findings: m.More}).words(); more != "" {
		r.printf("    %s\n", text.Clean(more))
	}
	if m.Reason != "" {
		r.printf("    %s\n", text.Clean(m.Reason))
	}
	r.print("\n")
	return r.err
}

// answered puts the two verdicts side by side.
func answered(m Message) string {
	var said string
	switch {
	case m.Status == 0:
		said = "no answer"
	case m.Unread:
		said = fmt.Sprintf("answered %d, not read", m.Status)
	default:
		said = fmt.Sprintf("answered %d, content %s", m.Status, m.Verdict)
	}
	if m.Attempts > 1 {
		said += fmt.Sprintf(", after %d attempts", m.Attempts)
	}
	if m.Shown && m.Took > 0 {
		said += fmt.Sprintf(", %s", m.Took.Round(100*time.Microsecond))
	}
	return said
}

func (r *replayText) End(result Replay) error {
	r.printf("Endpoint  %s   %s\n", text.Clean(result.Endpoint), text.Clean(result.versions()))
	for _, c := range result.Counted {
		r.printf("          %s\n", text.Clean(c.words()))
	}
	r.printf("Messages  %d sent, %d accepted, %d refused%s\n", result.Messages.Sent, result.Messages.Accepted, result.Messages.Refused, again(result.Retries))
	r.printf("Events    %s, %d repeated\n\n", result.Events.Words(), result.Events.Repeated)
	parts := ByVersion(result.Profiles)
	for i, part := range parts {
		heading := "Profile"
		if len(parts) > 1 {
			heading += " of Caliper " + string(part[0].Spec)
		}
		if i > 0 {
			r.print("\n")
		}
		r.profiles(heading, part)
	}
	if n := len(result.Failures); n > 0 {
		r.printf("%s failed; %s above.\n", text.Plural(n, "message"), map[bool]string{true: "it is", false: "they are"}[n == 1])
	}
	if n := result.LeftOut; n > 0 {
		r.printf("%s that failed %s left out: nothing to do with what the report is about.\n", text.Plural(n, "message"), map[bool]string{true: "is", false: "are"}[n == 1])
	}
	return r.err
}

// again says how many attempts beyond the first there were, if any.
func again(retries int) string {
	if retries == 0 {
		return ""
	}
	return fmt.Sprintf(", %s", map[bool]string{true: "1 sent once more", false: fmt.Sprintf("sent again %d times", retries)}[retries == 1])
}

// profiles writes a table of profiles, and below it what is still missing.
func (r *replayText) profiles(heading string, profiles []Profile) {
	met, rowsMet, rows := 0, 0, 0
	r.print(r.paint.dim("    "+text.Pad(heading, 28)+text.PadLeft("required", 9)+text.PadLeft("rows", 9)) + "\n")
	for _, p := range profiles {
		verdict, glyph := rule.Warn, "·"
		if p.Met {
			met++
			verdict, glyph = rule.Pass, rule.Pass.Glyph()
		}
		rowsMet += p.rowsMet()
		rows += len(p.Rows)
		r.printf("  %s %s%s%s", r.paint.verdict(verdict, glyph), text.Pad(text.Clean(p.Profile), 28),
			text.PadLeft(fmt.Sprintf("%d/%d", p.Required.Met, p.Required.Total), 9),
			text.PadLeft(fmt.Sprintf("%d/%d", p.rowsMet(), len(p.Rows)), 9))
		if needs := p.Needs(); needs != "" {
			r.print("   " + r.paint.dim(needs))
		}
		r.print("\n")
	}
	r.printf("\n%d of %d profiles met, %d of %d rows filled\n", met, len(profiles), rowsMet, rows)
}
