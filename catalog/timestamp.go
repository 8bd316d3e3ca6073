package catalog

import "time"

// Timestamp writes a time in the form that Caliper asks of times: UTC with
// milliseconds.
func Timestamp(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000Z") }
