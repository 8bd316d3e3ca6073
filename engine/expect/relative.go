package expect

import "path/filepath"

// relative is the way from a folder to a file, with slashes; the file's own path
// where there is no way, as from one drive to another.
func relative(folder, file string) string {
	if filepath.IsAbs(folder) != filepath.IsAbs(file) {
		folder, file = absolute(folder), absolute(file)
	}
	way, err := filepath.Rel(folder, file)
	if err != nil {
		if way, err = filepath.Rel(absolute(folder), absolute(file)); err != nil {
			way = file
		}
	}
	return filepath.ToSlash(way)
}

func absolute(path string) string {
	if all, err := filepath.Abs(path); err == nil {
		return all
	}
	return path
}
