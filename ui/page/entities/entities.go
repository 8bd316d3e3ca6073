// Package entities is the page of what the session's messages speak of: what each
// thing is, where it was described, how often it is referred to; and of what is
// referred to and was never described first, the description to send.
package entities

import (
	"context"
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/entities"
	"caliper-playground/engine/sensor"
	"caliper-playground/engine/text"
	"caliper-playground/ui/component"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/commands"
)

// Page lists the entities, what lacks a description first.
type Page struct {
	page.Plain
	env     *page.Env
	reading *reading
	busy    bool // reading belongs to a command
	now     look

	list   component.List
	find   component.Finder // what of them is listed
	shown  []int            // of the entities, those that it lets through
	width  int
	height int
}

// New returns the page for the environment's session.
func New(env *page.Env) *Page { return &Page{env: env, reading: newReading(env)} }

// Title implements Page.
func (e *Page) Title() string { return "entities" }

// Init implements Page.
func (e *Page) Init() tea.Cmd { return e.further() }

// atOnce is how many messages are read before what they speak of is shown.
const atOnce = 500

// reading goes through a session's messages, from the first on. It belongs to the
// command that reads, of which there is one at a time.
type reading struct {
	session   page.Session
	collector *entities.Collector
	read      int
}

// look is what is known once some messages were read.
type look struct {
	entities []entities.Entity
	ahead    int // how many of them were referred to first
	read, of int // messages
}

func newReading(env *page.Env) *reading {
	s := env.Engine.Session()
	return &reading{session: s, collector: entities.NewCollector(s.Spec())}
}

func (r *reading) further() look {
	for _, entry := range r.session.Entries(r.read, r.read+atOnce) {
		r.read++
		if entry.Status/100 != 2 {
			continue
		}
		if m, err := r.session.Message(entry.Seq); err == nil {
			r.collector.Add(entry.Seq, m.Exchange.Body)
		}
	}
	l := look{entities: r.collector.Entities(), read: r.read, of: r.session.Len()}
	for l.ahead < len(l.entities) && l.entities[l.ahead].Ahead {
		l.ahead++
	}
	return l
}

// further reads on, unless that is under way.
func (e *Page) further() tea.Cmd {
	if e.busy {
		return nil
	}
	e.busy = true
	r := e.reading
	return page.After(r.further, func(l look) tea.Cmd {
		e.busy = false
		if r != e.reading { // another session has begun
			return e.further()
		}
		on := ""
		if at, ok := e.selected(); ok && e.find.Shown() { // what is read later stands anywhere among the others
			on = at.ID
		}
		e.now = l
		e.listed(on)
		if l.read < l.of {
			return e.further()
		}
		return nil
	})
}

// SetSize implements Page.
func (e *Page) SetSize(width, height int) {
	e.width, e.height = width, height
	e.list.SetHeight(max(1, height-len(e.head())-e.detailLines()))
}

// Update implements Page.
func (e *Page) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case page.FreshMsg:
		e.reading, e.now = newReading(e.env), look{}
		e.listed("")
		return e.further()
	case page.SessionMsg:
		if msg.Snapshot.Len != e.now.read {
			return e.further()
		}
	case tea.MouseMsg:
		component.ScrollByWheel(&e.list, msg)
	}
	return nil
}

// Commands implements Page.
func (e *Page) Commands() []page.Command {
	if e.find.Typing {
		return commands.Finding(e.env, &e.find, &e.list, commands.MoveCursor(&e.list), e.found)
	}
	const group = "Entities"
	k := e.env.Keys
	leave := page.Do(func() { e.env.Close(e) })
	return append([]page.Command{
		{Key: k.Do.Send, Group: group, Words: "send its description", Short: "describe it", Foot: 1, Do: e.send, Why: e.whyNot, Sends: true},
		{Key: k.Bench.Compose, Group: group, Words: "edit its description, and send it", Short: "edit the description", Foot: 3, Do: e.compose, Why: e.whyNone},
		{Key: k.Do.Why, Group: group, Words: "why it is marked, or not", Do: e.explain, Why: e.whyNothing},
		commands.LookUp(e.env, group, e.subject),
		{Key: k.Bench.Entities, Group: group, Words: "close the page", Do: leave},
		commands.BeginFilter(e.env, group, "filter the entities", 4, &e.find, e.found),
		{Key: k.Global.Back, Foot: 2, Do: commands.BackFrom(e.env, e, &e.find, e.found)},
	}, commands.Cursor(k.Move, &e.list, 4)...)
}

// selected is the entity under the cursor.
func (e *Page) selected() (entities.Entity, bool) {
	if e.list.Cursor >= len(e.shown) {
		return entities.Entity{}, false
	}
	return e.now.entities[e.shown[e.list.Cursor]], true
}

// whyNone says why there is no description to make ready.
func (e *Page) whyNone() string {
	switch at, ok := e.selected(); {
	case !ok:
		return e.whyNothing()
	case !at.Ahead:
		return "It was described before anything referred to it."
	}
	return ""
}

// whyNot says why the description cannot be sent as it is.
func (e *Page) whyNot() string {
	if why := e.whyNone(); why != "" {
		return why
	}
	if at, _ := e.selected(); len(at.Needs) > 0 {
		return "A description of it needs " + text.And(at.Needs) + ", too: " + e.env.Keys.Bench.Compose.Help().Key + " edits it."
	}
	return ""
}

// send sends the description of the selected thing.
func (e *Page) send() tea.Cmd {
	at, _ := e.selected()
	engine, ctx := e.env.Engine, e.env.Context
	return page.After(func() sensor.Reply { return sendOne(ctx, engine, at.Describe) }, func(reply sensor.Reply) tea.Cmd {
		switch {
		case reply.Err != nil:
			e.env.Say(page.Failed, reply.Err.Error())
		case !reply.Accepted():
			e.env.Say(page.Failed, fmt.Sprintf("The description was refused with %d; the log says why.", reply.Status))
		default:
			e.env.Say(page.Told, "Its description was sent. What comes later finds it; send it first the next time.")
		}
		return nil
	})
}

func sendOne(ctx context.Context, engine page.Engine, describe string) (last sensor.Reply) {
	_, err := engine.Send(ctx, []sensor.Payload{{Source: "a description", Data: []byte(describe)}}, func(p sensor.Progress) { last = p.Last })
	if err != nil && last.Err == nil {
		last.Err = err
	}
	return last
}

// compose opens the description in the form.
func (e *Page) compose() tea.Cmd {
	at, _ := e.selected()
	return e.env.Open(page.ComposeEvent{Source: "a description of " + at.ID, Data: []byte(at.Describe), Version: e.env.Engine.Session().Spec()})
}

// Places lists what is in force together on the page.
func Places(env *page.Env) []page.Place {
	filtering := &Page{env: env}
	filtering.find.Begin()
	return []page.Place{{Name: "entities", Commands: (&Page{env: env}).Commands()}, {Name: "filtering entities", Typing: true, Commands: filtering.Commands()}}
}
