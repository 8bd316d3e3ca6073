//go:build !unix

package endpoint

import "time"

// processorTime is not known here; the ratio made of it is no number.
func processorTime() time.Duration { return 0 }
