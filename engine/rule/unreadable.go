package rule

// unreadable has no check: whoever reads the files reports it. Its page stands
// with the others all the same.
type unreadable struct{}

func (unreadable) page() Rule {
	return Rule{
		ID: "unreadable", Title: "The file can be read", Severity: Error,
		Why:       "A file of a folder that cannot be opened or read, or a line that is too long, holds a document that nobody has judged.",
		Cost:      "The run goes on without it, and ends with exit status 1, so that it is not taken for judged.",
		Reference: "this program's command line",
	}
}

func (unreadable) words() string { return "the file cannot be read" }
