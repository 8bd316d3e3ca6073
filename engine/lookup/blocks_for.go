package lookup

import "slices"

// BlocksFor is Blocks for somebody who has an object of a type before them: of what
// the tables of a property say, what they say of that type, or of the nearest of its
// supertypes, comes first.
func (b *Book) BlocksFor(e *Entry, typeName string) []Block {
	blocks := b.Blocks(e)
	if e.Kind != Property {
		return blocks
	}
	for i, block := range blocks {
		nearest := -1
		for at, row := range block.Rows {
			name := row.Cells[0].String()
			if b.vocabulary.IsA(typeName, name) && (nearest < 0 || b.vocabulary.IsA(name, block.Rows[nearest].Cells[0].String())) {
				nearest = at
			}
		}
		if nearest > 0 {
			rows := slices.Clone(block.Rows)
			blocks[i].Rows = slices.Insert(slices.Delete(rows, nearest, nearest+1), 0, block.Rows[nearest])
		}
	}
	return blocks
}
