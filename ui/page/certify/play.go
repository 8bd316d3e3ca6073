package certify

import (
	"slices"

	"caliper-playground/engine/certify"
	"caliper-playground/ui/page"
)

// playCommands are those by which the playground itself plays the sensor, with the
// keys that they have on the bench and in the progress.
func (c *Page) playCommands() []page.Command {
	k := c.env.Keys
	names := []string{
		k.Bench.Required.Name(), k.Bench.Profile.Name(), k.Bench.Everything.Name(), k.Bench.Mistakes.Name(),
		k.Do.Stop.Name(), k.Do.Pause.Name(),
	}
	var all []page.Command
	for _, each := range c.progress.Commands() {
		at := slices.Index(names, each.Key.Name())
		if at < 0 {
			continue
		}
		each.Foot = 0
		if at == 0 || at == 2 {
			each.Foot = c.at(certify.Instructions, 6+at)
		}
		if why := c.whyNotPlay(); why != "" {
			each = page.Elsewhere(each, func() string { return why })
		}
		all = append(all, each)
	}
	return all
}

// whyNotPlay says why nothing is sent at this step.
func (c *Page) whyNotPlay() string {
	k := c.env.Keys
	switch c.keeper.State().Step {
	case certify.Form:
		return "The run has not begun: " + k.Form.Submit.Help().Key + " starts it, and what is sent then counts."
	case certify.Confirmation:
		return "The run is completed. " + k.Global.Back.Help().Key + " goes on sending."
	case certify.Report:
		return "The run is over. " + k.Do.Repeat.Help().Key + " begins another, " + k.Global.Back.Help().Key + " goes to the bench."
	}
	return ""
}
