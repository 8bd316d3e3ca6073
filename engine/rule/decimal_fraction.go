package rule

var decimalFraction = Rule{
	ID: "decimal-fraction", Title: "Decimals are written with a fractional part", Severity: Warning,
	Why: "The specification calls a decimal a number with a fractional part, so 15 should be written 15.0. JSON does not tell the two apart, " +
		"and many languages cannot write the second, so this is a warning, and an error in strict mode only.",
	Cost:      "The strictest validators reject the event.",
	Reference: "Caliper 1.2, decimal (#decimalDef); erratum 11",
	Bad:       `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/scores/1", "type": "Score", "scoreGiven": 15}`,
	Good:      `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/scores/1", "type": "Score", "scoreGiven": 15.0}`,
	say: func(f *found) string {
		return f.property.Name + " is " + f.got + "; a decimal has a fractional part: " + f.got + ".0"
	},
	fix: fixDecimal,
}
