package report

import (
	"strings"
	"testing"

	"caliper-playground/engine/certify"
)

func TestTransportsAreSaidByMessage(t *testing.T) {
	turns := certify.Arrivals{AfterStretches: 5}
	for seq := 1; seq <= 60; seq++ {
		turns.Stretches = append(turns.Stretches, certify.Stretch{First: seq, Last: seq, Transport: []certify.Transport{certify.TLS, certify.Plain}[seq%2]})
	}
	mixed := certify.Arrivals{Stretches: []certify.Stretch{
		{First: 1, Last: 40, Transport: certify.TLS}, {First: 41, Last: 41, Transport: certify.Plain}, {First: 42, Last: 42, Transport: certify.NotReadBack},
	}}
	cases := []struct {
		name     string
		counts   certify.Messages
		arrivals certify.Arrivals
		want     []string
	}{
		{"nothing came", certify.Messages{}, certify.Arrivals{}, nil},
		{"TLS alone", certify.Messages{TLS: 3}, certify.Arrivals{}, []string{"All came by TLS, as the certification guide asks."}},
		{"plain HTTP alone", certify.Messages{Plain: 3}, certify.Arrivals{}, []string{"All came by plain HTTP; the certification guide asks for TLS."}},
		{"both, and one unknown", certify.Messages{TLS: 40, Plain: 1, Unreadable: 1}, mixed, []string{
			"40 came by TLS, 1 by plain HTTP; the certification guide asks for TLS.",
			"By message: 1–40 TLS, 41 plain HTTP, 42 not read back.",
		}},
		{"in turns without end", certify.Messages{TLS: 30, Plain: 35}, turns, []string{
			"30 came by TLS, 35 by plain HTTP; the certification guide asks for TLS.",
			", 39 plain HTTP, 40 TLS, and 25 messages after that by the one or the other, as the report in JSON lists them.",
		}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			said := NewCertification(certify.Result{Messages: c.counts, Arrivals: c.arrivals})
			got := said.transports()
			if len(got) != len(c.want) {
				t.Fatalf("it says %q, not %q", got, c.want)
			}
			for i := range got {
				if !strings.HasSuffix(got[i], c.want[i]) {
					t.Errorf("it says %q, not %q", got[i], c.want[i])
				}
			}
		})
	}
}
