package cli

import (
	"path/filepath"

	"github.com/adrg/xdg"

	"caliper-playground/catalog"
)

// configFolder is the program's folder among the user's configuration.
func (a *app) configFolder() string {
	home := xdg.ConfigHome
	if set := a.Getenv("XDG_CONFIG_HOME"); filepath.IsAbs(set) {
		home = set
	}
	return filepath.Join(home, Name)
}

// names returns the terms of the profiles that were asked for. Where a session
// of either version may be resumed, both versions' names are understood.
func (f *screenFlags) names(spec catalog.Version) ([]string, error) {
	if spec == "" {
		spec = catalog.Versions()[0]
	}
	profiles, err := f.profiles.profiles(spec)
	names := make([]string, 0, len(profiles))
	for _, p := range profiles {
		names = append(names, p.Name)
	}
	return names, err
}
