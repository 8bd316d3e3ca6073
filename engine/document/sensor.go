package document

// OwnSensor is the sensor that an envelope names which this program makes: of what it
// sends itself, and of what came without an envelope, until its sender puts its own
// IRI there.
const OwnSensor = "urn:caliper-playground:sensor"
