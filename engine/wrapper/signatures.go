package wrapper

// signature tells a form in which something other than a Caliper document is
// sent or stored, by what its own specification says must stand in it.
type signature struct {
	name  string // with its article: "an xAPI statement"
	marks ways   // to what must be there
	// carries lead to where such a thing holds what it transports; the first that
	// holds a Caliper document counts. Empty for what is another language altogether.
	carries ways
	// common says that other things have such members too, so that only what it
	// carries tells.
	common bool
	begins string // what the text at the first mark begins with; "" for any value
	report bool   // it tells of documents, and is written beside them
	advice string
}

// ways are JSON Pointers from the value that is looked at.
type ways []string

const (
	takeOut     = "send what it carries, by itself"
	otherThings = "it is no form of Caliper; have the sensor send Caliper events"
	notReport   = "name the documents that it tells of"
)

// signatures lists what is recognised, the more particular before what it also
// is: a Lambda's SNS record before any record.
var signatures = []signature{
	{name: "an xAPI statement", marks: ways{"/actor", "/verb/id", "/object"},
		advice: "xAPI is another language than Caliper; have the sensor send Caliper events"},
	{name: "a batch of xAPI statements", marks: ways{"/statements/0/actor", "/statements/0/verb/id"},
		advice: "xAPI is another language than Caliper; have the sensor send Caliper events"},

	{name: "a raw Canvas live event", marks: ways{"/metadata/event_name", "/body"}, carries: ways{"/body"},
		advice: "in Canvas's data streams choose the Caliper format in place of the raw one"},
	{name: "a raw Canvas live event", marks: ways{"/attributes/event_name", "/body"}, carries: ways{"/body"},
		advice: "in Canvas's data streams choose the Caliper format in place of the raw one"},

	{name: "an event of Open edX's tracking log", marks: ways{"/event_type", "/event_source", "/context"}, carries: ways{"/event"},
		advice: "in Open edX's event routing choose the Caliper format"},
	{name: "an entry of Moodle's log", marks: ways{"/eventname", "/component", "/crud"},
		advice: "in Moodle install and set a log store that sends Caliper"},
	{name: "the claims of an LTI launch", marks: ways{"/https:~1~1purl.imsglobal.org~1spec~1lti~1claim~1message_type"},
		advice: "a launch is told of in a ToolLaunchEvent, with its claims as the messageParameters of the federatedSession"},

	{name: "a JSON-LD graph", marks: ways{"/@graph"}, carries: ways{"/@graph"},
		advice: "send each event and entity as an entry of an envelope's data, with a @context of its own"},

	{name: "an Amazon EventBridge event", marks: ways{"/detail-type", "/source", "/detail"}, carries: ways{"/detail"},
		advice: "let the rule's target take $.detail as its input"},

	{name: "an Amazon SNS notification", marks: ways{"/TopicArn", "/MessageId", "/Message"}, carries: ways{"/Message"},
		advice: "turn on raw message delivery for the subscription"},
	{name: "an Amazon SNS notification in a Lambda's input", marks: ways{"/Records/0/Sns/Message"}, carries: ways{"/Records/0/Sns/Message"},
		advice: takeOut},
	{name: "a list of Amazon SQS messages", marks: ways{"/Records/0/receiptHandle", "/Records/0/body"}, carries: ways{"/Records/0/body"},
		advice: takeOut},
	{name: "a list of Amazon SQS messages", marks: ways{"/Messages/0/ReceiptHandle", "/Messages/0/Body"}, carries: ways{"/Messages/0/Body"},
		advice: takeOut},
	{name: "an Amazon SQS message", marks: ways{"/ReceiptHandle", "/Body"}, carries: ways{"/Body"}, advice: takeOut},
	{name: "an Amazon SQS message", marks: ways{"/receiptHandle", "/body"}, carries: ways{"/body"}, advice: takeOut},
	{name: "a list of Amazon Kinesis records", marks: ways{"/Records/0/kinesis/data"}, carries: ways{"/Records/0/kinesis/data"}, advice: takeOut},
	{name: "a list of Amazon Kinesis records", marks: ways{"/Records/0/Data"}, common: true, carries: ways{"/Records/0/Data"}, advice: takeOut},
	{name: "an Amazon Kinesis record", marks: ways{"/kinesis/data"}, carries: ways{"/kinesis/data"}, advice: takeOut},
	{name: "an Amazon Kinesis record", marks: ways{"/PartitionKey", "/Data"}, common: true, carries: ways{"/Data"}, advice: takeOut},
	{name: "a delivery of Amazon Data Firehose", marks: ways{"/requestId", "/records/0/data"}, carries: ways{"/records/0/data"}, advice: takeOut},
	{name: "a list of Amazon Data Firehose records", marks: ways{"/records/0/recordId", "/records/0/data"}, carries: ways{"/records/0/data"}, advice: takeOut},
	{name: "an API Gateway request", marks: ways{"/requestContext", "/body"}, carries: ways{"/body"}, advice: takeOut},

	{name: "a Kafka REST request with records", marks: ways{"/records/0/value"}, carries: ways{"/records/0/value"},
		advice: "deliver the value by itself, as application/json; in Open edX choose a plain HTTP delivery"},
	{name: "a Kafka record", marks: ways{"/topic", "/value"}, common: true, carries: ways{"/value"}, advice: takeOut},
	{name: "a Kafka record", marks: ways{"/partition", "/value"}, common: true, carries: ways{"/value"}, advice: takeOut},
	{name: "a Kafka record", marks: ways{"/key", "/value"}, common: true, carries: ways{"/value"}, advice: takeOut},

	{name: "the answer of a search engine", marks: ways{"/hits/hits"}, carries: ways{"/hits/hits/0/_source"},
		advice: "export the _source of each hit"},
	{name: "a hit of a search engine", marks: ways{"/_index", "/_source"}, carries: ways{"/_source"}, advice: "export the _source alone"},

	{name: "a line of a search engine's bulk request", marks: ways{"/index/_index"}, advice: "leave the lines out that stand between the documents"},
	{name: "a line of a search engine's bulk request", marks: ways{"/create/_index"}, advice: "leave the lines out that stand between the documents"},

	{name: "a CloudEvent", marks: ways{"/specversion", "/source", "/type"}, carries: ways{"/data", "/data_base64"},
		advice: "send the data by itself, in the binary content mode"},
	{name: "an Azure Event Grid event", marks: ways{"/eventType", "/subject", "/data"}, common: true, carries: ways{"/data"}, advice: takeOut},
	{name: "a Google Pub/Sub push", marks: ways{"/subscription", "/message/data"}, carries: ways{"/message/data"},
		advice: "turn on payload unwrapping for the subscription"},
	{name: "a Google Pub/Sub message", marks: ways{"/messageId", "/data"}, common: true, carries: ways{"/data"}, advice: takeOut},
	{name: "a change record of a database", marks: ways{"/payload/op", "/payload/after"}, carries: ways{"/payload/after"}, advice: takeOut},
	{name: "a change record of a database", marks: ways{"/op", "/after"}, common: true, carries: ways{"/after"}, advice: takeOut},

	{name: "a signed payload in the JSON form of JWS", marks: ways{"/payload", "/signatures/0/signature"}, carries: ways{"/payload"}, advice: signing},
	{name: "a signed payload in the JSON form of JWS", marks: ways{"/payload", "/protected", "/signature"}, carries: ways{"/payload"}, advice: signing},

	{name: "a report of caliper-playground", marks: ways{"/schema"}, begins: "caliper-playground/", report: true, advice: notReport},
	{name: "caliper-playground's record of what was sent", marks: ways{"/record"}, begins: "caliper-playground ", report: true, advice: notReport},
	{name: "a SARIF log", marks: ways{"/runs/0/tool/driver", "/version"}, report: true, advice: notReport},
	{name: "a code quality report", marks: ways{"/check_name", "/fingerprint", "/location"}, report: true, advice: notReport},

	{name: "a call of an analytics service", marks: ways{"/messageId", "/properties", "/event"}, advice: otherThings},
}

const signing = `switch off the signing of payloads (Canvas calls it "sign payload")`
