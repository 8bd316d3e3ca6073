package page

import "caliper-playground/ui/component"

// Status implements Page: how far the long run is.
func (b *Bench) Status(width int) string {
	bulk := b.runs.bulk
	if bulk == nil {
		return ""
	}
	theme := b.env.Theme
	line := component.NewLine(width)
	line.Gap(1).Add(theme.Plain, "sending "+bulk.what).Gap(2)
	if bulk.stopped {
		line.Add(theme.Caution, "stopping")
		return line.String()
	}
	stop := b.env.Keys.Bench.Stop.Help().Key + " stop"
	component.Progress(line, theme, int(bulk.done.Load()), bulk.total, min(30, line.Left()-len(stop)-14))
	return line.Right(theme.Accent, stop).String()
}
