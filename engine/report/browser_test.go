package report

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"html"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"
	"time"
)

// browser is a Chromium by which the page is tried; without it the test is left out.
var browser = flag.String("browser", "", "a Chromium to try the page in, such as /usr/bin/chromium")

// probe is a page around the report, as narrow as a telephone, that does what
// somebody would do with a keyboard and says what came of it.
const probe = `<!DOCTYPE html><body style="margin:0"><iframe src="/report" width="%d" height="900" style="border:0"></iframe><pre id="said"></pre><script>
document.querySelector("iframe").addEventListener("load", () => {
  const frame = document.querySelector("iframe"), page = frame.contentDocument, said = {};
  const visible = () => Array.from(page.querySelectorAll("details.entry")).filter((e) => !e.hidden);
  const all = visible().length;
  said.width = page.documentElement.scrollWidth;
  said.answerFirst = page.querySelector(".answer").getBoundingClientRect().top < 300;
  said.all = all;
  const link = page.querySelector("nav a");
  said.reachable = Array.from(page.querySelectorAll("a, input, summary")).every((e) => e.tabIndex >= 0);
  page.querySelectorAll("details").forEach((d) => { d.open = false; });
  link.click();
  const words = page.querySelector("input[type=search]");
  words.value = "wrong ACTION-unknown";
  words.dispatchEvent(new Event("input", { bubbles: true }));
  setTimeout(() => {
    said.opened = page.getElementById(link.hash.slice(1)).open;
    said.filtered = visible().length;
    said.told = page.querySelector(".filter output").textContent;
    words.value = "";
    page.querySelector("input[value=fail]").click();
    setTimeout(() => {
      said.withoutFailures = visible().length;
      said.fetched = frame.contentWindow.performance.getEntriesByType("resource").length;
      document.getElementById("said").textContent = JSON.stringify(said);
    }, 300);
  }, 300);
});
</script></body>`

// TestPageInABrowser holds that the page fits a telephone, is filtered and opened
// by keyboard, and asks the network for nothing.
func TestPageInABrowser(t *testing.T) {
	if *browser == "" {
		t.Skip("no -browser")
	}
	for _, width := range []int{390, 1200} {
		for _, name := range []string{"check", "replay", "stopped"} {
			t.Run(fmt.Sprintf("%s at %d", name, width), func(t *testing.T) { tryPage(t, name, width) })
		}
	}
}

func tryPage(t *testing.T, name string, width int) {
	var report bytes.Buffer
	if err := writers[name](t, HTML, &report); err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		if r.URL.Path == "/report" {
			_, _ = w.Write(report.Bytes())
			return
		}
		_, _ = fmt.Fprintf(w, probe, width)
	}))
	defer server.Close()
	for _, scheme := range []string{"light", "dark"} {
		said := look(t, server.URL, width, scheme, name)
		if said.Width > width {
			t.Errorf("it is %d wide", said.Width)
		}
		if !said.AnswerFirst || !said.Reachable || !said.Opened || said.Fetched != 0 {
			t.Errorf("%+v", said)
		}
		if said.Filtered != 1 || said.Told != fmt.Sprintf("1 of %d", said.All) || said.WithoutFailures >= said.All {
			t.Errorf("the filter leaves %+v", said)
		}
	}
}

// seen is what the probe says.
type seen struct {
	Width, All, Filtered, WithoutFailures, Fetched int
	AnswerFirst, Reachable, Opened                 bool
	Told                                           string
}

// look opens the page, and keeps a picture of it where PICTURES names a folder.
func look(t *testing.T, url string, width int, scheme, name string) (said seen) {
	t.Helper()
	args := []string{
		"--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--user-data-dir=" + t.TempDir(),
		"--blink-settings=preferredColorScheme=" + map[string]string{"dark": "0", "light": "1"}[scheme],
		fmt.Sprintf("--window-size=%d,1000", max(width, 500)), "--virtual-time-budget=3000",
	}
	if folder := os.Getenv("PICTURES"); folder != "" {
		picture := "--screenshot=" + filepath.Join(folder, fmt.Sprintf("%s-%d-%s.png", name, width, scheme))
		if out, err := exec.CommandContext(t.Context(), *browser, append(args, picture, url)...).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
	}
	command := exec.CommandContext(t.Context(), *browser, append(args, "--dump-dom", url)...)
	command.WaitDelay = time.Second
	out, err := command.Output()
	if err != nil {
		t.Fatal(err)
	}
	text := regexp.MustCompile(`<pre id="said">(.*?)</pre>`).FindSubmatch(out)
	if text == nil || json.Unmarshal([]byte(html.UnescapeString(string(text[1]))), &said) != nil {
		t.Fatalf("the page says nothing: %s", out)
	}
	return said
}
