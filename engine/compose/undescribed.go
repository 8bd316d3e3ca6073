package compose

import (
	"fmt"
	"slices"

	"caliper-playground/engine/text"
)

// Undescribed notes what the other drafts would name by an IRI that nothing in the
// envelope describes any more, were the i-th taken away. They are numbered as they are
// without it.
func (e Envelope) Undescribed(i int) (notes []string) {
	others := slices.Delete(slices.Clone(e.drafts), i, i+1)
	alone := map[string]string{} // the type of what the draft describes, by its id
	e.drafts[i].describes(func(id, typeName string) { alone[id] = typeName })
	for _, other := range others {
		other.describes(func(id, _ string) { delete(alone, id) })
	}
	var named []int
	var types []string
	for at, other := range others {
		names := false
		other.root.walk(func(v *value) {
			if typeName := alone[v.str()]; typeName != "" {
				names = true
				if !slices.Contains(types, "the "+typeName) {
					types = append(types, "the "+typeName)
				}
			}
		})
		if names {
			named = append(named, at)
		}
	}
	if len(named) == 0 {
		return nil
	}
	return []string{fmt.Sprintf("%s %s by IRI alone, and nothing in the envelope describes that any more.", numbered(named, "names", "name"), text.And(types))}
}

// describes calls a function for each entity that the draft says the type of.
func (d Draft) describes(entity func(id, typeName string)) {
	d.root.walk(func(v *value) {
		if v == d.root && !d.IsDescribe() {
			return
		}
		if id, typeName := v.get("id").str(), v.get("type").str(); isIRI(id) && typeName != "" {
			entity(id, typeName)
		}
	})
}
