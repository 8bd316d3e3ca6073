package session

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// TestForgedLines edits a line so that it is still JSON. Reading it back says
// what is wrong, and the session opens all the same.
func TestForgedLines(t *testing.T) {
	o := options(t)
	s := start(t, o)
	body := envelope(context1p2, strings.Replace(view{id: event(1)}.String(), `"Viewed"`, `"Veiwed"`, 1))
	receive(t, s, body)
	s.Close()
	journal, err := os.ReadFile(s.Journal())
	if err != nil {
		t.Fatal(err)
	}
	for name, edit := range map[string][2]string{
		"a finding outside":          {`"end":`, `"end":9`},
		"an item outside":            {`"findings":[0,1]`, `"end":4294967295,"findings":[0]`},
		"a finding that is not":      {`"findings":[0,1]`, `"findings":[7]`},
		"a negative line":            {`"line":`, `"line":-`},
		"a value that is no JSON":    {`"value":"\"Viewed\""`, `"value":"Viewed\"}"`},
		"a severity that is none":    {`"severity":"error"`, `"severity":"dreadful"`},
		"a verdict that is none":     {`"kind":"event","verdict":"fail"`, `"kind":"event","verdict":"so-so"`},
		"a body that is no base64":   {`"body":"`, `"body_base64":"!`},
		"another sort of value":      {`"assessment":{`, `"assessment":{"items":7,"x":{`},
		"a negative count":           {`"assessment":{`, `"assessment":{"unspelled":{"rules":{},"severities":{},"items":{"fail":-7}},`},
		"a number where text is due": {`"method":"POST"`, `"method":12`},
	} {
		t.Run(name, func(t *testing.T) {
			if !strings.Contains(string(journal), edit[0]) {
				t.Fatalf("no line has %s: %s", edit[0], journal)
			}
			forged := strings.Replace(string(journal), edit[0], edit[1], 1)
			if err := os.WriteFile(s.Journal(), []byte(forged), 0o600); err != nil {
				t.Fatal(err)
			}
			again, err := Resume(o)
			if err != nil {
				t.Fatal(err)
			}
			defer again.Close()
			if _, err := again.Message(1); err == nil || !strings.Contains(err.Error(), "damaged") {
				t.Errorf("it is read back: %v", err)
			}
			if again.Len() != 1 || again.Entries(0, 1)[0].Errors != 1 {
				t.Errorf("the log has %s", fmt.Sprint(again.Entries(0, 1)))
			}
		})
	}
}
