package rule

import (
	"fmt"

	"caliper-playground/catalog"
)

// maxProperties is how many properties a type may have, so that a set of them
// fits a word. Compiling a vocabulary that has more fails.
const maxProperties = 64

// checkSize panics where a type has more properties than a set of them holds:
// nothing could be judged by such a vocabulary.
func checkSize(typeName string, v catalog.Version, properties int) {
	if properties > maxProperties {
		panic(fmt.Sprintf("%s of Caliper %s has %d properties; package rule takes %d of a type at the most", typeName, v, properties, maxProperties))
	}
}

// propertySet is a set of the properties of one type, by their index.
type propertySet uint64

func (s propertySet) has(index int) bool { return s&(1<<index) != 0 }

func (s *propertySet) add(index int) { *s |= 1 << index }

// without returns what is not in another set.
func (s propertySet) without(other propertySet) propertySet { return s &^ other }

// slot is the place of a property among those of a type: its index and 1, so
// that 0 is a property that the type does not have.
type slot uint8

func (s slot) index() int { return int(s) - 1 }
