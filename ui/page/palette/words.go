package palette

import (
	"strings"

	"caliper-playground/engine/snippet"
	"caliper-playground/ui/keys"
)

// otherWords are what else commands are found by, by their names: what they lead to,
// and what people call it.
func otherWords(k *keys.Map) map[string]string {
	var languages []string
	for _, l := range snippet.Languages() {
		languages = append(languages, l.Title())
	}
	return map[string]string{
		k.Do.Code.Name():          strings.Join(languages, " ") + " program source snippet script language",
		k.Global.Reach.Name():     "url address token key secret curl sensor connect port server",
		k.Global.Copy.Name():      "clipboard url token curl body json",
		k.Do.Filter.Name():        "find search grep",
		k.Bench.Vocabulary.Name(): "dictionary glossary search word meaning definition explain",
		k.Bench.Exercises.Name():  "learn course practice train lesson tutorial",
		k.Bench.Mistakes.Name():   "errors demo wrong break fail",
		k.Bench.Load.Name():       "open file folder import fixture read",
		k.Bench.Compose.Name():    "new create form event write",
		k.Do.Save.Name():          "write export file download",
		k.Do.Mend.Name():          "fix repair correct",
		k.Do.Fresh.Name():         "clear reset delete empty new restart",
		k.Do.Compare.Name():       "diff difference",
		k.Global.Theme.Name():     "colour color dark light",
		k.Global.Quit.Name():      "exit leave",
		k.Session.List.Name():     "class learner student",
	}
}
