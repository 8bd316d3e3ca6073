// Command pictures draws the pictures of the README anew. Run it at the top of
// the project: go run ./.ci/pictures
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"caliper-playground/ui/picture"
)

func main() {
	if err := draw(filepath.Join(".ci", "pictures")); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// draw writes every picture into a folder.
func draw(folder string) error {
	pictures, err := picture.All()
	if err != nil {
		return err
	}
	for name, svg := range pictures {
		if err := os.WriteFile(filepath.Join(folder, name+".svg"), []byte(svg), 0o644); err != nil {
			return err
		}
	}
	return nil
}
