package app

import (
	"reflect"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/catalog"
	"caliper-playground/engine/sensor"
	"caliper-playground/ui/page/pagetest"
)

// TestNoCommandIsSilent runs every command of every page, as the palette does:
// either it does something, or the page says why not. The keys that move are
// left out, since at an end they do nothing, and everybody sees why.
func TestNoCommandIsSilent(t *testing.T) {
	t.Parallel()
	for _, state := range []struct {
		name   string
		engine func() *pagetest.Engine
		width  int
		keys   []string // or what must be seen first, after an =
		sees   string
	}{
		{"bench without a message", pagetest.New, 120, nil, "No messages yet"},
		{"bench", pagetest.UnderWay, 120, nil, "action-unknown"},
		{"bench on a refusal", pagetest.UnderWay, 120, []string{"tab", "g", "G", "up"}, "the scheme is missing"},
		{"bench with a filter that finds nothing", pagetest.UnderWay, 120, []string{"tab", "/", "q", "q", "q", "enter"}, "No message matches"},
		{"message", pagetest.UnderWay, 80, []string{"3"}, "✗ action-unknown"},
		{"folded JSON", pagetest.UnderWay, 80, []string{"3", "=✗ action-unknown", "Z"}, "lines …"},
		{"endpoint", pagetest.New, 120, []string{"u"}, "Point your sensor"},
		{"vocabulary", pagetest.New, 120, []string{"v"}, "CONTENTS"},
		{"entry of the vocabulary", pagetest.New, 120, []string{"v", "=CONTENTS", "j", "enter", "tab"}, "›GeneralProfile"},
		{"compose", pagetest.New, 120, []string{"j", "j", "enter", "j", "n"}, "· compose"},
		{"first question of compose", pagetest.New, 120, []string{"n"}, "· compose"},
		{"JSON of compose", pagetest.New, 120, []string{"j", "j", "enter", "j", "n", "tab"}, "· compose"},
		{"load", pagetest.New, 120, []string{"o"}, "conformant event"},
		{"certify", pagetest.New, 120, []string{"c"}, "practice"},
		{"change", pagetest.UnderWay, 120, []string{"=action-unknown", "x"}, "The mend of"},
		{"ways to mend", func() *pagetest.Engine {
			return pagetest.Received(sensor.Envelope("https://example.org/plain", pagetest.Start, catalog.V1p2, []byte(pagetest.OddEvent)))
		}, 120, []string{"=3 ways to mend it", "X"}, "Ways to mend"},
		{"saving", pagetest.UnderWay, 120, []string{"=action-unknown", "w"}, "save as"},
		{"sessions", pagetest.New, 120, []string{"O"}, "· sessions"},
		{"tolerances", pagetest.New, 120, []string{"L"}, "· tolerances"},
		{"erratum", pagetest.New, 120, []string{"v", "=CONTENTS", "/", "2", "2", "enter"}, "erratum"},
		{"comparison", pagetest.UnderWay, 120, []string{"=action-unknown", "tab", "m", "up", "d"}, "Bodies"},
	} {
		t.Run(state.name, func(t *testing.T) {
			begin := func() *driver {
				d := drive(t, state.engine(), state.width, 40)
				for _, name := range state.keys {
					if sees, ok := strings.CutPrefix(name, "="); ok {
						d.shows(sees)
						continue
					}
					d.press(name)
				}
				d.shows(state.sees)
				return d
			}
			checkNotSilent(t, begin)
		})
	}
}

// says runs a command and says whether it comes to any message.
func says(cmd tea.Cmd) bool {
	if cmd == nil {
		return false
	}
	v := reflect.ValueOf(cmd())
	if !v.IsValid() {
		return false
	}
	if v.Kind() == reflect.Slice && v.Type().Elem() == reflect.TypeFor[tea.Cmd]() {
		for i := range v.Len() {
			if says(v.Index(i).Interface().(tea.Cmd)) {
				return true
			}
		}
		return false
	}
	return true
}
