package rule

type extensionUnknown struct {
	got string
}

func (extensionUnknown) page() Rule {
	return Rule{
		ID: "extension-unknown", Title: "An extension's context is one that is known", Severity: Info,
		Why: "Caliper 1.1 was extended by profiles with a context of their own. Of an extension that is not among the published ones nobody can say which words it defines, " +
			"so it is taken for another vocabulary.",
		Cost:      "What the extension may define is not judged, and earns no mark.",
		Reference: "Caliper 1.1, profile extensions",
	}
}

func (f extensionUnknown) words() string {
	return quote(f.got) + " is the context of no extension that is known here; what it may define is not judged"
}
