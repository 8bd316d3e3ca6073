package rule

type typeDeprecated struct {
	name string
}

func (typeDeprecated) page() Rule {
	return Rule{
		ID: "type-deprecated", Title: "The type is not a deprecated one", Severity: Warning,
		Why:       "Caliper 1.1 keeps a few types of 1.0 so that old senders go on working, but its context no longer has them.",
		Cost:      "The event is judged but earns no mark, and the type is gone in 1.2.",
		Reference: "Caliper 1.1, deprecated types; erratum 28",
	}
}

func (f typeDeprecated) words() string {
	return f.name + " is deprecated in Caliper 1.1" + instead(f.name)
}

// instead names the type that took a deprecated one's place.
func instead(name string) string {
	switch name {
	case "Reading", "EpubVolume":
		return "; use Document"
	case "EpubChapter", "EpubPart", "EpubSubChapter":
		return "; use Chapter"
	case "OutcomeEvent":
		return "; use GradeEvent, which generates a Score"
	case "ReadingEvent":
		return "; use NavigationEvent or ViewEvent"
	}
	return ""
}
