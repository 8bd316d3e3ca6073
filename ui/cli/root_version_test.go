package cli

import (
	"runtime/debug"
	"testing"
)

func TestVersionNamesTheCommit(t *testing.T) {
	built := func(version string, settings ...debug.BuildSetting) *debug.BuildInfo {
		return &debug.BuildInfo{Main: debug.Module{Version: version}, Settings: settings}
	}
	revision := debug.BuildSetting{Key: "vcs.revision", Value: "3f2a9c1d0b7e55aa01"}
	for _, c := range []struct {
		name string
		info *debug.BuildInfo
		want string
	}{
		{"nothing known", built(""), "(devel)"},
		{"a release", built("v1.2.0"), "v1.2.0"},
		{"a commit", built("(devel)", revision), "(devel) (3f2a9c1d0b7e)"},
		{"a changed tree", built("v1.2.0", revision, debug.BuildSetting{Key: "vcs.modified", Value: "true"}), "v1.2.0 (3f2a9c1d0b7e, changed)"},
		{"an unchanged tree", built("v1.2.0", revision, debug.BuildSetting{Key: "vcs.modified", Value: "false"}), "v1.2.0 (3f2a9c1d0b7e)"},
	} {
		if got := versionOf(c.info); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
