package endpoint

import (
	"strings"
	"testing"
)

// A token in the wrong place is told to whoever runs the endpoint; the sender
// learns nothing from it, and the token is kept nowhere.
func TestMisplacedTokens(t *testing.T) {
	for _, test := range []struct{ name, target, header, where string }{
		{"in a header of its own", testPath, "X-Api-Key: " + testToken + "\r\n", "in the header X-Api-Key"},
		{"in a header with its scheme", testPath, "x-caliper: Bearer " + testToken + "\r\n", "in the header X-Caliper"},
		{"in the query", testPath + "?access_token=" + testToken, "", "in the URL's query, as access_token"},
		{"beside a wrong one", testPath + "?t=" + testToken, "Authorization: Bearer other\r\n", "in the URL's query, as t"},
		{"another one", testPath + "?t=other", "X-Api-Key: other\r\n", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			e, f := start(t, Options{})
			a := speak(t, e, "POST "+test.target+" HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 2\r\n"+test.header+"\r\n{}", false)
			if a.status != 401 {
				t.Fatalf("status %d", a.status)
			}
			x := f.lastRefused(t)
			if told := strings.Contains(x.Cause, "token itself is right"); told != (test.where != "") || !strings.Contains(x.Cause, test.where) {
				t.Errorf("the log says %q; want %q in it", x.Cause, test.where)
			}
			if strings.Contains(a.body, "itself is right") || strings.Contains(a.body, testToken) {
				t.Errorf("the sender is told %s", a.body)
			}
		})
	}
}

func TestPreflightSaysWhatABrowserWillMiss(t *testing.T) {
	for _, test := range []struct{ name, asked, missed string }{
		{"what is allowed", "Access-Control-Request-Headers: authorization,content-type\r\n", ""},
		{"what needs no leave", "Access-Control-Request-Headers: Accept, content-type\r\n", ""},
		{"another header", "Access-Control-Request-Headers: authorization, x-requested-with, content-type\r\n", "it will miss the header x-requested-with"},
		{"in two fields", "Access-Control-Request-Headers: X-A\r\nAccess-Control-Request-Headers: x-b\r\n", "the header x-a, the header x-b"},
		{"another method", "Access-Control-Request-Method: PUT\r\n", "the method PUT"},
	} {
		t.Run(test.name, func(t *testing.T) {
			e, f := start(t, Options{})
			a := speak(t, e, "OPTIONS "+testPath+" HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost:3000\r\n"+test.asked+"\r\n", false)
			x := f.lastRefused(t)
			if a.status != 204 || !strings.Contains(x.Cause, test.missed) || test.missed == "" && strings.Contains(x.Cause, "miss") {
				t.Errorf("status %d, and the log says %q", a.status, x.Cause)
			}
		})
	}
}
