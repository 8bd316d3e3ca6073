//go:build !unix

package terminal

// Run returns ErrNotSuspended: the system knows nothing of the kind.
func (Suspension) Run() error { return ErrNotSuspended }
