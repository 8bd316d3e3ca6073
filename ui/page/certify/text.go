package certify

import (
	"fmt"
	"strings"

	"caliper-playground/engine/certify"
	"caliper-playground/engine/text"
	"caliper-playground/ui/component"
	"caliper-playground/ui/page"
)

// labelCells is the column of what a sensor must know: the longest label, and a gap.
const labelCells = 15

// layOutInstructions says how a sensor reaches the endpoint.
func (c *Page) layOutInstructions(p *component.Paper) {
	theme, e, k := c.env.Theme, c.env.Engine.Endpoint(), c.env.Keys
	state := c.keeper.State()
	copyKey := k.Global.Copy.Help().Key + " "
	if c.aside {
		p.Wrap(theme.Plain, 3, "The run is under way: "+c.messageWords()+". "+k.Global.Back.Help().Key+" goes back to its progress.")
	} else {
		p.Wrap(theme.Plain, 3, "Send your sensor's messages here. The first one that arrives starts the progress view.")
	}
	p.Blank()
	row := func(label, value, key string) {
		line := p.Line().Gap(3).Cell(theme.Dim, label, labelCells)
		if cells := text.Width(value); !strings.Contains(value, " ") && cells > line.Left()-len([]rune(key))-2 && cells < p.Width-3 {
			p.Add(line.Right(theme.Accent, key+" ")) // a URL is on one line where it has room there
			p.Add(p.Line().Gap(3).Add(theme.Strong, value))
			return
		}
		for i, part := range component.Wrap(value, line.Left()-len([]rune(key))-2, 0) {
			if i > 0 {
				p.Add(line)
				line, key = p.Line().Gap(3+labelCells), ""
			}
			line.Add(theme.Strong, part)
			line.Right(theme.Accent, key+" ")
		}
		p.Add(line)
	}
	shown := e
	row("POST", e.URL, copyKey+k.Copy.URL.Help().Key)
	switch {
	case e.Token == "":
		row("Authorization", "none is asked for", "")
	case c.token:
		row("Authorization", "Bearer "+e.Token, k.Certify.Token.Help().Key+" hide   "+copyKey+k.Copy.Token.Help().Key)
	default:
		shown.Token = page.HiddenToken
		row("Authorization", "Bearer "+page.HiddenToken, k.Certify.Token.Help().Key+" show   "+copyKey+k.Copy.Token.Help().Key)
	}
	row("Content-Type", "application/json", "")
	row("Host", e.Address+"   (clients set it by themselves)", "")
	if e.Authority != "" {
		row("Trust", e.Authority, "")
	}
	p.Blank()
	p.Wrap(theme.Plain, 3, "To send an envelope from a file:")
	p.Indent = 2
	p.Curl(shown.Curl(), copyKey+k.Copy.Curl.Help().Key+" ")
	p.Indent = 0
	p.Blank()
	if !c.aside {
		c.layOutPlay(p)
	}
	c.layOutConditions(p, state, e)
}

// layOutPlay says that the playground itself can send, for want of a sensor.
func (c *Page) layOutPlay(p *component.Paper) {
	theme, k := c.env.Theme, c.env.Keys
	p.Wrap(theme.Plain, 3, "No sensor at hand? The playground plays it: "+k.Bench.Required.Help().Key+" sends what "+c.progress.SelectedProfile()+
		" requires, "+k.Bench.Everything.Help().Key+" an event for every row, "+k.Bench.Mistakes.Help().Key+
		" makes mistakes on purpose. The report tells such messages from a product's.")
	p.Blank()
}

// layOutConditions says what counts, and by which way messages come.
func (c *Page) layOutConditions(p *component.Paper, state certify.State, e page.Endpoint) {
	theme := c.env.Theme
	counts := fmt.Sprintf("Run %d of %s %s, for Caliper %s. What arrives from %s on counts.", state.Run.Number,
		state.Product.Name, state.Product.Version, state.Product.Spec, state.Run.Started.In(c.env.Zone).Format("15:04:05"))
	if state.Run.Since > 0 {
		before := fmt.Sprintf("The %d messages before that do not; an event that was among them may be sent again.", state.Run.Since)
		if state.Run.Since == 1 {
			before = "The one message before that does not; its events may be sent again."
		}
		counts += " " + before
	}
	p.Wrap(theme.Dim, 3, counts)
	if sum := state.Summary(); len(sum.Runs) > 0 {
		p.Wrap(theme.Plain, 3, c.soFarWords(sum))
	}
	if j := state.Run.Judging; len(j.Tolerances) > 0 || j.Strict {
		p.Wrap(theme.Caution, 3, judgedWords(j))
	}
	if !strings.HasPrefix(e.URL, "https:") {
		p.Wrap(theme.Caution, 3, "This endpoint speaks plain HTTP. The certification service asks for TLS: "+c.env.Keys.Certify.Secure.Help().Key+" switches it on.")
	}
}

// soFarWords says what earlier runs of the product have come to.
func (c *Page) soFarWords(sum certify.Summary) string {
	var said []string
	for _, alike := range sum.MetAlike() {
		said = append(said, fmt.Sprintf("%s %s met in %s.", c.titles(alike.Profiles), text.Were(len(alike.Profiles)), alike.Words))
	}
	for _, wanted := range sum.Wanted {
		said = append(said, fmt.Sprintf("%s is still wanted: run %d lacked %s.", c.titles([]string{wanted.Profile}), wanted.Run, wanted.Needs(c.session.Spec())))
	}
	if said == nil {
		return "No profile was met or begun in " + certify.RunWords(sum.Runs) + "."
	}
	return strings.Join(said, " ")
}

// layOutConfirmation says what the run came to, and what has to be agreed to.
func (c *Page) layOutConfirmation(p *component.Paper) {
	theme, state := c.env.Theme, c.keeper.State()
	p.Add(p.Line().Gap(1).Add(theme.Strong, fmt.Sprintf("What run %d of %s %s came to", state.Run.Number, state.Product.Name, state.Product.Version)))
	c.layOutOutcome(p)
	p.Blank()
	p.Add(p.Line().Gap(1).Add(theme.Strong, "Read and confirm"))
	for i, sentence := range certify.Statement(c.result.Messages) {
		for j, wrapped := range component.Wrap(sentence, p.Width-7, 0) {
			number := ""
			if j == 0 {
				number = fmt.Sprintf("%d", i+1)
			}
			p.Add(p.Line().Gap(2).Number(theme.Dim, number, 2).Gap(2).Add(theme.Plain, wrapped))
		}
	}
	p.Blank()
	k := c.env.Keys
	box, s, words := "[ ]", theme.Plain, "I confirm this."
	if state.Run.Agreed {
		box, s = "[✓]", theme.Good
	}
	c.agreeAt = len(p.Lines)
	p.Add(p.Line().Gap(3).Add(s, box+" "+words).Gap(3).Add(theme.Accent, k.Do.Tick.Help().Key).Gap(1).Add(theme.Dim, "agree, or withdraw"))
	next := "Then " + k.Move.Enter.Help().Key + " submits the results: the report is written to this machine, and nothing is sent anywhere."
	if !state.Run.Agreed {
		next = "Submitting waits for your agreement. " + next
	}
	p.Wrap(theme.Dim, 3, next)
}

// layOutReport names the files of the report, and what can be done next.
func (c *Page) layOutReport(p *component.Paper) {
	theme, state, k := c.env.Theme, c.keeper.State(), c.env.Keys
	outcome, _ := state.Submitted()
	head := fmt.Sprintf("Run %d of %s %s is done.", state.Run.Number, state.Product.Name, state.Product.Version)
	p.Wrap(theme.Strong, 1, head)
	if len(outcome.Met) > 0 {
		p.Point(theme.Good, "✓", fmt.Sprintf("Met: %s", c.titles(outcome.Met)))
	} else {
		p.Point(theme.Caution, "·", "No profile was met.")
	}
	c.layOutOwn(p, outcome.Playground, outcome.Messages, outcome.Helped)
	p.Point(theme.Plain, " ", text.Plural(outcome.Messages, "message")+" counted. Nothing was sent to 1EdTech, and no registration number comes of it.")
	p.Blank()
	p.Add(p.Line().Gap(1).Add(theme.Strong, "The report"))
	switch {
	case c.saveErr != nil:
		p.Point(theme.Wrong, "✗", "It could not be kept: "+c.saveErr.Error())
		p.Wrap(theme.Accent, 3, k.Do.Save.Help().Key+" tries again; nothing is lost.")
	case len(outcome.Reports) == 0 && c.saving:
		p.Wrap(theme.Dim, 3, "It is being written.")
	case len(outcome.Reports) == 0:
		p.Wrap(theme.Caution, 3, "It is not written yet. "+k.Do.Save.Help().Key+" writes it.")
	}
	p.Paths(outcome.Reports)
	p.Blank()
	p.Wrap(theme.Plain, 1, k.Do.Repeat.Help().Key+" repeats the run for more profiles or for those not met, "+
		k.Do.Edit.Help().Key+" changes the product, "+k.Global.Back.Help().Key+" goes to the bench.")
	c.layOutSummary(p, state)
	c.layOutPast(p, state)
	p.Blank()
	c.layOutNext(p)
}

// layOutSummary says what all runs of the product have come to, where there are
// several.
func (c *Page) layOutSummary(p *component.Paper, state certify.State) {
	theme, sum := c.env.Theme, state.Summary()
	if len(sum.Runs) < 2 {
		return
	}
	p.Blank()
	p.Add(p.Line().Gap(1).Add(theme.Strong, fmt.Sprintf("%s of %s %s together", text.Plural(len(sum.Runs), "run"), state.Product.Name, state.Product.Version)))
	for _, met := range sum.Met {
		p.Point(theme.Good, "✓", c.titles([]string{met.Profile})+", met in "+met.Words())
	}
	for _, wanted := range sum.Wanted {
		p.Point(theme.Caution, "~", c.titles([]string{wanted.Profile})+", still wanted: run "+fmt.Sprint(wanted.Run)+" lacked "+wanted.Needs(c.session.Spec()))
	}
	if len(sum.Wanted) == 0 {
		p.Point(theme.Plain, " ", "Nothing that was begun is still wanted.")
	}
}

// layOutPast lists the runs before the one that was submitted last.
func (c *Page) layOutPast(p *component.Paper, state certify.State) {
	theme := c.env.Theme
	first := true
	for i := len(state.Past) - 1; i >= 0; i-- {
		o := state.Past[i]
		if o.Number == state.Run.Number {
			continue
		}
		if first {
			p.Blank()
			p.Add(p.Line().Gap(1).Add(theme.Strong, "Earlier runs"))
			first = false
		}
		messages := text.Plural(o.Messages, "message")
		if o.Playground > 0 {
			messages += fmt.Sprintf(" (%d the playground's)", o.Playground)
		}
		words := "no profile met"
		switch {
		case o.Cancelled:
			words = "cancelled"
		case len(o.Met) > 0:
			words = "met " + c.titles(o.Met)
		}
		head := p.Line().Gap(3).Number(theme.Dim, fmt.Sprint(o.Number), 3).Gap(2).
			Add(theme.Dim, o.Ended.In(c.env.Zone).Format("2006-01-02 15:04")).Gap(2)
		column := head.Used()
		for i, wrapped := range component.Wrap(messages+", "+words, head.Left()-1, 0) {
			line := head
			if i > 0 {
				line = p.Line().Gap(column)
			}
			p.Add(line.Add(theme.Plain, wrapped))
		}
	}
}
