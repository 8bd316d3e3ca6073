package rule

import (
	"slices"
	"strings"
)

// Below returns a finding about a document as one about what stands at a place of
// it alone, by that thing's own pointers: those of its mends, and those that its
// message names, too.
func (f Finding) Below(pointer string) Finding {
	f.Pointer = strings.TrimPrefix(f.Pointer, pointer)
	f.Message = strings.ReplaceAll(f.Message, pointer+"/", "/")
	f.Fix = patchBelow(f.Fix, pointer)
	f.Choices = slices.Clone(f.Choices)
	for i := range f.Choices {
		f.Choices[i].Fix = patchBelow(f.Choices[i].Fix, pointer)
	}
	return f
}

func patchBelow(patch []Op, pointer string) []Op {
	patch = slices.Clone(patch)
	for i, op := range patch {
		patch[i].Path, patch[i].From = strings.TrimPrefix(op.Path, pointer), strings.TrimPrefix(op.From, pointer)
	}
	return patch
}
