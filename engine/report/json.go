package report

// checkJSON writes one object, one document a line inside it.
type checkJSON struct{ sequence }

// Render implements Check.
func (r *checkJSON) Render(d Document) Rendered {
	return render(d, func(p *printer) { p.json(d) })
}

func (r *checkJSON) End(s Summary) error {
	if r.documents == 0 {
		r.print(`{"documents": [`)
	}
	r.print("],\n" + ` "summary": `)
	r.json(s)
	r.print("}\n")
	return r.err
}

// replayJSON writes one object at the end: its counts come first.
type replayJSON struct{ *printer }

func (r *replayJSON) Message(Message) error { return r.err }

func (r *replayJSON) End(result Replay) error {
	r.print(`{"endpoint": `)
	r.json(result.Endpoint)
	r.print(`, "spec": `)
	r.json(result.Spec)
	r.print(",\n" + ` "messages": `)
	r.json(result.Messages)
	r.print(",\n" + ` "events": `)
	r.json(result.Events)
	r.print(",\n" + ` "profiles": [`)
	for i, p := range result.Profiles {
		r.separate(i)
		r.json(p)
	}
	r.print("],\n" + ` "failures": [`)
	for i, f := range result.Failures {
		r.separate(i)
		r.json(f)
	}
	r.print("]}\n")
	return r.err
}

func (p *printer) separate(i int) {
	if i > 0 {
		p.print(",")
	}
	p.print("\n  ")
}
