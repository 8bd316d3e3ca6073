package report

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// SaveCertification writes the report as Markdown, HTML and JSON into a folder,
// which is made where it is missing, and returns the files' paths. Only their
// owner may read them, since a person is named in them. The names hold session
// and time, so that no report takes another's place; saving the same one again
// replaces it. Each file is written whole or not at all.
func SaveCertification(folder string, c Certification) ([]string, error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, fmt.Errorf("the folder %s for reports cannot be made: %w", folder, fileReason(err))
	}
	base := filepath.Join(folder, fmt.Sprintf("practice-%s-%s", c.Session, c.Completed.UTC().Format("20060102-150405")))
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
		if err := writeWhole(path, content.Bytes()); err != nil {
			return paths, fmt.Errorf("the report %s cannot be written: %w", path, fileReason(err))
		}
		paths = append(paths, path)
	}
	return paths, nil
}

// writeWhole puts a file in place that only its owner may read.
func writeWhole(path string, content []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		_ = os.Remove(f.Name()) // it is of no use
	}
	return err
}

// fileReason strips the operation and the path off a file error, since ours
// name the path.
func fileReason(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}
