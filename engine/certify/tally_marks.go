package certify

import (
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/session"
)

func (t *Tally) items(from session.Log, m session.Message, own bool) {
	if m.Assessment.Transport != conformance.WellFormed {
		return
	}
	unlisted := m.Assessment.Unlisted
	t.result.Items.AddAll(unlisted)
	t.result.Items.Playground += one(own) * unlisted.Total()
	for i := range m.Assessment.Items {
		item := &m.Assessment.Items[i]
		t.result.Items.Playground += one(own)
		credits := item.Credits
		if of, repeat := session.RepeatOf(*item); repeat {
			if credits = t.countsAnew(from, of, item, own); credits == nil {
				t.result.Items.Repeated++
				t.mark(t.sensorsOwn(from, of, item, own), m.Seq, false, false)
				continue
			}
		}
		t.result.Items.Add(item.Verdict, 1)
		t.mark(credits, m.Seq, own, true)
	}
}

// mark adds the marks that a message has earned. Those that count for the run
// stand on its card, and those that the sensor earned on the sensor's.
func (t *Tally) mark(credits []conformance.Credit, seq int, own, counts bool) {
	for _, c := range credits {
		filled := t.filled[c.RowID]
		if filled == nil {
			filled = &Filled{}
			t.filled[c.RowID] = filled
		}
		if counts {
			t.card.Add(c, session.MessageName(seq))
		}
		if own {
			filled.Playground.add(seq)
		} else {
			t.sensor.Add(c, session.MessageName(seq))
			filled.Sensor.add(seq)
		}
	}
}

// countsAnew returns the credits of an event that repeats one from before the
// run: for the session it counts once, for the run this is its first. A repeat
// within the run gets nil.
func (t *Tally) countsAnew(from session.Log, of int, item *conformance.Item, own bool) []conformance.Credit {
	key := repeatKey{of, item.ID}
	if _, counted := t.anew[key]; counted || of > t.run.Since {
		return nil
	}
	credits, _ := creditsOf(from, of, item)
	if credits != nil {
		t.anew[key] = own
	}
	return credits
}

// sensorsOwn returns the credits of an event which the product's sensor sent
// after the playground had sent the same: for the run it is a repeat, for the
// sensor it is the first.
func (t *Tally) sensorsOwn(from session.Log, of int, item *conformance.Item, own bool) []conformance.Credit {
	key := repeatKey{of, item.ID}
	if own || t.result.Messages.Playground == 0 || t.own[key] {
		return nil
	}
	credits, first := creditsOf(from, of, item)
	firstOwn := fromPlayground(&first.Exchange)
	if of <= t.run.Since { // the first of the run was another
		firstOwn = t.anew[key]
	}
	if credits == nil || !firstOwn {
		return nil
	}
	t.own[key] = true
	return credits
}

// creditsOf returns what the same event earned in the message that had it first,
// or nil where that cannot be told, and that message.
func creditsOf(from session.Log, of int, item *conformance.Item) ([]conformance.Credit, session.Message) {
	earlier, err := from.Message(of)
	if err != nil || earlier.Assessment == nil {
		return nil, earlier
	}
	for _, candidate := range earlier.Assessment.Items {
		if candidate.ID == item.ID && candidate.Type == item.Type && candidate.Action == item.Action {
			return append([]conformance.Credit{}, candidate.Credits...), earlier
		}
	}
	return nil, earlier
}

// one counts what is true.
func one(is bool) int {
	if is {
		return 1
	}
	return 0
}
