package certify

import (
	"encoding/json"
	"fmt"

	"caliper-playground/catalog"
	"caliper-playground/engine/file"
)

// rememberedKind is what a file with a form says that it is.
const rememberedKind = "caliper-playground certification form"

// remembered is the form of a product on disk, for the sessions that follow.
type remembered struct {
	Kind    string  `json:"form"` // rememberedKind
	Product Product `json:"product"`
}

// recall reads the form that was filled in last, for a session of a version. Where
// there is none, or no file of that kind, it is empty.
func recall(path string, spec catalog.Version) Product {
	empty := Product{Spec: string(spec)}
	if path == "" {
		return empty
	}
	var r remembered
	content, err := file.Read(path, maxFile)
	if err != nil || json.Unmarshal(content, &r) != nil || r.Kind != rememberedKind {
		return empty
	}
	r.Product.Spec = string(spec)
	return r.Product
}

// remember writes down a form that is filled in whole, where it is another than
// before. The file is private: it names a person and an address.
func (k *Keeper) remember(p Product) error {
	p, err := p.Complete()
	k.mu.Lock()
	done := k.owner.Form == "" || err != nil || p == k.remembered
	k.remembered = p
	k.mu.Unlock()
	if done {
		return nil
	}
	if err := file.ReplaceJSON(k.owner.Form, remembered{rememberedKind, p}); err != nil {
		return fmt.Errorf("the form of the practice certification cannot be kept in %s: %w", k.owner.Form, file.Reason(err))
	}
	return nil
}
