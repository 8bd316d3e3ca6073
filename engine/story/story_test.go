package story

import (
	"context"
	"testing"
)

// TestBuiltInStoriesKeepTheirPromises plays each to its end, over HTTP.
func TestBuiltInStoriesKeepTheirPromises(t *testing.T) {
	for _, s := range List() {
		t.Run(s.Name, func(t *testing.T) {
			t.Parallel()
			if err := Rehearse(context.Background(), s); err != nil {
				t.Error(err)
			}
		})
	}
}
