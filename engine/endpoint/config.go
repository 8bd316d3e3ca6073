package endpoint

import (
	"encoding/json"
	"net/http"

	"caliper-playground/catalog"
	"caliper-playground/engine/session"
)

// configuration is the answer to GET: what the endpoint supports (Caliper 1.2,
// endpoint configuration). The specification's table has the names in camel
// case, its example and an earlier draft in snake case; other names than the
// table's are forbidden.
func configuration(o Options) []byte {
	names := [...]string{"caliperSupportedVersions", "caliperSupportedExtensions", "caliperMaxPayloadSize"}
	if o.ConfigNames == "snake" {
		names = [...]string{"caliper_supported_versions", "caliper_supported_extensions", "caliper_max_payload_size"}
	}
	versions, extensions := []string{}, []string{}
	for _, version := range catalog.Versions() {
		vocabulary := catalog.Get(version)
		versions = append(versions, vocabulary.Context)
		for _, extension := range vocabulary.Extensions {
			extensions = append(extensions, extension.Context)
		}
	}
	body, err := json.MarshalIndent(map[string]any{
		names[0]: versions,
		names[1]: extensions,
		names[2]: o.MaxPayload,
	}, "", "  ")
	if err != nil {
		panic(err) // strings and a number always encode
	}
	return append(body, '\n')
}

// configure answers GET.
func (c *call) configure() *refusal {
	body := c.endpoint.configuration()
	c.note(http.StatusOK, "the endpoint's configuration was asked for", body)
	c.reply(http.StatusOK, body, []session.Field{{Name: "Cache-Control", Value: "no-store"}})
	return nil
}

// note records an exchange that carried no message.
func (c *call) note(status int, what string, reply []byte) {
	x := c.exchange(status)
	x.Cause, x.Reply = what, reply
	c.endpoint.tell(c.session, x)
}
