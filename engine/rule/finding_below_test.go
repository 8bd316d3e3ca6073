package rule

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What stands below a place is told by its own pointers, and the finding itself stays
// as it was.
func TestAFindingBelowAPlaceHasItsOwnPointers(t *testing.T) {
	made := func(at string) Finding {
		return Finding{
			Pointer: at + "/actor", Message: "as at " + at + "/object",
			Fix:     []Op{{Op: "move", From: at + "/a", Path: at + "/b"}},
			Choices: []Choice{{Title: "so", Fix: []Op{{Op: "remove", Path: at + "/c"}}}},
		}
	}
	whole := made("/data/0")
	if diff := cmp.Diff(made(""), whole.Below("/data/0")); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(made("/data/0"), whole); diff != "" {
		t.Errorf("the finding was changed: %s", diff)
	}
}
