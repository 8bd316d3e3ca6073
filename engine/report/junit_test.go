package report

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// node is an element of a document of XML.
type node struct {
	Name     xml.Name
	Attr     []xml.Attr `xml:",any,attr"`
	Children []node     `xml:",any"`
	Text     string     `xml:",chardata"`
}

func (n *node) UnmarshalXML(d *xml.Decoder, start xml.StartElement) error {
	n.Name = start.Name
	type plain node
	return d.DecodeElement((*plain)(n), &start)
}

func (n *node) attr(name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Name.Local == name {
			return a.Value, true
		}
	}
	return "", false
}

// element is what the schemas ask of one, those of Ant and of Jenkins together:
// what one of them asks for has to be there, and what one of them does not know
// must not.
type elementRule struct {
	required, optional map[string]*regexp.Regexp
	children           []string // in this order
	most               map[string]int
	text               bool
}

var (
	anyText   = regexp.MustCompile(`(?s)^.*$`)
	someText  = regexp.MustCompile(`(?s)^.+$`)
	counts    = regexp.MustCompile(`^\d+$`)
	decimal   = regexp.MustCompile(`^\d+(\.\d+)?$`)
	localTime = regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$`) // without a zone
)

var junitRules = map[string]elementRule{
	"testsuites": {children: []string{"testsuite"}},
	"testsuite": {
		required: map[string]*regexp.Regexp{
			"name": someText, "package": someText, "id": counts, "hostname": someText, "timestamp": localTime,
			"tests": counts, "failures": counts, "errors": counts, "time": decimal,
		},
		optional: map[string]*regexp.Regexp{"skipped": counts},
		children: []string{"properties", "testcase", "system-out", "system-err"},
		most:     map[string]int{"properties": 1, "system-out": 1, "system-err": 1},
	},
	"properties": {children: []string{"property"}},
	"property":   {required: map[string]*regexp.Regexp{"name": someText, "value": anyText}},
	"testcase": {
		required: map[string]*regexp.Regexp{"name": someText, "classname": someText, "time": decimal},
		// Of these neither schema knows; GitLab reads file.
		optional: map[string]*regexp.Regexp{"file": someText, "line": counts},
		children: []string{"skipped", "error", "failure"},
		most:     map[string]int{"skipped": 1, "error": 1, "failure": 1},
	},
	"failure":    {required: map[string]*regexp.Regexp{"type": someText, "message": someText}, text: true},
	"error":      {required: map[string]*regexp.Regexp{"type": someText, "message": someText}, text: true},
	"skipped":    {text: true}, // which Jenkins' schema has, and Ant's has not
	"system-out": {text: true},
	"system-err": {text: true},
}

func (n *node) check(at string) error {
	at += "/" + n.Name.Local
	asked, known := junitRules[n.Name.Local]
	if !known {
		return fmt.Errorf("%s is not known", at)
	}
	for name, form := range asked.required {
		if v, there := n.attr(name); !there || !form.MatchString(v) {
			return fmt.Errorf("%s has %s=%q", at, name, v)
		}
	}
	for _, a := range n.Attr {
		form := asked.optional[a.Name.Local]
		if form == nil && asked.required[a.Name.Local] == nil || form != nil && !form.MatchString(a.Value) {
			return fmt.Errorf("%s has %s=%q", at, a.Name.Local, a.Value)
		}
	}
	if !asked.text && strings.TrimSpace(n.Text) != "" {
		return fmt.Errorf("%s holds text: %q", at, n.Text)
	}
	place, seen := 0, map[string]int{}
	for i := range n.Children {
		child := &n.Children[i]
		at := fmt.Sprintf("%s[%d]", at, i)
		p := slices.Index(asked.children, child.Name.Local)
		if p < place {
			return fmt.Errorf("%s holds %s out of its order", at, child.Name.Local)
		}
		place = p
		seen[child.Name.Local]++
		if most := asked.most[child.Name.Local]; most > 0 && seen[child.Name.Local] > most {
			return fmt.Errorf("%s holds too many of %s", at, child.Name.Local)
		}
		if err := child.check(at); err != nil {
			return err
		}
	}
	return n.sums(at, seen)
}

// sums compares what a suite says it holds with what it holds, and names.
func (n *node) sums(at string, seen map[string]int) error {
	if n.Name.Local == "testcase" && len(n.Children) > 1 {
		return fmt.Errorf("%s comes out in several ways", at)
	}
	if n.Name.Local != "testsuite" {
		return nil
	}
	holds := map[string]int{"tests": seen["testcase"]}
	names := map[string]bool{}
	for _, c := range n.Children {
		if c.Name.Local != "testcase" {
			continue
		}
		name, _ := c.attr("name")
		if names[name] {
			return fmt.Errorf("%s names two cases %q", at, name)
		}
		names[name] = true
		for _, out := range c.Children {
			holds[map[string]string{"failure": "failures", "error": "errors", "skipped": "skipped"}[out.Name.Local]]++
		}
	}
	for _, what := range []string{"tests", "failures", "errors", "skipped"} {
		if said, _ := n.attr(what); said != strconv.Itoa(holds[what]) {
			return fmt.Errorf("%s says %s of %s and holds %d", at, said, what, holds[what])
		}
	}
	if out, err := seen["system-out"], seen["system-err"]; out+err != 2 {
		return fmt.Errorf("%s lacks its output", at)
	}
	return nil
}

func parseJUnit(t *testing.T, text []byte) *node {
	t.Helper()
	var root node
	if err := xml.Unmarshal(text, &root); err != nil {
		t.Fatalf("%v in:\n%s", err, text)
	}
	return &root
}

// TestJUnitFitsTheSchemas holds every result to the rules of Ant's schema and of
// Jenkins'.
func TestJUnitFitsTheSchemas(t *testing.T) {
	for name, write := range writers {
		var got bytes.Buffer
		if err := write(t, JUnit, &got); err != nil {
			t.Fatal(err)
		}
		if err := parseJUnit(t, got.Bytes()).check(""); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A suite is a folder, whatever the order in which its documents come.
func TestJUnitPutsFoldersTogether(t *testing.T) {
	var entries []Entry
	for _, path := range []string{"a/1.json", "a/b/2.json", "a/3.json", "4.json", "-"} {
		d := documents()[0]
		d.of, d.Path = read(path, 0, []byte("{}")), path
		entries = append(entries, d)
	}
	var got bytes.Buffer
	if err := write(t, JUnit, &got, entries, &Result{Complete: true}); err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, suite := range parseJUnit(t, got.Bytes()).Children {
		name, _ := suite.attr("name")
		tests, _ := suite.attr("tests")
		said = append(said, name+" "+tests)
	}
	if want := []string{"a 2", "a/b 1", ". 1", "standard input 1"}; !slices.Equal(said, want) {
		t.Errorf("the suites are %q, not %q", said, want)
	}
}
