package compose

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

// robot edits a draft at random, and remembers what it wrote.
type robot struct {
	random  *rand.Rand
	draft   Draft
	written map[string]bool // values that must still be there
	steps   []string
}

// step makes one edit; one that is refused must change nothing.
func (r *robot) step(t *testing.T) {
	fields := r.draft.Fields()
	f := fields[r.random.IntN(len(fields))]
	before := r.draft
	edit, after, err := r.edit(f, before)
	r.steps = append(r.steps, edit)
	if err != nil {
		if after.Text() != before.Text() {
			t.Fatalf("%s was refused (%v), yet changed the draft\n%s", edit, err, strings.Join(r.steps, "\n"))
		}
		return
	}
	r.draft = after
}

// edit picks one edit that suits a field, or does not.
func (r *robot) edit(f Field, d Draft) (string, Draft, error) {
	parent, _, _ := cutLast(f.Pointer)
	switch n := r.random.IntN(12); {
	case n == 0:
		return r.remove(f, d)
	case n == 1:
		after, err := d.ToIRI(f.Pointer)
		return "ToIRI " + f.Pointer, after, err
	case n == 2:
		after, err := d.ToObject(f.Pointer)
		return "ToObject " + f.Pointer, after, err
	case n == 3 && len(f.Types) > 0:
		name := f.Types[r.random.IntN(len(f.Types))]
		after, err := d.SetType(f.Pointer, name)
		return "SetType " + f.Pointer + " " + name, after, err
	case n == 4:
		after, err := d.AddElement(f.Pointer)
		return "AddElement " + f.Pointer, after, err
	case n == 5:
		name := fmt.Sprintf("own%d", r.random.IntN(100))
		after, err := d.Rename(f.Pointer, name)
		return "Rename " + f.Pointer + " " + name, after, err
	case n == 6 && r.random.IntN(4) == 0:
		events := d.Events()
		name := events[r.random.IntN(len(events))]
		after, err := d.SetEvent(name)
		return "SetEvent " + name, after, err
	case n == 7 && r.random.IntN(4) == 0:
		profiles := d.terms(catalog.ProfileTerms)
		name := profiles[r.random.IntN(len(profiles))]
		after, err := d.SetProfile(name)
		return "SetProfile " + name, after, err
	case n == 8 && len(d.Actions()) > 0:
		name := d.Actions()[r.random.IntN(len(d.Actions()))]
		after, err := d.SetAction(name)
		return "SetAction " + name, after, err
	case f.State != Present:
		after, err := d.Add(parent, f.Name)
		return "Add " + f.Pointer, after, err
	case f.Property.Kind == catalog.Map && f.Form == FreeForm:
		name := fmt.Sprintf("own%d", r.random.IntN(100))
		after, err := d.Add(f.Pointer, name)
		return "Add " + f.Pointer + " " + name, after, err
	}
	return r.write(f, d)
}

// write sets a string to a value of its own, if the field takes any string.
func (r *robot) write(f Field, d Draft) (string, Draft, error) {
	if f.Form != Scalar || f.Property.Kind != catalog.String && f.Property.Name != "" || strings.HasPrefix(f.Pointer, "/@context") {
		after, err := d.SetValue(f.Pointer, "nothing that fits")
		if err == nil {
			after = d // it fitted after all: leave it, the robot keeps no record of it
		}
		return "SetValue " + f.Pointer, after, err
	}
	value := fmt.Sprintf("written <%d> \"é\" \\ ", r.random.Uint64())
	after, err := d.SetValue(f.Pointer, value)
	if err == nil {
		delete(r.written, f.Value) // it is this value's place now
		r.written[value] = true
	}
	return "SetValue " + f.Pointer + " " + value, after, err
}

// remove takes a field away, and the values in it from the record.
func (r *robot) remove(f Field, d Draft) (string, Draft, error) {
	after, err := d.Remove(f.Pointer)
	if at, _ := d.locate(f.Pointer); err == nil {
		at.value.walk(func(v *value) { delete(r.written, v.text()) })
	}
	return "Remove " + f.Pointer, after, err
}

func cutLast(pointer string) (before, after string, found bool) {
	i := strings.LastIndexByte(pointer, '/')
	return pointer[:max(i, 0)], pointer[i+1:], i >= 0
}

// lost returns a value that was written and is neither in the draft nor among
// what ToIRI keeps aside.
func (r *robot) lost() string {
	there := map[string]bool{}
	note := func(v *value) { there[v.text()] = true }
	r.draft.root.walk(note)
	for _, kept := range r.draft.collapsed {
		for _, v := range kept {
			v.walk(note)
		}
	}
	for value := range r.written {
		if !there[value] {
			return value
		}
	}
	return ""
}

func TestRandomEditsKeepTheTextWholeAndLoseNothing(t *testing.T) {
	for _, version := range catalog.Versions() {
		var rows []*catalog.Row
		for _, p := range catalog.Get(version).Profiles {
			for i := range p.Rows {
				rows = append(rows, &p.Rows[i])
			}
		}
		for seed := range uint64(25) {
			t.Run(fmt.Sprintf("%s/%d", version, seed), func(t *testing.T) {
				random := rand.New(rand.NewPCG(seed, 2))
				r := &robot{random: random, draft: New(version, rows[random.IntN(len(rows))], still()), written: map[string]bool{}}
				for range 40 {
					r.step(t)
					if _, err := document.NewParser(nil).Parse([]byte(r.draft.Text())); err != nil {
						t.Fatalf("the text does not parse: %v\n%s\n%s", err, strings.Join(r.steps, "\n"), r.draft.Text())
					}
					if value := r.lost(); value != "" {
						t.Fatalf("%q is lost\n%s\n%s", value, strings.Join(r.steps, "\n"), r.draft.Text())
					}
				}
			})
		}
	}
}
