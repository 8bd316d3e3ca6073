package rule

var objectType = Rule{
	ID: "object-type", Title: "The object is of a type that the event takes", Severity: Error,
	Why:       "Each event type says what may be acted upon, and the object type decides which rows the event fills.",
	Cost:      "The event does not make sense to a consumer; it earns no mark.",
	Reference: "Caliper 1.2, the event's table of properties (#event)",
	Bad:       `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": "AnnotationEvent", "profile": "AnnotationProfile", "actor": {"id": "https://example.org/people/7", "type": "Person"}, "action": "Bookmarked", "object": {"id": "https://example.org/people/8", "type": "Person"}, "generated": {"id": "https://example.org/bookmarks/1", "type": "BookmarkAnnotation", "annotator": "https://example.org/people/7", "annotated": "https://example.org/pages/1"}, "eventTime": "2026-03-02T09:15:00.000Z"}`,
	Good:      `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": "AnnotationEvent", "profile": "AnnotationProfile", "actor": {"id": "https://example.org/people/7", "type": "Person"}, "action": "Bookmarked", "object": {"id": "https://example.org/pages/1", "type": "WebPage"}, "generated": {"id": "https://example.org/bookmarks/1", "type": "BookmarkAnnotation", "annotator": "https://example.org/people/7", "annotated": "https://example.org/pages/1"}, "eventTime": "2026-03-02T09:15:00.000Z"}`,
	say:       sayWrongType,
	fix:       fixWrongType,
}
