package catalog

import (
	"strings"
	"testing"
)

func TestParseVersion(t *testing.T) {
	tests := []struct {
		in   string
		want Version // empty: an error
	}{
		{"1.2", V1p2}, {"v1.2", V1p2}, {"V1P2", V1p2}, {"1p1", V1p1}, {" 1.1\n", V1p1},
		{"http://purl.imsglobal.org/ctx/caliper/v1p1", V1p1},
		{"http://purl.imsglobal.org/ctx/caliper/v1p2/", ""},
		{"", ""}, {"1", ""}, {"1.0", ""}, {"1.3", ""}, {"1.2.0", ""}, {"vv1.2", ""}, {"latest", ""},
	}
	for _, test := range tests {
		got, err := ParseVersion(test.in)
		if got != test.want || (err == nil) != (test.want != "") {
			t.Errorf("%q: %q, %v", test.in, got, err)
		}
		if err != nil && !(strings.Contains(err.Error(), "1.2") && strings.Contains(err.Error(), "1.1")) {
			t.Errorf("%q: the error names no way out: %v", test.in, err)
		}
	}
}

func TestVersionOfContext(t *testing.T) {
	for _, iri := range []string{
		"", "http://purl.imsglobal.org/ctx/caliper/v1p2/", "https://purl.imsglobal.org/ctx/caliper/v1p2",
		"http://purl.imsglobal.org/ctx/caliper/v1p1/SearchProfile-extension", "1.2",
	} {
		if v, ok := VersionOfContext(iri); ok {
			t.Errorf("%q is taken for the context of %s", iri, v)
		}
	}
	for iri, want := range map[string]Version{
		"http://purl.imsglobal.org/ctx/caliper/v1p2":                          V1p2,
		"http://purl.imsglobal.org/ctx/caliper/v1p1":                          V1p1,
		"http://purl.imsglobal.org/ctx/caliper/v1p1/SearchProfile-extension":  V1p1,
		"http://purl.imsglobal.org/ctx/caliper/v1p1/SailingProfile-extension": "",
		"https://lab.example/terms":                                           "",
	} {
		if v, ok := VersionNamedBy(iri); v != want || ok != (want != "") {
			t.Errorf("%q names %q, want %q", iri, v, want)
		}
	}
	if v, ok := VersionOfContext("http://purl.imsglobal.org/ctx/caliper/v1p2"); !ok || v != V1p2 {
		t.Errorf("the context of 1.2: %q, %t", v, ok)
	}
}

func TestParseProfile(t *testing.T) {
	tests := []struct {
		version  Version
		in, want string
	}{
		{V1p2, "ReadingProfile", "ReadingProfile"},
		{V1p2, "Reading", "ReadingProfile"},
		{V1p2, "reading", "ReadingProfile"},
		{V1p2, "READING PROFILE", "ReadingProfile"},
		{V1p2, " reading ", "ReadingProfile"},
		{V1p2, "Tool Use", "ToolUseProfile"},
		{V1p2, "tool-use", "ToolUseProfile"},
		{V1p2, "tool_use_profile", "ToolUseProfile"},
		{V1p2, "resourcemanagement", "ResourceManagementProfile"},
		{V1p2, "general", "GeneralProfile"},
		{V1p1, "basic", "BasicProfile"},
		{V1p1, "tool use", "ToolUseProfile"},
		{V1p1, "ToolUseProfile-extension", "ToolUseProfile-extension"},
		{V1p1, "Tool Use (extension)", "ToolUseProfile-extension"},
		{V1p1, "feedback", "FeedbackProfile"},
	}
	for _, test := range tests {
		p, err := Get(test.version).ParseProfile(test.in)
		if err != nil || p.Name != test.want {
			t.Errorf("%s, %q: %v, %v", test.version, test.in, p, err)
		}
	}
	eachVersion(t, func(t *testing.T, v *Vocabulary) {
		for i := range v.Profiles {
			want := &v.Profiles[i]
			for _, name := range []string{want.Name, want.Title, strings.ToLower(want.Title), strings.TrimSuffix(want.Name, "Profile")} {
				if got, err := v.ParseProfile(name); got != want {
					t.Errorf("%q: %v, %v", name, got, err)
				}
			}
		}
	})
}

func TestParseProfileOfWhatIsNone(t *testing.T) {
	tests := []struct {
		name, in string
		hint     string // what the error must say; the list of profiles it says always
	}{
		{"a slip", "Raeding", "did you mean ReadingProfile?"},
		{"a slip in a long name", "ResourceManagmentProfile", "did you mean ResourceManagementProfile?"},
		{"nothing near", "Knitting", `unknown profile "Knitting" in Caliper 1.2: the profiles are GeneralProfile, `},
		{"empty", "", `unknown profile ""`},
		{"the bare word", "Profile", "unknown profile"},
		{"control characters", "\x1b[31mx", `"\x1b[31mx"`},
		{"very long", strings.Repeat("Reading", 10_000), "…"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p, err := Get(V1p2).ParseProfile(test.in)
			if err == nil {
				t.Fatalf("taken for %s", p.Name)
			}
			if !strings.Contains(err.Error(), test.hint) || !strings.Contains(err.Error(), "ToolUseProfile") {
				t.Errorf("error: %v", err)
			}
			if len(err.Error()) > 1500 {
				t.Errorf("an error of %d bytes", len(err.Error()))
			}
		})
	}
}

// FuzzParseProfile: any input gives a profile whose name it plainly is, or an
// error of one printable line.
func FuzzParseProfile(f *testing.F) {
	for _, seed := range []string{"Reading", "tool use", "", "profile", "ProfileProfile", "\xff\xfe", "İstanbul", "ẞ", "reading\x00", "…"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, name string) {
		for _, version := range Versions() {
			p, err := Get(version).ParseProfile(name)
			if (p == nil) == (err == nil) {
				t.Fatalf("%q: %v, %v", name, p, err)
			}
			if p != nil && plainName(name) != plainName(p.Name) && plainName(name) != plainName(p.Title) {
				t.Errorf("%q is taken for %s", name, p.Name)
			}
			if err != nil && strings.ContainsAny(err.Error(), "\n\r\x1b\x00") {
				t.Errorf("%q: the error is not one clean line: %q", name, err)
			}
		}
	})
}
