package pagetest

import (
	"fmt"

	"caliper-playground/catalog"
	"caliper-playground/engine/certify"
)

// newKeeper returns a keeper that writes nothing.
func newKeeper(name string) *certify.Keeper {
	return certify.OpenKeeper("", certify.Owner{Session: name, Spec: catalog.V1p2, Created: Start})
}

// Certification implements page.Engine.
func (e *Engine) Certification() *certify.Keeper {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.keeper
}

// Secure implements page.Engine.
func (e *Engine) Secure() error {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.secured = true
	return nil
}

// SaveReport implements page.Engine. It writes nothing.
func (e *Engine) SaveReport(r certify.Result) ([]string, error) {
	if e.SaveErr != nil {
		return nil, e.SaveErr
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	e.saved = append(e.saved, r)
	var paths []string
	for _, form := range []string{"md", "html", "json"} {
		paths = append(paths, fmt.Sprintf("/state/reports/practice-%s-%d.%s", r.Session, r.Run.Number, form))
	}
	return paths, nil
}

// Saved returns the results of which reports were saved.
func (e *Engine) Saved() []certify.Result {
	e.mu.Lock()
	defer e.mu.Unlock()
	return append([]certify.Result{}, e.saved...)
}
