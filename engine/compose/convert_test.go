package compose

import (
	"strings"
	"testing"

	"caliper-playground/catalog"
)

func TestConvert(t *testing.T) {
	d := New(catalog.V1p2, catalog.Get(catalog.V1p2).Row("ReadingProfile/ViewEvent/Viewed"), still())
	for _, test := range []struct {
		name string
		kind catalog.Kind
		text string
		want string // the JSON, or what the error must hold after a "!"
	}{
		{"a string as it is", catalog.String, " two  words ", `" two  words "`},
		{"a string that needs escapes", catalog.String, "a \"b\" \\ <c>\n", `"a \"b\" \\ <c>\n"`},
		{"an empty string", catalog.String, "", "!cannot be empty; remove it"},
		{"broken UTF-8", catalog.String, "\xff", "!not valid UTF-8"},
		{"true", catalog.Boolean, "True", "true"},
		{"no", catalog.Boolean, "no", "false"},
		{"neither", catalog.Boolean, "maybe", "!neither true nor false"},
		{"a whole number", catalog.Integer, " -12 ", "-12"},
		{"a long number keeps its digits", catalog.Integer, "123456789012345678901234567890", "123456789012345678901234567890"},
		{"zeros in front", catalog.Integer, "007", "!write 7"},
		{"a plus", catalog.Integer, "+3", "!write 3"},
		{"a fraction", catalog.Integer, "1.5", "!no whole number"},
		{"below zero", catalog.NonNegativeInteger, "-1", "!below 0"},
		{"a decimal", catalog.Decimal, "17.50", "17.50"},
		{"a decimal without fraction", catalog.Decimal, "15", "15.0"},
		{"an exponent", catalog.Decimal, "1e3", "1.0e3"},
		{"a comma", catalog.Decimal, "15,5", "!write 15.5"},
		{"no zero in front", catalog.Decimal, ".5", "!write 0.5"},
		{"no number", catalog.Decimal, "NaN", "!no number"},
		{"a time as it must be", catalog.DateTime, "2026-03-02T09:15:00.000Z", `"2026-03-02T09:15:00.000Z"`},
		{"an offset", catalog.DateTime, "2026-03-02T10:15:00+01:00", `"2026-03-02T09:15:00.000Z"`},
		{"now", catalog.DateTime, "now", `"2026-03-03T09:26:54.043Z"`},
		{"microseconds", catalog.DateTime, "2026-03-02T09:15:00.123456Z", "!write 2026-03-02T09:15:00.123Z"},
		{"a date alone", catalog.DateTime, "2026-03-02", "!write 2026-03-02T00:00:00.000Z"},
		{"a day that is not", catalog.DateTime, "2026-02-30T09:15:00.000Z", "!does not exist"},
		{"words", catalog.DateTime, "yesterday", "!YYYY-MM-DD"},
		{"a duration", catalog.Duration, "PT5M21.5S", `"PT5M21.5S"`},
		{"weeks", catalog.Duration, "P2W", `"P2W"`},
		{"nothing lasts", catalog.Duration, "P", "!no duration"},
		{"nothing after T", catalog.Duration, "P1DT", "!no duration"},
		{"lower case", catalog.Duration, "pt5m", `"PT5M"`},
		{"spoken", catalog.Duration, "2 hours", `"PT2H"`},
		{"spoken at length", catalog.Duration, "1 day, 2 hours and 3 minutes", `"P1DT2H3M"`},
		{"a programmer's", catalog.Duration, "1h30m", `"PT1H30M"`},
		{"a programmer's, short", catalog.Duration, "3m5s", `"PT3M5S"`},
		{"a player's", catalog.Duration, "3:05", `"PT3M5S"`},
		{"a player's, to the tenth", catalog.Duration, "0:00.5", `"PT0.5S"`},
		{"a player's long one", catalog.Duration, "90:00", `"PT90M"`},
		{"a player's with hours", catalog.Duration, "1:05:21", `"PT1H5M21S"`},
		{"the beginning", catalog.Duration, "0:00", `"PT0S"`},
		{"seconds", catalog.Duration, "185", `"PT3M5S"`},
		{"a part of a second", catalog.Duration, "0185.250", `"PT3M5.250S"`},
		{"no second", catalog.Duration, "0", `"PT0S"`},
		{"an hour of seconds", catalog.Duration, "5400", `"PT1H30M"`},
		{"more seconds than a number holds", catalog.Duration, "99999999999999999999", "!no duration"},
		{"a minute of more than sixty seconds", catalog.Duration, "3:75", "!no duration"},
		{"an hour of more than sixty minutes", catalog.Duration, "1:75:00", "!no duration"},
		{"half a player's", catalog.Duration, "3:5", "!write 5:21, 5m21s, 321 for seconds, or PT5M21S"},
		{"hours twice", catalog.Duration, "1h 2h", "!no duration"},
		{"below zero", catalog.Duration, "-185", "!no duration"},
		{"an IRI", catalog.IRI, "https://example.org/people/7", `"https://example.org/people/7"`},
		{"a blank node", catalog.IRI, "_:x", `"_:x"`},
		{"no scheme", catalog.IRI, "example.org/people/7", "!write https://example.org/people/7"},
		{"a space", catalog.IRI, "https://example.org/a b", "!holds a space"},
		{"a word", catalog.IRI, "seven", "!no absolute IRI"},
		{"a bare UUID", catalog.UUID, "32872E14-BA5D-4836-A97D-B3A98576E454", `"urn:uuid:32872e14-ba5d-4836-a97d-b3a98576e454"`},
		{"no UUID", catalog.UUID, "7", "!no UUID"},
		{"an object", catalog.Map, `{"a": [1, 2]}`, `{"a":[1,2]}`},
		{"no object", catalog.Map, `[1]`, "!takes a JSON object"},
		{"broken JSON", catalog.Map, `{"a": }`, "!line 1, column 7"},
	} {
		t.Run(test.name, func(t *testing.T) {
			v, err := d.convert(&catalog.Property{Name: "x", Kind: test.kind}, test.text)
			if wrong, isError := strings.CutPrefix(test.want, "!"); isError {
				if err == nil || !strings.Contains(strings.ReplaceAll(err.Error(), `\"`, `"`), wrong) {
					t.Errorf("error %v, want one with %q", err, wrong)
				}
				return
			}
			if err != nil || compact(v) != test.want {
				t.Errorf("got %v, %v; want %s", v, err, test.want)
			}
		})
	}
}

func TestConvertTerms(t *testing.T) {
	d := New(catalog.V1p2, catalog.Get(catalog.V1p2).Row("ReadingProfile/ViewEvent/Viewed"), still())
	for _, test := range []struct {
		text string
		set  catalog.TermSet
		want string
	}{
		{"active", catalog.StatusTerms, `"Active"`},
		{"Actve", catalog.StatusTerms, "!did you mean Active?"},
		{"gone", catalog.StatusTerms, "!it may be Active or Inactive"},
		{"Lerner", catalog.RoleTerms, "!did you mean Learner?"},
	} {
		v, err := d.convert(&catalog.Property{Name: "x", Kind: catalog.InTerms, Terms: test.set}, test.text)
		if wrong, isError := strings.CutPrefix(test.want, "!"); isError {
			if err == nil || !strings.Contains(err.Error(), wrong) {
				t.Errorf("%s: error %v, want one with %q", test.text, err, wrong)
			}
		} else if err != nil || compact(v) != test.want {
			t.Errorf("%s: %v, %v", test.text, v, err)
		}
	}
}
