package report

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"

	"caliper-playground/engine/file"
)

// SaveCertification writes the report as Markdown, HTML and JSON into a folder,
// which is made where it is missing, and returns the files' paths. Only their
// owner may read them, since a person is named in them. The names hold session
// and time, so that no report takes another's place; saving the same one again
// replaces it. Each file is written whole or not at all.
func SaveCertification(folder string, c Certification) ([]string, error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, fmt.Errorf("the folder %s for reports cannot be made: %w", folder, file.Reason(err))
	}
	completed := c.Started
	if c.Completed != nil {
		completed = *c.Completed
	}
	base := filepath.Join(folder, fmt.Sprintf("practice-%s-%s", c.Session, completed.UTC().Format("20060102-150405")))
	var paths []string
	for _, form := range []struct {
		format Format
		suffix string
	}{{Markdown, ".md"}, {HTML, ".html"}, {JSON, ".json"}} {
		var content bytes.Buffer
		if err := WriteCertification(form.format, &content, c); err != nil {
			return paths, err
		}
		path := base + form.suffix
		if err := file.Replace(path, content.Bytes()); err != nil {
			return paths, fmt.Errorf("the report %s cannot be written: %w", path, file.Reason(err))
		}
		paths = append(paths, path)
	}
	return paths, nil
}
