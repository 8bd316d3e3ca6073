package certify

import (
	"reflect"
	"strings"
	"testing"

	"caliper-playground/engine/rule"
	"caliper-playground/engine/sensor"
	"caliper-playground/engine/session"
)

// sent has a session receive a message by a sender of that name.
func sent(t *testing.T, s *session.Session, agent, body string) {
	t.Helper()
	x := session.Exchange{Method: "POST", Path: "/caliper/class/message", Body: []byte(body), Header: []session.Field{{Name: "Host", Value: "127.0.0.1"}}}
	if agent != "" {
		x.Header = append(x.Header, session.Field{Name: "user-agent", Value: agent})
	}
	if _, err := s.Receive(x); err != nil {
		t.Fatal(err)
	}
}

// navigated is viewed with the other row that Reading requires.
func navigated(n int) string {
	return strings.NewReplacer("ViewEvent", "NavigationEvent", "Viewed", "NavigatedTo", "4f39", "4f3a").Replace(viewed(n))
}

func TestFromPlayground(t *testing.T) {
	for _, test := range []struct {
		name   string
		fields []session.Field
		own    bool
	}{
		{"the playground's sensor", []session.Field{{Name: "User-Agent", Value: sensor.UserAgent}}, true},
		{"in other letters", []session.Field{{Name: "Host", Value: "x"}, {Name: "USER-AGENT", Value: sensor.UserAgent}}, true},
		{"another", []session.Field{{Name: "User-Agent", Value: "tide-gauge/4"}}, false},
		{"a name that begins like it", []session.Field{{Name: "User-Agent", Value: sensor.UserAgent + "-plugin"}}, false},
		{"the name elsewhere", []session.Field{{Name: "X-Sent-By", Value: sensor.UserAgent}}, false},
		{"no header", nil, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := fromPlayground(&session.Exchange{Header: test.fields}); got != test.own {
				t.Errorf("got %v", got)
			}
		})
	}
}

// TestThePlaygroundsMessagesAreToldApart counts a run twice: while its session
// is open, and as it is read back.
func TestThePlaygroundsMessagesAreToldApart(t *testing.T) {
	o := session.Options{Dir: t.TempDir(), ID: "class"}
	s, err := session.New(o)
	if err != nil {
		t.Fatal(err)
	}
	sent(t, s, sensor.UserAgent, viewed(1))
	sent(t, s, "tide-gauge/4", navigated(2))
	sent(t, s, sensor.UserAgent, navigated(3))
	sent(t, s, sensor.UserAgent, strings.Replace(viewed(4), "Viewed", "Vieved", 1))
	sent(t, s, "tide-gauge/4", strings.Replace(viewed(5), "Viewed", "Vieved", 1))
	sent(t, s, sensor.UserAgent, `{"sensor": `)
	before := tallied(s, 0)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	again, err := session.Resume(o)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	after := tallied(again, 0)
	if !reflect.DeepEqual(before, after) {
		t.Errorf("read back it comes to something else:\n%+v\n%+v", before, after)
	}
	if m := after.Messages; m.Received != 6 || m.Playground != 4 || m.Refused != 1 {
		t.Errorf("messages are %+v", m)
	}
	if want := (Items{Counts: rule.Counts{Pass: 3, Fail: 2}, Playground: 3}); after.Items != want {
		t.Errorf("items are %+v, want %+v", after.Items, want)
	}
	if met, helped := after.Met(), after.Helped(); !reflect.DeepEqual(met, []string{"ReadingProfile"}) || !reflect.DeepEqual(helped, met) || len(after.BySensor) != 0 {
		t.Errorf("met are %v, with help %v, by the sensor %v", met, helped, after.BySensor)
	}
	row := after.Filled["ReadingProfile/NavigationEvent/NavigatedTo"]
	if row.Sensor.Count != 1 || !reflect.DeepEqual(row.Sensor.Messages, []int{2}) || row.Playground.Count != 1 || !reflect.DeepEqual(row.Playground.Messages, []int{3}) {
		t.Errorf("the row was filled by %+v", row)
	}
	if len(after.Rules) == 0 || after.Rules[0].Count != 2 || after.Rules[0].Playground != 1 {
		t.Errorf("rules are %+v", after.Rules)
	}
	if len(after.Refusals) != 1 || after.Refusals[0].Playground != 1 {
		t.Errorf("refusals are %+v", after.Refusals)
	}
}

// TestTheSensorsRepeatsOfThePlaygroundsEvents sends the same event by both: for
// the run it counts once, and the sensor has earned its mark all the same.
func TestTheSensorsRepeatsOfThePlaygroundsEvents(t *testing.T) {
	own, sensors := sensor.UserAgent, "tide-gauge/4"
	for _, test := range []struct {
		name     string
		agents   []string // of messages with the same event
		since    int
		sensor   []int
		run, own int // marks
	}{
		{"the playground first", []string{own, sensors}, 0, []int{2}, 1, 1},
		{"and once more", []string{own, sensors, sensors}, 0, []int{2}, 1, 1},
		{"the sensor first", []string{sensors, own, sensors}, 0, []int{1}, 1, 0},
		{"the playground before the run", []string{own, sensors}, 1, []int{2}, 1, 0},
		{"before the run, and within it", []string{own, own, sensors}, 1, []int{3}, 1, 1},
		{"the sensor before the run", []string{sensors, own, sensors}, 1, []int{3}, 1, 1},
		{"the sensor before and first within", []string{sensors, sensors, own, sensors}, 1, []int{2}, 1, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := opened(t, session.Options{})
			for _, agent := range test.agents {
				sent(t, s, agent, viewed(1))
			}
			r := tallied(s, test.since)
			filled := r.Filled["ReadingProfile/ViewEvent/Viewed"]
			if !reflect.DeepEqual(filled.Sensor.Messages, test.sensor) || filled.Playground.Count != test.own {
				t.Errorf("it was filled by %+v", filled)
			}
			marks := 0
			for _, p := range r.Profiles {
				for _, row := range p.Rows {
					marks += row.Count
				}
			}
			if marks != test.run {
				t.Errorf("the run has %d marks", marks)
			}
		})
	}
}

func TestMarksNameTheFirstMessages(t *testing.T) {
	var m Marks
	for _, seq := range []int{3, 3, 4, 5, 6, 7, 7, 8, 8, 9} {
		m.add(seq)
	}
	if m.Count != 10 || !reflect.DeepEqual(m.Messages, []int{3, 4, 5, 6, 7}) || m.More != 2 {
		t.Errorf("they are %+v", m)
	}
}

func TestOwnWords(t *testing.T) {
	for _, test := range []struct {
		own, all int
		want     string
	}{
		{0, 40, ""},
		{12, 40, "12 of 40 messages came from the playground itself, not from your sensor."},
		{40, 40, "All 40 messages came from the playground itself, not from your sensor."},
		{1, 1, "The message came from the playground itself, not from your sensor."},
	} {
		if got := OwnWords(test.own, test.all); got != test.want {
			t.Errorf("%d of %d: %q", test.own, test.all, got)
		}
	}
}

func TestTheStatementVouchesForTheProductAlone(t *testing.T) {
	for _, test := range []struct {
		own  int
		says string
	}{
		{0, "sent the messages of this run."}, {2, "sent 3 of the 5 messages"}, {5, "None of the messages"},
	} {
		if got := Statement(Messages{Received: 5, Playground: test.own})[0]; !strings.Contains(got, test.says) {
			t.Errorf("with %d: %q", test.own, got)
		}
	}
}

// TestEveryToleranceIsCounted sends what two tolerances of content forgive; the
// third is the endpoint's to tell.
func TestEveryToleranceIsCounted(t *testing.T) {
	s := opened(t, session.Options{Tolerances: rule.Tolerances{BareToken: true, TimeFormat: true, MissingContext: true}})
	receive(t, s, viewed(1), false)
	receive(t, s, strings.ReplaceAll(viewed(2), ".000Z", "Z"), false)
	receive(t, s, strings.Replace(viewed(3), `"@context":"http://purl.imsglobal.org/ctx/caliper/v1p2",`, "", 1), false)
	bare := session.Exchange{Method: "POST", Path: "/", Body: []byte(strings.ReplaceAll(viewed(4), ".000Z", "Z")), Tolerated: []string{"bare-token"}}
	if _, err := s.Receive(bare); err != nil {
		t.Fatal(err)
	}
	r := tallied(s, 0)
	if want := []Tolerated{{"bare-token", 1}, {"missing-context", 1}, {"time-format", 2}}; !reflect.DeepEqual(r.Tolerated, want) {
		t.Errorf("tolerated was %+v, want %+v", r.Tolerated, want)
	}
	if r.Items.Fail != 0 {
		t.Errorf("items are %+v", r.Items)
	}
}
