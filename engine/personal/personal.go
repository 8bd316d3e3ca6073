// Package personal says what in a document is personal data: names, mail
// addresses, IP addresses, user agents, telephone numbers and what people are
// known by. It goes by the name of a member and by the form of its value, and so
// sees what usual senders write; what neither name nor form gives away it does not
// see.
package personal

import (
	"net/netip"
	"regexp"
	"strings"
	"sync"
	"unicode"

	"caliper-playground/engine/text"
)

// Kind is a kind of personal data.
type Kind uint8

// The kinds. None is what is not known to be personal.
const (
	None       Kind = iota
	Name            // what a person is called
	Mail            // a mail address
	IPAddress       // version 4 or 6
	UserAgent       // what a browser says of itself
	Phone           // a telephone number
	Identifier      // what a system knows a person by: a login, a number
)

// String names the kind, with its article.
func (k Kind) String() string {
	return [...]string{"nothing personal", "a name", "a mail address", "an IP address", "a user agent", "a telephone number", "an identifier of a person"}[k]
}

// people are the words by which the name of a member says that it is about a
// person.
var people = text.Set("user person people student learner pupil member actor instructor teacher author owner parent guardian mentor account customer participant")

// kinds are the words of a member's name that say of which kind its value is,
// whoever it is about.
var kinds = map[string]Kind{
	"email": Mail, "mail": Mail, "emailaddress": Mail,
	"ip": IPAddress, "ipaddress": IPAddress, "ipaddr": IPAddress, "remoteaddr": IPAddress, "clientip": IPAddress,
	"useragent": UserAgent,
	"phone":     Phone, "telephone": Phone, "mobile": Phone, "tel": Phone, "sms": Phone,
	"firstname": Name, "lastname": Name, "givenname": Name, "familyname": Name, "middlename": Name, "fullname": Name,
	"surname": Name, "nickname": Name, "displayname": Name, "realname": Name,
	"username": Identifier, "login": Identifier, "loginid": Identifier, "netid": Identifier, "uid": Identifier,
	"eppn": Identifier, "ssn": Identifier, "sub": Identifier,
}

// aboutPeople are the words that say so where the name also speaks of a person.
var aboutPeople = map[string]Kind{
	"name": Name, "full": Name, "given": Name, "family": Name,
	"id": Identifier, "externalid": Identifier, "sourcedid": Identifier, "identifier": Identifier, "key": Identifier, "number": Identifier,
	"uuid": Identifier, "guid": Identifier, "image": Identifier, "picture": Identifier, "avatar": Identifier,
}

// launched are names that mean a person in the parameters of an LTI launch, and
// anything elsewhere.
var launched = map[string]Kind{"name": Name, "picture": Identifier}

// Member says what a member's name says of its value: "bb:request.headers.ipAddress",
// "lis_person_name_full". In a launch's parameters launch is true.
func Member(name string, launch bool) Kind {
	if at := strings.LastIndexAny(name, "/#"); at >= 0 {
		name = name[at+1:]
	}
	parts := split(name)
	joined := strings.Join(parts, "")
	if k, ok := launched[joined]; ok && launch {
		return k
	}
	person := false
	for _, part := range parts {
		person = person || people[part]
	}
	for i := range parts {
		for j := len(parts); j > i; j-- {
			word := strings.Join(parts[i:j], "")
			if k := kinds[word]; k != None {
				return k
			}
		}
	}
	if !person {
		return None
	}
	for i := len(parts) - 1; i >= 0; i-- {
		for j := i + 1; j <= len(parts); j++ {
			if k := aboutPeople[strings.Join(parts[i:j], "")]; k != None {
				return k
			}
		}
	}
	if len(parts) == 1 {
		return Identifier // "user": "mira"
	}
	return None
}

// split takes a member's name apart into its words, in lower case.
func split(name string) []string {
	var parts []string
	start, before := 0, rune(0)
	cut := func(end int) {
		if end > start {
			parts = append(parts, strings.ToLower(name[start:end]))
		}
	}
	for i, r := range name {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			cut(i)
			start = i + len(string(r))
		case unicode.IsUpper(r) && unicode.IsLower(before):
			cut(i)
			start = i
		}
		before = r
	}
	cut(len(name))
	return parts
}

// MailPattern finds mail addresses in a text.
var MailPattern = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`[A-Za-z0-9._+%'-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}`)
})

// AddressPattern finds what may be an IP address in a text; netip says whether it
// is one.
var AddressPattern = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`[0-9]{1,3}(\.[0-9]{1,3}){3}|[0-9A-Fa-f]{0,4}(:[0-9A-Fa-f]{0,4}){2,7}`)
})

// agents finds what browsers and libraries begin with to say what they are.
var agents = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(Mozilla|Opera|Dalvik|okhttp|curl|python-requests|Go-http-client|PostmanRuntime)/[0-9]`)
})

// Text says what the form of a text says of it: a mail address, an IP address or a
// user agent that is all of it.
func Text(s string) Kind {
	trimmed := strings.TrimPrefix(strings.TrimSpace(s), "mailto:")
	switch {
	case trimmed == "":
		return None
	case MailPattern().FindString(trimmed) == trimmed:
		return Mail
	case agents().MatchString(trimmed):
		return UserAgent
	}
	if _, err := netip.ParseAddr(trimmed); err == nil {
		return IPAddress
	}
	return None
}

// Value says of which kind the value of a member is, by the form of the value, or
// else by the member's name.
func Value(name, value string, launch bool) Kind {
	if k := Text(value); k != None {
		return k
	}
	if strings.TrimSpace(value) == "" {
		return None
	}
	return Member(name, launch)
}
