package page

import (
	"testing"
)

func TestCurl(t *testing.T) {
	const rest = " \\\n  -H 'Content-Type: application/json' --data-binary @envelope.json"
	for _, test := range []struct {
		name     string
		endpoint Endpoint
		want     string
	}{
		{"plain", Endpoint{URL: "http://127.0.0.1:4/caliper/x/message", Token: "t"},
			"curl -i http://127.0.0.1:4/caliper/x/message \\\n  -H 'Authorization: Bearer t'" + rest},
		{"TLS", Endpoint{URL: "https://localhost:4/caliper/x/message", Token: "t", Authority: "/a folder/ca.pem"},
			"curl -i --cacert '/a folder/ca.pem' \\\n  https://localhost:4/caliper/x/message \\\n  -H 'Authorization: Bearer t'" + rest},
		{"no token", Endpoint{URL: "http://127.0.0.1:4/caliper/x/message"}, "curl -i http://127.0.0.1:4/caliper/x/message" + rest},
		{"token for a shell", Endpoint{URL: "http://127.0.0.1:4/x", Token: "a'; rm -rf $HOME"},
			`curl -i http://127.0.0.1:4/x` + " \\\n  -H " + `'Authorization: Bearer a'\''; rm -rf $HOME'` + rest},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := test.endpoint.Curl(); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}
