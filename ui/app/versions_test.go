package app

import (
	"testing"

	"caliper-playground/catalog"
)

// oldest is an event as a sensor of Caliper 1.0 sends it.
const oldest = `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1/Context", "@type": "http://purl.imsglobal.org/caliper/v1/NavigationEvent",
 "actor": {"@id": "https://example.edu/user/554433", "@type": "http://purl.imsglobal.org/caliper/v1/lis/Person"},
 "action": "http://purl.imsglobal.org/vocab/caliper/v1/action#NavigatedTo",
 "object": {"@id": "https://example.com/viewer/book/34843", "@type": "http://www.idpf.org/epub/vocab/structure/#volume", "name": "The Glorious Cause"},
 "navigatedFrom": {"@id": "https://example.edu/index.html", "@type": "http://purl.imsglobal.org/caliper/v1/WebPage"},
 "eventTime": "2015-12-15T10:15:00.000Z"}`

// TestMigratesFromTheBench has an event of 1.0 refused, sees what each version says of
// it, migrates it, decides what is left to decide, and sends it: it is taken, and fills
// its row.
func TestMigratesFromTheBench(t *testing.T) {
	b := startBackend(t, func(*Options) {})
	d := drive(t, b, 120, 50)
	postTo(d, oldest)
	d.shows("400 ✗ this is Caliper 1.0") // a bare 400 may be in the URL as well
	d.press("tab", "K")
	d.shows("It is of 1.0.", "Caliper 1.1", "Caliper 1.2", "Migrated to 1.2", "@type becomes type", "navigatedFrom becomes referrer", "#volume becomes EpubVolume", "EpubVolume becomes Document", "For you to decide")
	d.press("e")
	d.shows("· compose", "NavigationEvent › NavigatedTo", "property-required")
	d.press("x")
	d.shows("the event gets a new id")
	d.press("enter")
	d.shows("✓ would fill Reading › NavigatedTo")
	d.press("s")
	d.until("the second message", func(string) bool { return b.current().Len() == 2 })
	m, err := b.current().Message(2)
	if err != nil || m.Status != 200 || len(m.Assessment.Items) != 1 {
		t.Fatalf("%d, %v: %s", m.Status, err, m.Exchange.Body)
	}
	item := m.Assessment.Items[0]
	if item.Spec != catalog.V1p2 || len(item.Credits) != 1 || item.Credits[0].RowID != "ReadingProfile/NavigationEvent/NavigatedTo" || item.Object != "Document" {
		t.Errorf("it comes to %+v", item)
	}
}
