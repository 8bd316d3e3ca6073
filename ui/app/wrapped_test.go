package app

import (
	"encoding/json"
	"strings"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
	"caliper-playground/fixtures"
)

// TestABareEventIsWrappedInOneWay has an event refused for want of an envelope, and
// mends it in every way that there is: on the bench, in the form, in Load, and by what
// the answer offers. What is sent then is an envelope around the event, of one sensor,
// and is taken.
func TestABareEventIsWrappedInOneWay(t *testing.T) {
	f, _ := fixtures.ForRow(catalog.V1p2, "AnnotationProfile/AnnotationEvent/Bookmarked")
	bare := strings.Replace(string(f.Data), `"Bookmarked"`, `"Bookmaked"`, 1)
	for name, test := range map[string]func(d *driver, answer []byte){
		"the finding's mend": func(d *driver, _ []byte) {
			d.press("X")
			d.shows("· ways to mend", "It gets an envelope")
			d.press("enter")
		},
		"the mend of what is in it": func(d *driver, _ []byte) {
			d.press("f")
			d.shows("›✗ action-unknown")
			d.press("x")
			d.shows("It goes in an envelope", "✓ pass")
			d.press("X")
		},
		"all mends": func(d *driver, _ []byte) {
			d.press("#")
			d.shows("It goes in an envelope")
			d.press("X")
		},
		"the form": func(d *driver, _ []byte) {
			d.press("e")
			d.shows("· compose")
			d.press("s")
		},
		"Load": func(d *driver, _ []byte) {
			d.press("o")
			d.shows("· load")
			d.paste(bare)
			d.shows("1 of 1 chosen")
			d.press("s")
		},
		"mended in Load": func(d *driver, _ []byte) {
			d.press("o")
			d.shows("· load")
			d.paste(bare)
			d.shows("1 of 1 chosen", "action-unknown")
			d.press("tab")
			d.shows("›✗ action-unknown")
			d.press("X")
		},
		"the answer's copy": func(d *driver, answer []byte) {
			var reply struct{ Resend json.RawMessage }
			if err := json.Unmarshal(answer, &reply); err != nil || len(reply.Resend) == 0 {
				d.t.Fatalf("there is no copy in %s: %v", answer, err)
			}
			postTo(d, string(reply.Resend))
		},
		"the answer's choice": func(d *driver, answer []byte) {
			var reply struct {
				Findings []struct {
					Choices []struct {
						Fix []struct{ Value json.RawMessage }
					}
				}
			}
			if err := json.Unmarshal(answer, &reply); err != nil || len(reply.Findings) == 0 || len(reply.Findings[0].Choices) != 1 {
				d.t.Fatalf("there is no choice in %s: %v", answer, err)
			}
			postTo(d, string(reply.Findings[0].Choices[0].Fix[0].Value))
		},
	} {
		t.Run(name, func(t *testing.T) {
			b := startBackend(t, func(*Options) {})
			d := drive(t, b, 120, 40)
			postTo(d, bare)
			d.shows("an event without an envelope")
			refused, err := b.current().Message(1)
			if err != nil {
				t.Fatal(err)
			}
			d.press("tab", "tab")
			d.shows("›✗ envelope-needed")
			test(d, refused.Exchange.Reply)
			d.until("the second message", func(string) bool { return b.current().Len() == 2 })
			m, err := b.current().Message(2)
			if err != nil {
				t.Fatal(err)
			}
			var sent struct {
				Sensor, SendTime, DataVersion string
				Data                          []struct{ Type string }
			}
			if err := json.Unmarshal(m.Exchange.Body, &sent); err != nil || m.Status != 200 {
				t.Fatalf("%d, %v: %s", m.Status, err, m.Exchange.Body)
			}
			if sent.Sensor != document.OwnSensor || sent.DataVersion != catalog.Get(catalog.V1p2).Context || len(sent.Data) != 1 || sent.Data[0].Type != "AnnotationEvent" {
				t.Errorf("sent is %+v", sent)
			}
		})
	}
}

// postTo posts a body as a sensor from outside does.
func postTo(d *driver, body string) {
	e := d.app.env.Engine.Endpoint()
	post(d.t, e, "Bearer "+e.Token, body)
}
