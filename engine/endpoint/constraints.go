package endpoint

import (
	"crypto/x509"
	"net"
	"os"
	"slices"
	"strings"
)

// privateRanges are the addresses that no stranger has: loopback, private and
// link-local ones of both families (RFC 1918, RFC 3927, RFC 4193, RFC 4291).
var privateRanges = []string{
	"127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16",
	"::1/128", "fc00::/7", "fe80::/10",
}

// constrain limits an authority to this machine's names, to private addresses
// and to the hosts, so that whoever trusts it trusts it with nobody else's name
// (RFC 5280, section 4.2.1.10).
func constrain(authority *x509.Certificate, hosts []string) {
	authority.PermittedDNSDomainsCritical = true
	authority.PermittedDNSDomains = []string{"localhost"}
	if name, err := os.Hostname(); err == nil && name != "" {
		authority.PermittedDNSDomains = append(authority.PermittedDNSDomains, name)
		if !strings.Contains(name, ".") {
			authority.PermittedDNSDomains = append(authority.PermittedDNSDomains, name+".local")
		}
	}
	for _, r := range privateRanges {
		_, network, _ := net.ParseCIDR(r)
		authority.PermittedIPRanges = append(authority.PermittedIPRanges, network)
	}
	for _, host := range hosts {
		switch ip := net.ParseIP(host); {
		case permits(authority, host):
		case ip == nil:
			authority.PermittedDNSDomains = append(authority.PermittedDNSDomains, host)
		case ip.To4() != nil:
			authority.PermittedIPRanges = append(authority.PermittedIPRanges, &net.IPNet{IP: ip.To4(), Mask: net.CIDRMask(32, 32)})
		default:
			authority.PermittedIPRanges = append(authority.PermittedIPRanges, &net.IPNet{IP: ip, Mask: net.CIDRMask(128, 128)})
		}
	}
}

// permits says whether an authority may sign for a host. One without constraints,
// of before there were any, may sign for all.
func permits(authority *x509.Certificate, host string) bool {
	if len(authority.PermittedDNSDomains) == 0 && len(authority.PermittedIPRanges) == 0 {
		return true
	}
	if ip := net.ParseIP(host); ip != nil {
		return slices.ContainsFunc(authority.PermittedIPRanges, func(r *net.IPNet) bool { return r.Contains(ip) })
	}
	return slices.ContainsFunc(authority.PermittedDNSDomains, func(domain string) bool {
		return strings.EqualFold(host, domain) || strings.HasSuffix(strings.ToLower(host), "."+strings.ToLower(domain))
	})
}

// forbidden returns the first host that an authority may not sign for, or "".
func forbidden(authority *x509.Certificate, hosts []string) string {
	at := slices.IndexFunc(hosts, func(host string) bool { return !permits(authority, host) })
	if at < 0 {
		return ""
	}
	return hosts[at]
}
