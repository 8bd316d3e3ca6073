package lookup

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"caliper-playground/catalog"
)

// TestEveryOtherNameLeadsFirstToWhatItMeans goes through all that the catalogue says
// people call things: by the command line and by the screen's search alike, each leads
// first to one of the things that it stands for, or to what has that very name.
func TestEveryOtherNameLeadsFirstToWhatItMeans(t *testing.T) {
	for _, version := range catalog.Versions() {
		b := Of(version)
		means, spelled := map[string][]*Entry{}, map[string]string{}
		for _, e := range b.Entries {
			for _, other := range e.AlsoCalled {
				key := folded(other.Word)
				means[key], spelled[key] = append(means[key], e), other.Word
			}
		}
		if len(means) < 1000 {
			t.Fatalf("Caliper %s: only %d other names", version, len(means))
		}
		for key, entries := range means {
			word := spelled[key]
			found, err := b.Find(word)
			var missing *NotFoundError
			if errors.As(err, &missing) && missing.Elsewhere != "" {
				continue // the other version has that very name, and it is said so
			}
			if err != nil {
				t.Errorf("Caliper %s: %v", version, err)
				continue
			}
			if first := found[0]; !slices.Contains(entries, first) && folded(first.Name) != key && folded(first.Title) != key {
				t.Errorf("Caliper %s: %q leads to %v", version, word, first.Ref)
			}
			for _, e := range entries {
				if e.Kind == Word && !slices.Contains(found, e) {
					t.Errorf("Caliper %s: %q does not lead to %v at all", version, word, e.Ref)
				}
			}
		}
	}
}

// folded is a name as it is compared: without what stands between its words.
func folded(name string) string { return join(name).letters }

// TestSearchBeginsWithWhatFindKnows holds of names, titles and other names, a share of
// them since a search takes its time: the screen and the command line say the same.
func TestSearchBeginsWithWhatFindKnows(t *testing.T) {
	b := Of(catalog.V1p2)
	var names []string
	for _, e := range b.Entries {
		names = append(names, e.Name)
		if isNamedByTitle(e) {
			names = append(names, e.Title)
		}
		for _, other := range e.AlsoCalled {
			if e.Kind == Word || strings.HasPrefix(other.Source, "what") {
				names = append(names, other.Word)
			}
		}
	}
	for i := 0; i < len(names); i += 1 + len(names)/200 {
		found, err := b.Find(names[i])
		if err != nil {
			t.Errorf("%v", err)
		}
		hits := b.Search(names[i])
		for at, e := range found {
			if at >= len(hits) || hits[at].Entry != e {
				t.Errorf("%q: hit %d is not %v", names[i], at, e.Ref)
				break
			}
		}
	}
}

// TestFieldWordsLeadFirst names what a developer looks up first, and where that leads
// by the command line and on the screen.
func TestFieldWordsLeadFirst(t *testing.T) {
	b := Of(catalog.V1p2)
	for word, want := range map[string]Ref{
		"caption": {Action, "EnabledClosedCaptioning"}, "subtitles": {Action, "EnabledClosedCaptioning"},
		"Content-Type": {Word, "request headers"}, "Authorization": {Word, "bearer token"}, "Authorization header": {Word, "bearer token"},
		"conformance mark": {Word, "conformance mark"}, "registration number": {Word, "registration number"},
		"scorecard": {Word, "scorecard"}, "deliberate": {Word, "mistake"}, "mistakes": {Word, "mistake"}, "built-in mistakes": {Word, "mistake"},
		"MediaEvent Started": {Row, "MediaProfile/MediaEvent/Started"}, "quiz": {Entity, "Assessment"}, "video": {Entity, "VideoObject"},
		"login": {Event, "SessionEvent"}, "LTI launch": {Event, "ToolLaunchEvent"}, "401": {Word, "401"}, "wrong token": {Word, "401"},
		"status 415": {Word, "415"}, "retry-after": {Word, "503"}, "API key": {Word, "bearer token"}, "LRS": {Word, "endpoint"},
		"JSON-LD": {Word, "@context"}, "exercises": {Word, "exercise"}, "practice certification": {Word, "practice certification"},
		"class": {Word, "class of learners"}, "course": {Entity, "CourseOffering"}, "document": {Entity, "Document"},
		"MUST": {Word, "requirement keyword"}, "time zone": {Word, "date and time"}, "https": {Word, "TLS"}, "curl": {Word, "message"}, "xAPI": {Word, "xAPI"},
		"GDPR": {Word, "advice"}, "gzip": {Word, "request headers"}, "SARIF": {Word, "report"}, "HAR": {Word, "JSON document"},
		"envelope": {Word, "envelope"}, "envelop": {Word, "envelope"}, "senser": {Word, "sensor"}, "blank nod": {Word, "blank node"},
	} {
		found, _ := b.Find(word) // a slip of the pen is searched for
		for by, first := range map[string]Ref{"find": firstOf(append(found, b.Nearby(word)...)), "search": firstRef(b.Search(word))} {
			if first != want {
				t.Errorf("%s: %q leads to %v, want %v", by, word, first, want)
			}
		}
	}
}

func firstOf(entries []*Entry) Ref {
	if len(entries) == 0 {
		return Ref{}
	}
	return entries[0].Ref
}
