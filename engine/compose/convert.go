package compose

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
	"caliper-playground/engine/text"

	"github.com/google/uuid"
)

// convert turns what somebody typed into a value of a property's kind. The
// error says what is wrong with it and, where that can be told, what to write.
func (d Draft) convert(p *catalog.Property, text string) (*value, error) {
	if !utf8.ValidString(text) {
		return nil, fmt.Errorf("the text is not valid UTF-8, as JSON must be")
	}
	if p.Kind != catalog.String {
		text = strings.TrimSpace(text)
	}
	if text == "" {
		return nil, fmt.Errorf("%s cannot be empty; remove it instead", p.Name)
	}
	switch p.Kind {
	case catalog.Boolean:
		return toBoolean(text)
	case catalog.Integer, catalog.NonNegativeInteger:
		return toInteger(text, p.Kind == catalog.NonNegativeInteger)
	case catalog.Decimal:
		return toDecimal(text)
	case catalog.DateTime:
		return d.toDateTime(text)
	case catalog.Duration:
		return toDuration(text)
	case catalog.IRI, catalog.EntityOf:
		return toIRI(text)
	case catalog.UUID:
		return toUUID(text)
	case catalog.InTerms:
		return d.toTerm(p, text)
	case catalog.Map:
		return toObject(text)
	}
	return str(text), nil
}

func toBoolean(text string) (*value, error) {
	switch strings.ToLower(text) {
	case "true", "yes":
		return &value{kind: document.True, literal: "true"}, nil
	case "false", "no":
		return &value{kind: document.False, literal: "false"}, nil
	}
	return nil, fmt.Errorf("%q is neither true nor false", text)
}

// toDateTime takes the form that Caliper asks for, any RFC 3339 time, which it
// turns into UTC with milliseconds, or "now".
func (d Draft) toDateTime(text string) (*value, error) {
	const form = "YYYY-MM-DDTHH:mm:ss.SSSZ, such as 2026-03-02T09:15:00.000Z"
	if strings.EqualFold(text, "now") {
		return str(catalog.Timestamp(d.source.now())), nil
	}
	if t, err := time.Parse(time.RFC3339Nano, strings.ToUpper(text)); err == nil {
		if t.Nanosecond()%1_000_000 != 0 {
			return nil, fmt.Errorf("%q is finer than milliseconds, which is all that Caliper's times hold; write %s", text, catalog.Timestamp(t))
		}
		if y := t.UTC().Year(); y < 0 || y > 9999 {
			return nil, fmt.Errorf("%q is outside the years 0000 to 9999 in UTC", text)
		}
		return str(catalog.Timestamp(t)), nil
	}
	for _, layout := range [...]string{"2006-01-02", "2006-01-02 15:04", "2006-01-02 15:04:05", "2006-01-02T15:04", "2006-01-02T15:04:05", "2006-01-02T15:04:05.000"} {
		if t, err := time.Parse(layout, text); err == nil {
			return nil, fmt.Errorf("%q does not say which time it is in UTC; write %s if it is that", text, catalog.Timestamp(t))
		}
	}
	return nil, fmt.Errorf("%q is no date and time of the form %s, or does not exist", text, form)
}

// toIRI takes an absolute IRI or a blank node.
func toIRI(text string) (*value, error) {
	if isIRI(text) {
		return str(text), nil
	}
	switch {
	case strings.ContainsAny(text, " \t\r\n"):
		return nil, fmt.Errorf("%q is no IRI, for it holds a space; write it as %%20, or use another id", text)
	case strings.HasPrefix(text, "//") && isIRI("https:"+text):
		return nil, fmt.Errorf("%q is no absolute IRI; write https:%s", text, text)
	case strings.Contains(text, ".") && isIRI("https://"+text):
		return nil, fmt.Errorf("%q is no absolute IRI; write https://%s", text, text)
	}
	return nil, fmt.Errorf("%q is no absolute IRI, such as https://example.org/people/7 or urn:example:7", text)
}

// isIRI says whether a text is an absolute IRI (RFC 3987) or a blank node.
func isIRI(text string) bool {
	if strings.ContainsFunc(text, func(r rune) bool { return r <= ' ' || r == 0x7f || strings.ContainsRune("<>\"{}|\\^`", r) }) {
		return false
	}
	if rest, ok := strings.CutPrefix(text, "_:"); ok {
		return rest != ""
	}
	scheme, rest, ok := strings.Cut(text, ":")
	if !ok || rest == "" {
		return false
	}
	u, err := url.Parse(scheme + ":")
	return err == nil && strings.EqualFold(u.Scheme, scheme)
}

// toUUID takes an event's id, with or without the "urn:uuid:" before it.
func toUUID(text string) (*value, error) {
	id, err := uuid.Parse(text)
	if err != nil {
		return nil, fmt.Errorf("%q is no UUID, such as urn:uuid:32872e14-ba5d-4836-a97d-b3a98576e454", text)
	}
	return str("urn:uuid:" + id.String()), nil
}

func (d Draft) toTerm(p *catalog.Property, text string) (*value, error) {
	terms := d.terms(p.Terms)
	if slices.Contains(terms, text) {
		return str(text), nil
	}
	for _, term := range terms {
		if strings.EqualFold(term, text) {
			return str(term), nil
		}
	}
	return nil, fmt.Errorf("%q is no %s of Caliper %s%s", text, p.Terms, d.version, nearestOrAll(text, terms))
}

// nearestOrAll suggests a word, or lists them where they are few.
func nearestOrAll(word string, all []string) string {
	if s := nearest(word, all); s != "" || len(all) > 20 {
		return s
	}
	return "; it may be " + text.Or(all)
}

// toObject takes a JSON object.
func toObject(text string) (*value, error) {
	v, _, err := parse([]byte(text))
	if err != nil {
		return nil, fmt.Errorf("this takes a JSON object such as {\"note\": \"...\"}: %w", err)
	}
	if !v.isObject() {
		return nil, fmt.Errorf("this takes a JSON object such as {\"note\": \"...\"}, and that is %s", v.kind)
	}
	return v, nil
}

// toFree takes anything: what reads as JSON is that, the rest is a string.
func toFree(text string) (*value, error) {
	if !utf8.ValidString(text) {
		return nil, fmt.Errorf("the text is not valid UTF-8, as JSON must be")
	}
	v, _, err := parse([]byte(text))
	if err == nil {
		return v, nil
	}
	if trimmed := strings.TrimSpace(text); strings.HasPrefix(trimmed, "{") || strings.HasPrefix(trimmed, "[") || strings.HasPrefix(trimmed, `"`) {
		return nil, fmt.Errorf("this looks like JSON but is none: %w", err)
	}
	return str(text), nil
}
