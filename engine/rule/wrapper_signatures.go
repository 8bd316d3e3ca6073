package rule

// signature tells a form in which something other than a Caliper document is
// sent or stored, by what its own specification says must stand in it.
type signature struct {
	name string // with its article: "an xAPI statement"
	// marks are JSON Pointers to what must be there.
	marks []string
	// carries are JSON Pointers to where such a thing holds what it transports;
	// the first that holds a Caliper document counts. Empty for what is another
	// language altogether.
	carries []string
	// common says that other things have such members too, so that only what it
	// carries tells.
	common bool
	advice string
}

const (
	takeOut     = "send what it carries, by itself"
	otherThings = "it is no form of Caliper; have the sensor send Caliper events"
)

// signatures lists what is recognised, the more particular before what it also
// is: a Lambda's SNS record before any record.
var signatures = []signature{
	{name: "an xAPI statement", marks: []string{"/actor", "/verb/id", "/object"},
		advice: "xAPI is another language than Caliper; have the sensor send Caliper events"},
	{name: "a batch of xAPI statements", marks: []string{"/statements/0/actor", "/statements/0/verb/id"},
		advice: "xAPI is another language than Caliper; have the sensor send Caliper events"},

	{name: "a raw Canvas live event", marks: []string{"/metadata/event_name", "/body"}, carries: []string{"/body"},
		advice: "in Canvas's data streams choose the Caliper format in place of the raw one"},
	{name: "a raw Canvas live event", marks: []string{"/attributes/event_name", "/body"}, carries: []string{"/body"},
		advice: "in Canvas's data streams choose the Caliper format in place of the raw one"},

	{name: "an event of Open edX's tracking log", marks: []string{"/event_type", "/event_source", "/context"}, carries: []string{"/event"},
		advice: "in Open edX's event routing choose the Caliper format"},
	{name: "an entry of Moodle's log", marks: []string{"/eventname", "/component", "/crud"},
		advice: "in Moodle install and set a log store that sends Caliper"},
	{name: "the claims of an LTI launch", marks: []string{"/https:~1~1purl.imsglobal.org~1spec~1lti~1claim~1message_type"},
		advice: "a launch is told of in a ToolLaunchEvent, with its claims as the messageParameters of the federatedSession"},

	{name: "an Amazon EventBridge event", marks: []string{"/detail-type", "/source", "/detail"}, carries: []string{"/detail"},
		advice: "let the rule's target take $.detail as its input"},

	{name: "an Amazon SNS notification", marks: []string{"/TopicArn", "/MessageId", "/Message"}, carries: []string{"/Message"},
		advice: "turn on raw message delivery for the subscription"},
	{name: "an Amazon SNS notification in a Lambda's input", marks: []string{"/Records/0/Sns/Message"}, carries: []string{"/Records/0/Sns/Message"},
		advice: takeOut},
	{name: "a list of Amazon SQS messages", marks: []string{"/Records/0/receiptHandle", "/Records/0/body"}, carries: []string{"/Records/0/body"},
		advice: takeOut},
	{name: "a list of Amazon SQS messages", marks: []string{"/Messages/0/ReceiptHandle", "/Messages/0/Body"}, carries: []string{"/Messages/0/Body"},
		advice: takeOut},
	{name: "an Amazon SQS message", marks: []string{"/ReceiptHandle", "/Body"}, carries: []string{"/Body"}, advice: takeOut},
	{name: "an Amazon SQS message", marks: []string{"/receiptHandle", "/body"}, carries: []string{"/body"}, advice: takeOut},
	{name: "a list of Amazon Kinesis records", marks: []string{"/Records/0/kinesis/data"}, carries: []string{"/Records/0/kinesis/data"}, advice: takeOut},
	{name: "a list of Amazon Kinesis records", marks: []string{"/Records/0/Data"}, common: true, carries: []string{"/Records/0/Data"}, advice: takeOut},
	{name: "an Amazon Kinesis record", marks: []string{"/kinesis/data"}, carries: []string{"/kinesis/data"}, advice: takeOut},
	{name: "an Amazon Kinesis record", marks: []string{"/PartitionKey", "/Data"}, common: true, carries: []string{"/Data"}, advice: takeOut},
	{name: "a delivery of Amazon Data Firehose", marks: []string{"/requestId", "/records/0/data"}, carries: []string{"/records/0/data"}, advice: takeOut},
	{name: "a list of Amazon Data Firehose records", marks: []string{"/records/0/recordId", "/records/0/data"}, carries: []string{"/records/0/data"}, advice: takeOut},
	{name: "an API Gateway request", marks: []string{"/requestContext", "/body"}, carries: []string{"/body"}, advice: takeOut},

	{name: "a Kafka REST request with records", marks: []string{"/records/0/value"}, carries: []string{"/records/0/value"},
		advice: "deliver the value by itself, as application/json; in Open edX choose a plain HTTP delivery"},
	{name: "a Kafka record", marks: []string{"/topic", "/value"}, common: true, carries: []string{"/value"}, advice: takeOut},
	{name: "a Kafka record", marks: []string{"/partition", "/value"}, common: true, carries: []string{"/value"}, advice: takeOut},
	{name: "a Kafka record", marks: []string{"/key", "/value"}, common: true, carries: []string{"/value"}, advice: takeOut},

	{name: "the answer of a search engine", marks: []string{"/hits/hits"}, carries: []string{"/hits/hits/0/_source"},
		advice: "export the _source of each hit"},
	{name: "a hit of a search engine", marks: []string{"/_index", "/_source"}, carries: []string{"/_source"}, advice: "export the _source alone"},

	{name: "a line of a search engine's bulk request", marks: []string{"/index/_index"}, advice: "leave the lines out that stand between the documents"},
	{name: "a line of a search engine's bulk request", marks: []string{"/create/_index"}, advice: "leave the lines out that stand between the documents"},

	{name: "a CloudEvent", marks: []string{"/specversion", "/source", "/type"}, carries: []string{"/data", "/data_base64"},
		advice: "send the data by itself, in the binary content mode"},
	{name: "an Azure Event Grid event", marks: []string{"/eventType", "/subject", "/data"}, common: true, carries: []string{"/data"}, advice: takeOut},
	{name: "a Google Pub/Sub push", marks: []string{"/subscription", "/message/data"}, carries: []string{"/message/data"},
		advice: "turn on payload unwrapping for the subscription"},
	{name: "a Google Pub/Sub message", marks: []string{"/messageId", "/data"}, common: true, carries: []string{"/data"}, advice: takeOut},
	{name: "a change record of a database", marks: []string{"/payload/op", "/payload/after"}, carries: []string{"/payload/after"}, advice: takeOut},
	{name: "a change record of a database", marks: []string{"/op", "/after"}, common: true, carries: []string{"/after"}, advice: takeOut},

	{name: "a signed payload in the JSON form of JWS", marks: []string{"/payload", "/signatures/0/signature"}, carries: []string{"/payload"}, advice: signing},
	{name: "a signed payload in the JSON form of JWS", marks: []string{"/payload", "/protected", "/signature"}, carries: []string{"/payload"}, advice: signing},

	{name: "a call of an analytics service", marks: []string{"/messageId", "/properties", "/event"}, advice: otherThings},
}

const signing = `switch off the signing of payloads (Canvas calls it "sign payload")`
