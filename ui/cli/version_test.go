package cli

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/report"
)

// Documents of both versions. An extension's context names its version, too.
var (
	older       = strings.NewReplacer("v1p2", "v1p1", "7c01", "7c03", `"profile": "ReadingProfile",`, "").Replace(reading)
	extension   = strings.NewReplacer(`"http://purl.imsglobal.org/ctx/caliper/v1p1"`, `"http://purl.imsglobal.org/ctx/caliper/v1p1/SearchProfile-extension"`, "7c03", "7c04").Replace(older)
	contextless = strings.Replace(older, `"@context": "http://purl.imsglobal.org/ctx/caliper/v1p1",`, "", 1)
)

// viewed says how often the row of reading's event is filled, by version.
func viewed(profiles []report.Profile) string {
	var counts []string
	for _, p := range profiles {
		for _, row := range p.Rows {
			if p.Profile == "ReadingProfile" && row.Event == "ViewEvent" {
				counts = append(counts, fmt.Sprintf("%s: %d", p.Spec, row.Count))
			}
		}
	}
	return strings.Join(counts, ", ")
}

func TestReplayCountsEachVersionForItself(t *testing.T) {
	t.Parallel()
	dir := write(t, map[string]string{
		"new.json": reading, "old.json": older, "extension.json": extension, "broken.json": "{", "contextless.json": contextless,
		"both.json": "[" + reading + "," + older + "]", "wrong.json": misspelt,
		"envelope.json": `{"sensor": "https://field.example/sensor", "sendTime": "2025-03-04T09:15:01.000Z", "dataVersion": "http://purl.imsglobal.org/ctx/caliper/v1p1", "data": [` + older + `]}`,
	})
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {})) // it takes anything
	defer server.Close()
	for _, test := range []struct {
		name  string
		files string
		flags string
		spec  catalog.Version
		want  string
	}{
		{"one of 1.2", "new", "", "1.2", "1.2: 1"},
		{"one of 1.1", "old", "", "1.1", "1.1: 1"},
		{"all of 1.1", "envelope extension", "", "1.1", "1.1: 2"},
		{"what names no version takes no part", "broken contextless old", "", "1.1", "1.1: 1"},
		{"and goes where others go", "old contextless", "", "1.1", "1.1: 1"},
		{"nothing names one", "broken contextless", "", "1.2", "1.2: 0"},
		{"both", "new old", "", "", "1.2: 1, 1.1: 1"},
		{"both in one array", "both", "", "", "1.2: 1, 1.1: 1"},
		{"both in batches", "new old extension both", "--batch=10", "", "1.2: 1, 1.1: 2"},
		{"a mistake is of its version, too", "old wrong", "", "", "1.2: 0, 1.1: 1"},
		{"asked for 1.2", "new old", "--spec=1.2", "1.2", "1.2: 1"},
		{"asked for 1.1", "new old", "--spec=1.1", "1.1", "1.1: 1"},
		{"asked for another one", "new", "--spec=1.1", "1.1", "1.1: 0"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var args []string
			for _, file := range strings.Fields(test.files) {
				args = append(args, filepath.Join(dir, file+".json"))
			}
			args = append(args, strings.Fields(test.flags)...)
			r, got := replayJSON(t, args...)
			if r.Spec != test.spec || viewed(r.Profiles) != test.want {
				t.Errorf("spec %q with %s, want %q with %s; standard error: %s", r.Spec, viewed(r.Profiles), test.spec, test.want, got.err)
			}
			remote, got := replayJSON(t, append(args, "--endpoint", server.URL)...)
			if remote.Spec != test.spec || len(remote.Profiles) != len(r.Profiles) {
				t.Errorf("to another endpoint: spec %q and %d profiles, want %q and %d; standard error: %s", remote.Spec, len(remote.Profiles), test.spec, len(r.Profiles), got.err)
			}
		})
	}
	asked := command(t, "", "replay", "--spec", "1.2", filepath.Join(dir, "new.json"), filepath.Join(dir, "old.json"))
	if asked.status != 0 || !strings.Contains(asked.err, "old.json") || !strings.Contains(asked.err, "leave --spec out") {
		t.Errorf("status %d; what does not count is not told: %s", asked.status, asked.err)
	}
}

func TestWantedProfilesGoByTheVersionsThatOccur(t *testing.T) {
	dir := write(t, map[string]string{
		"older.json": older, "media.json": strings.Replace(older, "Document", "VideoObject", 1), "generic.json": strings.NewReplacer(`"ViewEvent"`, `"Event"`).Replace(older),
		"refused.json": `{"sensor": "https://field.example/sensor", "sendTime": "2025-03-04T09:15:01+0000", "dataVersion": "http://purl.imsglobal.org/ctx/caliper/v1p2", "data": [` +
			strings.NewReplacer(`"ViewEvent"`, `"Event"`, `"ReadingProfile"`, `"GeneralProfile"`).Replace(reading) + `]}`,
		"general.json": strings.NewReplacer(`"ViewEvent"`, `"Event"`, `"ReadingProfile"`, `"GeneralProfile"`).Replace(reading),
	})
	at := func(name string) string { return filepath.Join(dir, name+".json") }
	for _, test := range []struct {
		name   string
		args   []string
		status int
		says   string
	}{
		{"met in 1.1", []string{"--profile", "basic", at("generic")}, 0, "BasicProfile is met"},
		{"not met in 1.1", []string{"--profile", "reading", at("older")}, 1, "ReadingProfile is not met: it needs NavigationEvent NavigatedTo"},
		{"met in 1.2", []string{"--profile", "general", at("general")}, 0, "GeneralProfile is met"},
		{"each by those that have it", []string{"--profile", "general,basic", at("general"), at("generic")}, 0, "GeneralProfile of Caliper 1.2 is met\nBasicProfile of Caliper 1.1 is met"},
		{"of no version that occurs", []string{"--profile", "general", at("generic")}, 1, `profile "general" is not met`},
		{"of no version at all", []string{"--profile", "sailing", at("generic")}, 2, "unknown profile"},
		{"what an endpoint refuses", []string{"--profile", "general", at("refused")}, 1, "GeneralProfile is not met"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := command(t, "", append([]string{"check"}, test.args...)...)
			if got.status != test.status || !strings.Contains(got.out+got.err, test.says) {
				t.Errorf("status %d, want %d and %q:\n%s%s", got.status, test.status, test.says, got.out, got.err)
			}
		})
	}
	got := command(t, "", "check", at("refused"))
	if want := "no mark: an endpoint refuses the envelope: it has an error, envelope-value at /sendTime."; !strings.Contains(got.out, want) {
		t.Errorf("%q is not in:\n%s", want, got.out)
	}
}
