package endpoint

import (
	"cmp"
	"time"
)

// The defaults of Options.
const (
	// DefaultMaxPayload is far above the largest envelope seen from a real
	// sensor (33 KB) and small enough for a thousand senders at once.
	DefaultMaxPayload     int64 = 8 << 20
	DefaultMaxHeader      int   = 64 << 10
	DefaultMaxConnections int   = 1024
	DefaultMemory         int64 = 256 << 20
	DefaultHeaderTimeout        = 10 * time.Second
	DefaultBodyTimeout          = 30 * time.Second
	DefaultIdleTimeout          = 2 * time.Minute
)

// Options sets how an Endpoint listens and what it accepts. The zero value is
// an endpoint on a free port of 127.0.0.1.
type Options struct {
	Listen    string // address of the endpoint; "127.0.0.1:0" where empty
	TLS       bool   // Listen speaks TLS
	ListenTLS string // address of a second, TLS endpoint beside it; none where empty

	// PublicURL is what the URLs of sessions begin with, as ParsePublic returns it;
	// where it is empty they name this machine as others see it.
	PublicURL string

	CertFile, KeyFile string // an own certificate with its key, PEM
	// CertDir is the folder for the self-made authority and certificate where
	// no own one is given. Where it is empty they live in memory alone.
	CertDir string

	MaxPayload     int64 // bytes of a body, after inflation; DefaultMaxPayload where 0
	MaxHeader      int   // bytes of a request line and its header; DefaultMaxHeader where 0
	MaxConnections int   // beyond it the longest idle gives way, else further ones wait; DefaultMaxConnections where 0
	Memory         int64 // bytes for all large bodies that are being read, judged and written; DefaultMemory where 0

	HeaderTimeout time.Duration // for a whole header to arrive; DefaultHeaderTimeout where 0
	BodyTimeout   time.Duration // for a whole request to arrive; DefaultBodyTimeout where 0
	IdleTimeout   time.Duration // between requests of a connection; DefaultIdleTimeout where 0

	RejectInvalid bool           // answer 422, with the findings, where the content has an error
	ReplyBody     string         // body of a 200; empty as the certification guide has it, ReplyFindings for what was found
	ConfigNames   string         // "camel" (the default) or "snake": names of the endpoint configuration
	AllowOrigins  []string       // web origins that may send, beside loopback ones
	NoAuth        bool           // ask for no token
	Misbehaviour  []Misbehaviour // what is done to messages on purpose
	// NumberMessages has answers name the number of their message in its session,
	// in sensor.NumberHeader.
	NumberMessages bool

	// Recorded says whether there is a session of that name which is not served now;
	// nil for none.
	Recorded func(id string) bool
	// Notify is told what concerns no session, such as a failing listener; nil drops
	// it. It is called from the
	// connections' goroutines and must not block.
	Notify func(string)
}

func (o Options) withDefaults() Options {
	o.Listen = cmp.Or(o.Listen, "127.0.0.1:0")
	o.MaxPayload = cmp.Or(o.MaxPayload, DefaultMaxPayload)
	o.MaxHeader = cmp.Or(o.MaxHeader, DefaultMaxHeader)
	o.MaxConnections = cmp.Or(o.MaxConnections, DefaultMaxConnections)
	o.Memory = cmp.Or(o.Memory, DefaultMemory)
	o.HeaderTimeout = cmp.Or(o.HeaderTimeout, DefaultHeaderTimeout)
	o.BodyTimeout = cmp.Or(o.BodyTimeout, DefaultBodyTimeout)
	o.IdleTimeout = cmp.Or(o.IdleTimeout, DefaultIdleTimeout)
	if o.Notify == nil {
		o.Notify = func(string) {}
	}
	return o
}
