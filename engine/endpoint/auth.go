package endpoint

import (
	"crypto/sha256"
	"crypto/subtle"
	"fmt"
	"net/http"
	"strings"

	"caliper-playground/engine/session"
	"caliper-playground/engine/text"
)

// checkToken asks for "Authorization: Bearer <token>" with the session's own
// token (Caliper 1.2, certification guide, "HTTP Message Requests"). Tokens
// are compared by digest in constant time.
func (c *call) checkToken() *refusal {
	if c.endpoint.options.NoAuth {
		c.trusted = true
		return nil
	}
	values := c.r.Header["Authorization"]
	if len(values) == 1 {
		scheme, token, _ := strings.Cut(strings.TrimSpace(values[0]), " ")
		if strings.EqualFold(scheme, "Bearer") && c.session.owns(strings.TrimSpace(token)) {
			c.trusted = true
			return nil
		}
		if _, tolerances := c.session.Judging(); tolerances.BareToken && c.session.owns(strings.TrimSpace(values[0])) {
			c.tolerated = append(c.tolerated, "bare-token")
			c.trusted = true
			return nil
		}
	}
	cause, help := c.diagnose(values)
	return &refusal{
		status: http.StatusUnauthorized, cause: cause, help: help, token: c.misplacedToken(),
		header: []session.Field{{Name: "WWW-Authenticate", Value: `Bearer realm="Caliper endpoint"`}},
	}
}

// owns says whether the token is the session's.
func (m *served) owns(token string) bool {
	digest := sha256.Sum256([]byte(token))
	return subtle.ConstantTimeCompare(digest[:], m.digest[:]) == 1
}

const (
	sendBearer  = "send the header Authorization: Bearer <token>, with the token shown beside the endpoint's URL"
	bearerInKey = `put the word and one space before the token; in caliper-js, caliper-java, caliper-php and Moodle, which send their key as it is, set apiKey to "Bearer <token>"; the tolerance bare-token accepts it as it is`
)

// diagnose says what is wrong with a refused Authorization header. What it
// says about the token is only said to those who sent it.
func (c *call) diagnose(values []string) (cause, help string) {
	if len(values) == 0 {
		return "the Authorization header is missing", sendBearer
	}
	if len(values) > 1 {
		return fmt.Sprintf("there are %d Authorization headers", len(values)), "send one alone: Authorization: Bearer <token>"
	}
	value := strings.TrimSpace(values[0])
	scheme, rest, _ := strings.Cut(value, " ")
	rest = strings.TrimSpace(rest)
	bearer := strings.EqualFold(scheme, "Bearer")
	switch {
	case value == "":
		return "the Authorization header is empty", sendBearer
	case c.session.owns(value):
		return `the token is right, but the scheme "Bearer" before it is missing`, bearerInKey
	case bearer && rest == "":
		return `"Bearer" stands without a token`, sendBearer
	case bearer:
		return c.diagnoseToken(rest)
	case c.session.owns(rest):
		return fmt.Sprintf("the token is right, but the scheme before it is %q, not Bearer", text.Clip(scheme, 40)), `set the scheme to "Bearer"; in libraries with a setting for the scheme (caliper-python: AUTH_SCHEME) that is the setting`
	case len(value) > len("Bearer") && strings.EqualFold(value[:len("Bearer")], "Bearer") && c.session.owns(strings.TrimLeft(value[len("Bearer"):], ":= \t")):
		return `the token is right, but between "Bearer" and the token must stand one space and nothing else`, sendBearer
	case rest != "" && isWord(scheme) && len(scheme) <= 16:
		return fmt.Sprintf("the scheme of the Authorization header is %q, not Bearer", scheme), sendBearer
	}
	return `the Authorization header holds neither the scheme "Bearer" nor this session's token`, sendBearer
}

// diagnoseToken says what is wrong with a token behind a right scheme.
func (c *call) diagnoseToken(token string) (cause, help string) {
	again, rest, _ := strings.Cut(token, " ")
	if strings.EqualFold(again, "Bearer") && c.session.owns(strings.TrimSpace(rest)) {
		return `the token is right, but "Bearer" stands before it twice`, "the library adds the word by itself: give it the token alone"
	}
	if c.session.owns(strings.Trim(token, `"'<>`)) {
		return "the token is right, but quotes or angle brackets stand around it", "send the token alone, without a sign around it"
	}
	for _, other := range c.endpoint.all() {
		if other != c.session && other.owns(token) {
			return "the token belongs to another session of this endpoint", "send to the URL that was shown with this token, or take the token of this URL"
		}
	}
	return "the token is not this session's", "copy the token again from beside the endpoint's URL; a fresh session has a token of its own"
}
