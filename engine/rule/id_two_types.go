package rule

type idTwoTypes struct {
	got, want string
	earlier   string // the pointer of the other one, or "" where that is in another document
}

func (idTwoTypes) page() Rule {
	return Rule{
		ID: "id-two-types", Title: "One id stands for one thing", Severity: Warning,
		Why:       "An id names one thing. Described once as a Person and once as a Document, it names neither.",
		Cost:      "What is known about the two is mixed up.",
		Reference: "Caliper 1.2, entity (#entity)",
	}
}

func (f idTwoTypes) words() string {
	if f.earlier == "" {
		return "this id stands for " + f.got + " here, but for " + f.want + " elsewhere"
	}
	return "this id stands for " + f.got + " here, but for " + f.want + " earlier, at " + f.earlier
}
