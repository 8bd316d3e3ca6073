package wrapper

import (
	"regexp"
	"strings"
	"sync"
)

// withoutBraces begins with a member where a value should stand, or has one in an
// array: what is left of an object whose braces are gone.
var withoutBraces = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\s*"[^"\\]+"\s*:|\[\s*"[^"\\]+"\s*:`)
})

// calipersMembers are members of which a Caliper document has several.
var calipersMembers = []string{"sensor", "sendTime", "dataVersion", "data", "actor", "action", "object", "eventTime"}

// recogniseBraces recognises a Caliper document that was copied from a web page
// which does not show its braces.
func recogniseBraces(body string) *Wrapper {
	if !withoutBraces().MatchString(body) {
		return nil
	}
	members := 0
	for _, name := range calipersMembers {
		if strings.Contains(body, `"`+name+`":`) {
			members++
		}
	}
	if members < 3 {
		return nil
	}
	w := &Wrapper{
		What:   "a web page's copy of a Caliper document, with its braces lost",
		Advice: "copy it from the page's source, or have the sender's own document",
	}
	if strings.Contains(body, `"id": ""`) || strings.Contains(body, `"dataVersion": ""`) {
		w.Advice = "the page has left out its IRIs as well, so that nothing can be put back; " + w.Advice
	}
	return w
}
