package rule

var targetType = Rule{
	ID: "target-type", Title: "The target is of a type that the event takes", Severity: Error,
	Why:       "The target is the part of the object that the action was aimed at: a Frame of a reading, a place in a video.",
	Cost:      "Consumers cannot place the action.",
	Reference: "Caliper 1.2, the event's table of properties (#event)",
	Bad:       `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": "AnnotationEvent", "profile": "AnnotationProfile", "actor": {"id": "https://example.org/people/7", "type": "Person"}, "action": "Bookmarked", "object": {"id": "https://example.org/pages/1", "type": "WebPage"}, "generated": {"id": "https://example.org/bookmarks/1", "type": "BookmarkAnnotation", "annotator": "https://example.org/people/7", "annotated": "https://example.org/pages/1"}, "target": {"id": "https://example.org/people/8", "type": "Person"}, "eventTime": "2026-03-02T09:15:00.000Z"}`,
	Good:      `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": "AnnotationEvent", "profile": "AnnotationProfile", "actor": {"id": "https://example.org/people/7", "type": "Person"}, "action": "Bookmarked", "object": {"id": "https://example.org/pages/1", "type": "WebPage"}, "generated": {"id": "https://example.org/bookmarks/1", "type": "BookmarkAnnotation", "annotator": "https://example.org/people/7", "annotated": "https://example.org/pages/1"}, "target": {"id": "https://example.org/pages/1#p3", "type": "Frame"}, "eventTime": "2026-03-02T09:15:00.000Z"}`,
	say:       sayWrongType,
	fix:       fixWrongType,
}
