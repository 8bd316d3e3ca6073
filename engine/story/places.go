package story

import (
	"strings"

	"caliper-playground/engine/text"
)

// table is a table of a story's file, by the lines of its keys: the decoder tells
// what stands in it, and not where.
type table struct {
	name string // "", "scene" or "scene.send"
	line int    // of its header, from 1
	keys map[string]int
}

// Lines that begin a table, and those that begin a value. Who tells no story does not
// wait for them.
var (
	tableHeader = text.Pattern(`^\s*\[\[?\s*([\w. -]+?)\s*\]\]?\s*(#.*)?$`)
	tableKey    = text.Pattern(`^\s*(?:"([^"]*)"|'([^']*)'|([\w-]+))\s*(?:=|\.)`)
)

// tablesOf finds the tables of a file, in their order, texts of several lines left out.
func tablesOf(content string) []table {
	tables := []table{{line: 1, keys: map[string]int{}}}
	quotes := "" // that end the text of several lines which a line is within
	for i, line := range strings.Split(content, "\n") {
		if quotes != "" {
			if strings.Contains(line, quotes) {
				quotes = ""
			}
			continue
		}
		if header := tableHeader().FindStringSubmatch(line); header != nil {
			tables = append(tables, table{name: strings.ReplaceAll(header[1], " ", ""), line: i + 1, keys: map[string]int{}})
			continue
		}
		if key := tableKey().FindStringSubmatch(line); key != nil {
			of := tables[len(tables)-1].keys
			if name := key[1] + key[2] + key[3]; of[name] == 0 {
				of[name] = i + 1
			}
		}
		for _, q := range []string{`"""`, `'''`} {
			if strings.Count(line, q)%2 == 1 && !strings.HasPrefix(strings.TrimSpace(line), "#") {
				quotes = q
				break
			}
		}
	}
	return tables
}

// at is the line of a key, or of the table where it has none.
func (t table) at(key string) int {
	if line := t.keys[key]; line > 0 {
		return line
	}
	return t.line
}

// takeIn takes in the table of what is set, and the lines of its keys.
func (t table) takeIn(set table) {
	t.keys["set"] = set.line
	for key, line := range set.keys {
		t.keys[key] = line
	}
}

// places are the tables of a story's file by what they stand for.
type places struct {
	top    table
	scenes []table
	sends  [][]table // of each scene
}

func placesOf(content string) places {
	all := tablesOf(content)
	p := places{top: all[0]}
	for _, t := range all[1:] {
		switch t.name {
		case "set":
			p.top.takeIn(t)
		case "scene":
			p.scenes, p.sends = append(p.scenes, t), append(p.sends, nil)
		case "scene.send":
			if n := len(p.sends); n > 0 {
				p.sends[n-1] = append(p.sends[n-1], t)
			}
		case "scene.send.set":
			if n := len(p.sends); n > 0 && len(p.sends[n-1]) > 0 {
				p.sends[n-1][len(p.sends[n-1])-1].takeIn(t)
			}
		}
	}
	return p
}

// scene is the table of a scene; the file's where it is written otherwise.
func (p places) scene(i int) table {
	if i < len(p.scenes) {
		return p.scenes[i]
	}
	return p.top
}

// send is the table of a message; its scene's where it is written otherwise.
func (p places) send(i, j int) table {
	if i < len(p.sends) && j < len(p.sends[i]) {
		return p.sends[i][j]
	}
	return p.scene(i)
}
