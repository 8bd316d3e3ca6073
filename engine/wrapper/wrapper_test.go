package wrapper_test

import (
	"encoding/base64"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/wrapper"
	"caliper-playground/fixtures"
)

const (
	wrappedEvent = `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": "ViewEvent", "actor": {"id": "https://example.org/people/7", "type": "Person"}, "action": "Viewed", "object": {"id": "https://example.org/docs/1", "type": "Document"}, "eventTime": "2026-03-02T09:15:00.000Z"}`
	statement    = `{"actor": {"mbox": "mailto:a@example.org"}, "verb": {"id": "http://adlnet.gov/expapi/verbs/completed"}, "object": {"id": "https://example.org/activity/1"}}`
)

// wrappings are things that are known, with what they are and where the document is in them.
func wrappings() []struct{ name, body, what, place string } {
	envelope := `{"sensor": "https://example.org/s", "sendTime": "2026-03-02T09:15:00.000Z", "dataVersion": "http://purl.imsglobal.org/ctx/caliper/v1p2", "data": [` + wrappedEvent + `]}`
	text := document.Quote(envelope)
	base64Text := document.Quote(base64.StdEncoding.EncodeToString([]byte(envelope)))
	token := base64.RawURLEncoding.EncodeToString([]byte(`{"alg":"HS256"}`)) + "." + base64.RawURLEncoding.EncodeToString([]byte(envelope)) + ".c2ln"
	sns := `{"Type": "Notification", "MessageId": "1", "TopicArn": "arn:x", "Message": ` + text + `}`
	return []struct{ name, body, what, place string }{
		{"no braces", "  \"sensor\": \"a\",\n  \"dataVersion\": \"\",\n  \"data\": [\n      \"type\": \"SessionEvent\",\n      \"actor\": {\n", "a web page's copy of a Caliper document, with its braces lost", ""},
		{"no braces in the array", "{\"sensor\": \"a\", \"sendTime\": \"b\", \"data\": [\n \"type\": \"SessionEvent\"\n]", "a web page's copy of a Caliper document, with its braces lost", ""},
		{"xapi", statement, "an xAPI statement", ""},
		{"xapi batch", `[` + statement + `,` + statement + `]`, "an array, each element of which is an xAPI statement", ""},
		{"xapi answer", `{"statements": [` + statement + `], "more": ""}`, "a batch of xAPI statements", ""},
		{"canvas", `{"metadata": {"event_name": "quiz_submitted", "event_time": "2019-11-01T19:11:15.281Z"}, "body": {"quiz_id": "4"}}`, "a raw Canvas live event", ""},
		{"open edx", `{"event_type": "play_video", "event_source": "browser", "context": {"user_id": 1}, "event": "{\"id\": \"x\"}", "time": "2026-03-02T09:15:00Z"}`, "an event of Open edX's tracking log", ""},
		{"moodle", `{"eventname": "\\core\\event\\course_viewed", "component": "core", "action": "viewed", "target": "course", "crud": "r"}`, "an entry of Moodle's log", ""},
		{"lti", `{"iss": "https://lms.example.org", "https://purl.imsglobal.org/spec/lti/claim/message_type": "LtiResourceLinkRequest"}`, "the claims of an LTI launch", ""},
		{"bulk line", `{"index": {"_index": "events", "_id": "1"}}`, "a line of a search engine's bulk request", ""},
		{"eventbridge", `{"version": "0", "id": "6a7e8feb", "detail-type": "caliper", "source": "lms", "account": "1", "time": "2026-03-02T09:15:00Z", "region": "x", "resources": [], "detail": ` + envelope + `}`, "an Amazon EventBridge event", "at /detail"},
		{"sns", sns, "an Amazon SNS notification", "the text at /Message, once decoded"},
		{"sns within sqs", `{"MessageId": "1", "ReceiptHandle": "x", "Body": ` + document.Quote(sns) + `}`, "an Amazon SQS message", "the text at /Body, once decoded, and there the text at /Message, once decoded"},
		{"sqs", `{"Records": [{"messageId": "1", "receiptHandle": "x", "body": ` + text + `, "eventSource": "aws:sqs"}]}`, "a list of Amazon SQS messages", "the text at /Records/0/body, once decoded"},
		{"kinesis", `{"Records": [{"kinesis": {"data": ` + base64Text + `}}]}`, "a list of Amazon Kinesis records", "the text at /Records/0/kinesis/data, once decoded from base64"},
		{"firehose", `{"requestId": "1", "timestamp": 1, "records": [{"data": ` + base64Text + `}]}`, "a delivery of Amazon Data Firehose", "the text at /records/0/data, once decoded from base64"},
		{"kafka rest", `{"records": [{"value": ` + envelope + `}]}`, "a Kafka REST request with records", "at /records/0/value"},
		{"kafka rest, text", `{"records": [{"key": "a", "value": ` + text + `}]}`, "a Kafka REST request with records", "the text at /records/0/value, once decoded"},
		{"kafka record", `{"topic": "caliper", "partition": 1, "offset": 2, "key": null, "value": ` + wrappedEvent + `}`, "a Kafka record", "at /value"},
		{"base64", strings.Trim(base64Text, `"`), "a text that is encoded", "that text, once decoded from base64"},
		{"graph", `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "@graph": [` + wrappedEvent + `]}`, "a JSON-LD graph", "at /@graph"},
		{"hits", `{"took": 1, "hits": {"total": {"value": 1}, "hits": [{"_index": "a", "_id": "1", "_source": ` + wrappedEvent + `}]}}`, "the answer of a search engine", "at /hits/hits/0/_source"},
		{"hit", `{"_index": "a", "_id": "1", "_source": ` + wrappedEvent + `}`, "a hit of a search engine", "at /_source"},
		{"cloudevent", `{"specversion": "1.0", "id": "1", "source": "/lms", "type": "org.caliper", "data": ` + envelope + `}`, "a CloudEvent", "at /data"},
		{"cloudevent, base64", `{"specversion": "1.0", "id": "1", "source": "/lms", "type": "org.caliper", "data_base64": ` + base64Text + `}`, "a CloudEvent", "the text at /data_base64, once decoded from base64"},
		{"pub/sub", `{"message": {"data": ` + base64Text + `, "messageId": "1"}, "subscription": "projects/x"}`, "a Google Pub/Sub push", "the text at /message/data, once decoded from base64"},
		{"event grid", `[{"id": "1", "eventType": "x", "subject": "y", "eventTime": "2026-03-02T09:15:00Z", "dataVersion": "1.0", "data": ` + envelope + `}]`, "an array, each element of which is an Azure Event Grid event", "at /0/data"},
		{"row", `{"id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "event_time": "2026-03-02T09:15:00.000Z", "event": ` + wrappedEvent + `}`, "a row of a table or a log, with a Caliper document in one of its members", "at /event"},
		{"row, text", `{"EVENT_TYPE": "ViewEvent", "RAW": ` + document.Quote(wrappedEvent) + `}`, "a row of a table or a log, with a Caliper document in one of its members", "the text at /RAW, once decoded"},
		{"row, type column", `{"type": "ViewEvent", "payload": ` + wrappedEvent + `}`, "a row of a table or a log, with a Caliper document in one of its members", "at /payload"},
		{"row, deep", `{"ts": 1, "fields": {"request": {"body": ` + text + `}}}`, "a row of a table or a log, with a Caliper document in one of its members", "the text at /fields/request/body, once decoded"},
		{"row, token", `{"token": "` + token + `"}`, "a row of a table or a log, with a Caliper document in one of its members", "the text at /token, a signed JWT: its second part, once decoded from base64"},
		{"row, entity", `{"id": 1, "entity": {"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/people/7", "type": "Person"}}`, "a row of a table or a log, with a Caliper document in one of its members", "at /entity"},
		{"hit, deep", `{"_index": "a", "_source": {"received": 1, "event": ` + wrappedEvent + `}}`, "a hit of a search engine", "at /_source/event"},
		{"own report", `{"documents": [], "summary": {}, "schema": "caliper-playground/check/1"}`, "a report of caliper-playground", ""},
		{"own list", `[{"schema": "caliper-playground\/fixtures\/1", "name": "a"}, {"schema": "caliper-playground/fixtures/1", "name": "b"}]`, "a report of caliper-playground", ""},
		{"own record", `{"record": "caliper-playground sent", "format": 1, "endpoint": "https://lrs.example/"}`, "caliper-playground's record of what was sent", ""},
		{"sarif", `{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "a linter"}}, "results": []}]}`, "a SARIF log", ""},
		{"code quality", `[{"check_name": "a", "description": "b", "fingerprint": "c", "location": {"path": "d.json", "lines": {"begin": 1}}, "severity": "major"}]`, "a code quality report", ""},
		{"twice", text, "JSON that was encoded twice: a text that holds JSON", "that text, once decoded"},
		{"thrice", document.Quote(text), "JSON that was encoded twice: a text that holds JSON", "that text, once decoded, and there that text, once decoded"},
		{"jwt", token, "a signed JWT", "its second part, once decoded from base64"},
		{"jwt in quotes", `"` + token + `"`, "a signed JWT", "its second part, once decoded from base64"},
		{"jws", `{"payload": "` + strings.Split(token, ".")[1] + `", "protected": "eyJhbGciOiJIUzI1NiJ9", "signature": "c2ln"}`, "a signed payload in the JSON form of JWS", "the text at /payload, once decoded from base64"},
	}
}

func TestWrappersAreNamed(t *testing.T) {
	for _, test := range wrappings() {
		t.Run(test.name, func(t *testing.T) {
			w := wrapper.Recognise([]byte(test.body))
			if w == nil {
				t.Fatal("not recognised")
			}
			if w.What != test.what || w.Place != test.place {
				t.Errorf("%s, %q; want %s, %q", w.What, w.Place, test.what, test.place)
			}
			findings := rule.NewJudge(rule.Options{}).Judge([]byte(test.body), nil).Findings()
			if len(findings) != 1 || findings[0].Rule != "document-wrapped" || findings[0].Severity != rule.Error || len(findings[0].Fix) != 0 {
				t.Errorf("findings %+v", findings)
			}
			if mended := rule.Mend([]byte(test.body), rule.Options{}); mended.Changed {
				t.Errorf("it was mended into %s", mended.Bytes)
			}
		})
	}
}

// What an envelope holds may be wrapped, too.
func TestWrappersWithinAnEnvelope(t *testing.T) {
	for _, item := range []string{statement, `"` + strings.ReplaceAll(wrappedEvent, `"`, `\"`) + `"`, `{"_index": "a", "_source": ` + wrappedEvent + `}`} {
		body := `{"sensor": "https://example.org/s", "sendTime": "2026-03-02T09:15:00.000Z", "dataVersion": "http://purl.imsglobal.org/ctx/caliper/v1p2", "data": [` + wrappedEvent + `,` + item + `]}`
		result := rule.NewJudge(rule.Options{}).Judge([]byte(body), nil)
		var errors []rule.Finding
		for _, f := range result.Findings() {
			if f.Severity == rule.Error {
				errors = append(errors, f)
			}
		}
		if len(errors) != 1 || errors[0].Rule != "document-wrapped" || errors[0].Pointer != "/data/1" {
			t.Errorf("%s: findings %+v", item, errors)
		}
	}
}

// A Caliper document with members that other things have is a Caliper document.
func TestCaliperDocumentsAreNoWrappers(t *testing.T) {
	var strangers []string
	for _, test := range wrappings() {
		var members map[string]json.RawMessage
		if json.Unmarshal([]byte(test.body), &members) == nil {
			for _, own := range []string{"actor", "object", "id", "type", "data", "dataVersion", "eventTime"} {
				delete(members, own)
			}
			b, err := json.Marshal(members)
			if err != nil {
				t.Fatal(err)
			}
			strangers = append(strangers, string(b))
		}
	}
	documents := []string{`{"id": "https://example.org/people/7", "type": "Person"}`, `{"type": "ViewEvent"}`, `{"data": [` + wrappedEvent + `]}`, `{"hello": "world"}`, `[]`, `"hello"`, `7`}
	for _, v := range catalog.Versions() {
		for _, set := range fixtures.Sets(v) {
			loaded, err := fixtures.Load(v, set.Name)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range loaded {
				documents = append(documents, string(f.Data))
			}
		}
	}
	for _, folder := range []string{"v1p2/valid", "v1p2/invalid", "v1p1/valid"} {
		files, _ := filepath.Glob(filepath.Join("../../../shared/caliper/corpus", folder, "*.json"))
		for _, file := range files {
			b, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			documents = append(documents, string(b))
		}
	}
	for _, d := range documents {
		if w := wrapper.Recognise([]byte(d)); w != nil {
			t.Errorf("%s: %s", d, w.Cause())
		}
		if !strings.HasPrefix(d, `{`) || !strings.Contains(d, "@context") || strings.HasPrefix(d, `{"data"`) {
			continue
		}
		for _, members := range strangers {
			more := d[:len(strings.TrimRight(d, " \n"))-1] + "," + members[1:]
			if w := wrapper.Recognise([]byte(more)); w != nil {
				t.Errorf("%s: %s", more, w.Cause())
			}
		}
	}
}
