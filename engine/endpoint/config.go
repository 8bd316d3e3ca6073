package endpoint

import (
	"encoding/json"

	"caliper-playground/catalog"
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

func (c *call) configure() *refusal {
	c.settled = true
	c.shareWithOrigin()
	c.w.Header().Set("Content-Type", "application/json")
	c.w.Header().Set("Cache-Control", "no-store")
	_, _ = c.w.Write(c.endpoint.configuration)
	return nil
}
