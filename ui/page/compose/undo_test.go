package compose

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/catalog"
	"caliper-playground/engine/compose"
	"caliper-playground/ui/page/pagetest"
)

// randomEditor makes edits of every kind by chance, and remembers what there was before and
// behind each, as undo and redo have to.
type randomEditor struct {
	*pagetest.Driver
	t            *testing.T
	c            *Page
	random       *rand.Rand
	past, future []string
	steps        []string
}

// state is all that undoing brings back: the JSON to the letter, and a text that waits.
func (h *randomEditor) state() string {
	e := h.c.now().envelope
	if broken := e.Broken(); broken != nil {
		return "broken: " + broken.Text
	}
	return e.Text()
}

// does does something, and holds what came of it to what was remembered.
func (h *randomEditor) does(step string, cmd tea.Cmd) {
	h.t.Helper()
	h.Run(cmd)
	h.c.picker, h.c.input = nil, nil
	h.steps = append(h.steps, step)
	if now := h.state(); now != h.past[len(h.past)-1] {
		h.past, h.future = append(h.past, now), nil
	}
}

func (h *randomEditor) undoes() {
	h.t.Helper()
	h.Press("u")
	h.steps = append(h.steps, "undo")
	if len(h.past) > 1 {
		last := len(h.past) - 1
		h.past, h.future = h.past[:last], append(h.future, h.past[last])
	}
	h.is(h.past[len(h.past)-1])
}

func (h *randomEditor) redoes() {
	h.t.Helper()
	h.Press("ctrl+r")
	h.steps = append(h.steps, "redo")
	if len(h.future) > 0 {
		last := len(h.future) - 1
		h.past, h.future = append(h.past, h.future[last]), h.future[:last]
	}
	h.is(h.past[len(h.past)-1])
}

func (h *randomEditor) is(want string) {
	h.t.Helper()
	if got := h.state(); got != want {
		h.t.Fatalf("after\n%s\nthere is\n%s\nwant\n%s", strings.Join(h.steps, "\n"), got, want)
	}
}

// edits makes one edit.
func (h *randomEditor) edits(n int) {
	h.t.Helper()
	c, random := h.c, h.random
	if c.broken() != nil {
		h.editsJSON(n) // nothing else is done while a text waits
		return
	}
	line := c.form.lines[random.IntN(len(c.form.lines))]
	c.form.goTo(line.Kind, line.At())
	here, item, f := fmt.Sprintf(" at %d%s", line.Item, line.Field.Pointer), line.Item, line.Field
	events := c.now().envelope.Len()
	switch random.IntN(14) {
	case 0, 1:
		if rows := catalog.Get(c.spec).AllRows(); events < 4 {
			row := rows[random.IntN(len(rows))]
			h.does("another event "+row.ID, c.appendRow(row))
		}
	case 2:
		h.does("remove"+here, c.remove())
	case 3:
		h.does("object or IRI"+here, c.switchForm())
	case 4:
		if events < 4 {
			h.does("repeat"+here, c.repeat())
		}
	case 5:
		h.does("renew"+here, c.renew())
	case 6:
		h.does("move"+here, c.move(1-2*random.IntN(2)))
	case 7:
		if line.Kind == compose.FieldLine {
			cmd, _ := c.putAny(line, fmt.Sprintf(`{"any": %d}`, n))
			h.does("any value"+here, cmd)
		}
	case 8:
		if line.Kind == compose.FieldLine && f.Name != "data" {
			cmd, _ := c.renameTo(line, fmt.Sprintf("own%d", n))
			h.does("rename"+here, cmd)
		}
	case 9:
		h.editsJSON(n)
	case 10:
		if line.Kind == compose.MoreLine {
			missing := line.Missing[random.IntN(len(line.Missing))]
			h.does("add "+missing.Pointer, c.addField(item, missing.Pointer))
		}
	case 11:
		if d, ok := c.draftAt(item); ok {
			version := catalog.Versions()[random.IntN(2)]
			if line := (compose.Line{Item: item, Field: compose.Field{Pointer: "/@context", Name: "@context"}}); d.Type() != "" {
				cmd, _ := c.put(line, catalog.Get(version).Context)
				h.does("version "+string(version)+here, cmd)
			}
		}
	default:
		if line.Kind == compose.FieldLine && !line.Below {
			cmd, _ := c.put(line, h.valueFor(f, n))
			h.does("change"+here, cmd)
		}
	}
}

// valueFor is a value that a field may take, an id of one's own most of all, since
// others share it.
func (h *randomEditor) valueFor(f compose.Field, n int) string {
	switch {
	case len(f.Choices) > 0:
		return f.Choices[h.random.IntN(len(f.Choices))]
	case f.Property.Kind == catalog.IRI || f.Property.Kind == catalog.EntityOf:
		return fmt.Sprintf("https://school.example/%d", n)
	case f.Property.Kind == catalog.Duration:
		return fmt.Sprintf("%d:05", n)
	}
	return fmt.Sprint(n)
}

// editsJSON takes over what an editor wrote: a change, several events, or a mistake.
func (h *randomEditor) editsJSON(n int) {
	h.t.Helper()
	shown := h.c.shownItem()
	text := h.c.now().envelope.TextAt(shown)
	switch h.random.IntN(3) {
	case 0:
		h.does("a mistake in the editor", h.c.takeText(fmt.Sprintf("%d %s", n, text), shown))
	case 1:
		if at := strings.LastIndexByte(text, '}'); at > 0 {
			h.does("a change in the editor", h.c.takeText(fmt.Sprintf(`%s, "own": %d}`, text[:at], n), shown))
		}
	case 2:
		h.does("other events in the editor", h.c.takeText(fmt.Sprintf(`[{"n": %d}, %s]`, n, anEvent), shown))
	}
}

// TestUndoGoesBackToTheVeryFirstState edits by chance, the choice of the first event
// included, goes back and forth meanwhile, and at last all the way back and all the
// way forward again.
func TestUndoGoesBackToTheVeryFirstState(t *testing.T) {
	t.Parallel()
	for seed := range uint64(20) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			d := asking(t)
			h := &randomEditor{Driver: d, t: t, c: d.Page.(*Page), random: rand.New(rand.NewPCG(seed, 11))}
			h.c.picker = nil
			first := h.state()
			h.past = []string{first}
			for n := range 70 {
				switch h.random.IntN(8) {
				case 0:
					h.undoes()
				case 1:
					h.redoes()
				default:
					h.edits(n)
				}
			}
			last := h.state()
			all := slices.Concat(h.past, reversed(h.future))
			for range len(all) {
				h.undoes()
			}
			h.is(first)
			for range len(all) {
				h.redoes()
			}
			h.is(all[len(all)-1])
			if len(h.past) < 10 {
				t.Errorf("only %d edits: %s", len(h.past), last)
			}
		})
	}
}

func reversed(all []string) []string {
	all = slices.Clone(all)
	slices.Reverse(all)
	return all
}
