package app

import (
	"context"

	"caliper-playground/engine/certify"
	"caliper-playground/engine/report"
	"caliper-playground/engine/session"
)

// openKeeper reads the state of a session's practice certification. The form is
// remembered for the sessions that follow, but for those of a class: what one learner
// types is no other's.
func (h *server) openKeeper(s *session.Session) *certify.Keeper {
	owner := certify.Owner{Session: s.ID(), Spec: s.Spec(), Created: s.Created(), Len: s.Len()}
	if h.Class() == "" {
		owner.Form = h.form
	}
	return certify.OpenKeeper(session.CertificationPath(s.Journal()), owner)
}

// keepProduct carries the product's form over into a fresh session; the runs
// stay with the session that they belong to.
func (b *backend) keepProduct(old certify.State) {
	keeper := b.Certification()
	_ = keeper.Change(func(s *certify.State) error { s.Product = old.Product; return nil })
}

// Certification implements page.Engine.
func (b *backend) Certification() *certify.Keeper {
	b.mu.RLock()
	defer b.mu.RUnlock()
	return b.keeper
}

// Secure implements page.Engine.
func (b *backend) Secure() error {
	// It is to listen for as long as the program runs, whoever asked.
	if err := b.server.endpoint.ListenTLS(context.Background()); err != nil {
		return err
	}
	b.server.secured.Store(true)
	return nil
}

// SaveReport implements page.Engine.
func (b *backend) SaveReport(r certify.Result) ([]string, error) {
	return report.SaveCertification(b.server.reports, report.NewCertification(r))
}
