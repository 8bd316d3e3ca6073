package rule

import "testing"

func TestForms(t *testing.T) {
	for _, test := range []struct {
		name string
		is   func([]byte) bool
		yes  []string
		no   []string
	}{
		{"isIRI", isIRI,
			[]string{"https://example.org/people/7", "urn:uuid:x", "mailto:a@example.org", "_:x", "http://example.org/ä?q=1#f", "tag:example.org,2026:x", "http://example.org/%C3%a4"},
			[]string{"", "x", ":", "a:", "people/7", "/people/7", "https://example.org/a b", "1http://x", "_:", "_: x", "http://example.org/<x>", "This is not an IRI", "http://example.org/\x7f", "http://example.org/100%", "http://example.org/%4", "http://example.org/%C3%zz/a"}},
		{"isDateTime", isDateTime,
			[]string{"2026-03-02T09:15:00.000Z", "2024-02-29T23:59:59.999Z", "2000-02-29T00:00:00.000Z"},
			[]string{"", "2026-03-02", "2026-03-02T09:15:00Z", "2026-03-02T09:15:00.000+00:00", "2026-03-02 09:15:00.000Z", "2026-02-29T09:15:00.000Z",
				"1900-02-29T00:00:00.000Z", "2026-13-02T09:15:00.000Z", "2026-00-02T09:15:00.000Z", "2026-04-31T09:15:00.000Z", "2026-03-00T09:15:00.000Z",
				"2026-03-02T24:00:00.000Z", "2026-03-02T09:60:00.000Z", "2026-03-02T09:15:60.000Z", "2026-03-02T09:15:00.00xZ", "2026-03-02t09:15:00.000z"}},
		{"isDuration", isDuration,
			[]string{"PT5M21S", "PT05M21S", "PT5.171946S", "P0D", "P2W", "P1Y2M3DT4H5M6S", "PT0S", "P1DT12H", "PT1,5H"},
			[]string{"", "P", "PT", "P1", "5M", "PT5", "P1S", "PT1D", "PT1.5M3S", "P1DT", "PT5M5M", "PT.5S", "PT5.S", "-PT5S", "P1DTT1H", "2016-09-02T11:30:00.000Z", "PT5S "}},
		{"isUUID", isUUID,
			[]string{"8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "8C1B6A52-6F9A-4C6E-9A58-0D3B1A1F2E11"},
			[]string{"", "8c1b6a526f9a4c6e9a580d3b1a1f2e11", "8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e1", "8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e1g", "8c1b6a52-6f9a-4c6e-9a580-d3b1a1f2e11", "--------------------------------8888"}},
		{"isWhole", isWhole, []string{"0", "15", "-3"}, []string{"", "1.0", "1e3", "1E3"}},
		{"hasFraction", hasFraction, []string{"15.0", "0.5", "1.5e3"}, []string{"15", "1e3"}},
	} {
		for _, s := range test.yes {
			if !test.is([]byte(s)) {
				t.Errorf("%s(%q) is false", test.name, s)
			}
		}
		for _, s := range test.no {
			if test.is([]byte(s)) {
				t.Errorf("%s(%q) is true", test.name, s)
			}
		}
	}
}

func TestToDateTime(t *testing.T) {
	for in, want := range map[string]string{
		"2026-03-02T09:15:00Z":                        "2026-03-02T09:15:00.000Z",
		"2026-03-02T09:15:00+01:00":                   "2026-03-02T08:15:00.000Z",
		"2026-03-02T09:15:00.123+0000":                "2026-03-02T09:15:00.123Z",
		"2026-03-02 09:15:00":                         "2026-03-02T09:15:00.000Z",
		"2026-03-02":                                  "2026-03-02T00:00:00.000Z",
		"1772442900":                                  "2026-03-02T09:15:00.000Z",
		"1772442900123":                               "2026-03-02T09:15:00.123Z",
		"Mon, 02 Mar 2026 09:15:00 GMT":               "2026-03-02T09:15:00.000Z",
		"2026-03-02 09:15:00+00":                      "2026-03-02T09:15:00.000Z",
		"2026-03-02T09:15:00.123-05":                  "2026-03-02T14:15:00.123Z",
		"2026-03-02T10:15:00.123+01:00[Europe/Paris]": "2026-03-02T09:15:00.123Z",
		"/Date(1772442900123)/":                       "2026-03-02T09:15:00.123Z",
		"/Date(1772442900123+0100)/":                  "2026-03-02T09:15:00.123Z",
		"/Date(1772442900123-0500)/":                  "2026-03-02T09:15:00.123Z",
		"/Date(1772442900123?)/":                      "",
		"1772442900.123":                              "2026-03-02T09:15:00.123Z",
		"1772442900.1234567899":                       "2026-03-02T09:15:00.123Z",
		"1772442900.5e1":                              "",
		"1772442900123.5":                             "",
		"Mon Mar 02 2026 10:15:00 GMT+0100 (Central European Standard Time)": "2026-03-02T09:15:00.000Z",
		"yesterday":                      "",
		"2026-03-02T09:15:00Z (roughly)": "",
		"2026-02-30":                     "",
		"7":                              "",
	} {
		if got := toDateTime(in); got != want {
			t.Errorf("toDateTime(%q) = %q, want %q", in, got, want)
		}
		if want != "" && !isDateTime([]byte(want)) {
			t.Errorf("%q is not of the required form", want)
		}
	}
}
