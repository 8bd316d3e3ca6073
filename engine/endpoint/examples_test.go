package endpoint

import (
	"strconv"
	"strings"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/session"
)

// needMore are the statuses whose examples a request alone cannot show: one has an
// envelope, some take time or size, and some are answered by an endpoint in trouble.
var needMore = map[int]bool{200: true, 307: true, 408: true, 413: true, 422: true, 429: true, 431: true, 500: true, 503: true}

// TestExamplesOfStatusesAreAnsweredSo sends the request that the catalogue gives as an
// example of each status, and is answered as it says.
func TestExamplesOfStatusesAreAnsweredSo(t *testing.T) {
	e, _ := startJudging(t, session.Options{}, Options{})
	sent := 0
	for _, c := range catalog.Get(catalog.V1p2).Concepts() {
		status, err := strconv.Atoi(c.Name)
		if err != nil {
			continue
		}
		request, answer, found := strings.Cut(c.Example, "\n\nHTTP/1.1 ")
		if line, _, _ := strings.Cut(answer, "\n"); !found || line != c.Name+" "+c.Title {
			t.Errorf("the example of %d is answered %q", status, line)
		}
		if needMore[status] {
			continue
		}
		head, body, _ := strings.Cut(request, "\n\n")
		head = strings.NewReplacer("/caliper/mine/", "/caliper/"+testID+"/", "YOUR-TOKEN", testToken, "127.0.0.1:8080", e.Addr(), "\n", "\r\n").Replace(head)
		if a := speak(t, e, head+"\r\n\r\n"+body, false); a.status != status {
			t.Errorf("the example of %d is answered %d: %s", status, a.status, a.body)
		}
		sent++
	}
	if sent < 10 {
		t.Errorf("only %d were sent", sent)
	}
}
