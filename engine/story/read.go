package story

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/BurntSushi/toml"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
	"caliper-playground/engine/file"
)

// Mistake is what is wrong with the file of a story.
type Mistake = file.Mistake

// written is a story as its file has it.
type written struct {
	Title  string         `toml:"title"`
	Spec   string         `toml:"spec"`
	About  string         `toml:"about"`
	Others []string       `toml:"others"`
	Set    map[string]any `toml:"set"`
	Scenes []writtenScene `toml:"scene"`
}

type writtenScene struct {
	Title string        `toml:"title"`
	Says  string        `toml:"says"`
	Sends []writtenSend `toml:"send"`
}

type writtenSend struct {
	Row     string         `toml:"row"`
	Event   string         `toml:"event"`
	File    string         `toml:"file"`
	Mistake string         `toml:"mistake"`
	Mends   bool           `toml:"mends"`
	Set     map[string]any `toml:"set"`
	Remove  []string       `toml:"remove"`
	Status  *int           `toml:"status"`
	Earns   *[]string      `toml:"earns"`
	Finds   []string       `toml:"finds"`
}

// howTo is the way out of most mistakes.
const howTo = "a story has title, spec, about, others and set, then [[scene]] with title and says, and below each [[scene.send]] with row, event, file, mistake or mends"

// maxFile is the largest file that is read as a story, or sent by one, in bytes.
const maxFile = 16 << 20

// Read reads a story from a file. The error is a *Mistake where one stands in it,
// and fs.ErrNotExist where there is no such file.
func Read(path string) (*Story, error) {
	content, err := file.ReadNamed(path, maxFile)
	if err != nil {
		return nil, err
	}
	return Parse(path, content, func(name string) ([]byte, error) {
		if !filepath.IsAbs(name) {
			name = filepath.Join(filepath.Dir(path), filepath.FromSlash(name))
		}
		return file.ReadNamed(name, maxFile)
	})
}

// Parse reads a story. Open reads the files that it names.
func Parse(path string, content []byte, open func(string) ([]byte, error)) (*Story, error) {
	body := strings.ReplaceAll(strings.TrimPrefix(string(content), "\uFEFF"), "\r\n", "\n")
	r := reader{path: path, places: placesOf(body), open: open, story: &Story{Path: path, Name: nameOf(path)}}
	var whole map[string]any
	if _, err := toml.Decode(body, &whole); err != nil {
		return nil, file.NotTOML(path, err, howTo)
	}
	if err := r.checkForm(whole); err != nil {
		return nil, err
	}
	var w written
	if _, err := toml.Decode(body, &w); err != nil { // whose form is as it must be
		return nil, file.NotTOML(path, err, howTo)
	}
	if err := r.read(w); err != nil {
		return nil, err
	}
	return r.story, nil
}

// nameOf is what the story of a file is called.
func nameOf(path string) string {
	base := filepath.Base(path)
	return strings.TrimSuffix(base, filepath.Ext(base))
}

// reader turns what a file has into a story.
type reader struct {
	path   string
	places places
	open   func(string) ([]byte, error)
	story  *Story

	everywhere []document.Op // what is set in each event
}

func (r *reader) wrong(line int, help, problem string, args ...any) error {
	return &Mistake{Path: r.path, Line: line, Problem: fmt.Sprintf(problem, args...), Help: help}
}

func (r *reader) read(w written) (err error) {
	s := r.story
	if s.Title = strings.TrimSpace(w.Title); s.Title == "" {
		return r.wrong(r.places.top.at("title"), `name it, as in title = "A learner reads"`, "the story has no title")
	}
	if w.Spec == "" {
		w.Spec = string(catalog.V1p2)
	}
	if s.Spec, err = catalog.ParseVersion(w.Spec); err != nil {
		return r.wrong(r.places.top.at("spec"), `write spec = "1.2" or spec = "1.1"`, "%v", err)
	}
	s.About, s.Others = paragraph(w.About), w.Others
	if r.everywhere, err = r.additions(w.Set, r.places.top); err != nil {
		return err
	}
	if len(w.Scenes) == 0 {
		return r.wrong(1, "a scene is [[scene]] on a line of its own, and below it title, says and [[scene.send]]", "the story has no scenes")
	}
	for i, scene := range w.Scenes {
		if err := r.scene(i, scene); err != nil {
			return err
		}
	}
	return nil
}

func (r *reader) scene(i int, w writtenScene) error {
	at := r.places.scene(i)
	scene := Scene{Title: strings.TrimSpace(w.Title), Says: paragraph(w.Says), Line: at.line}
	switch {
	case scene.Title == "":
		return r.wrong(at.at("title"), `name it, as in title = "Ines opens the guide"`, "scene %d has no title", i+1)
	case scene.Says == "":
		return r.wrong(at.at("says"), `say what happens, as in says = "Ines opens the guide."`, "scene %d says nothing", i+1)
	}
	for j, send := range w.Sends {
		all, err := r.send(i, j, send, r.story.Messages()+len(scene.Sends) == 0)
		if err != nil {
			return err
		}
		scene.Sends = append(scene.Sends, all...)
	}
	r.story.Scenes = append(r.story.Scenes, scene)
	return nil
}

// paragraph is a text with its lines joined; an empty line stays one.
func paragraph(s string) string {
	var all []string
	for _, p := range strings.Split(strings.TrimSpace(s), "\n\n") {
		all = append(all, strings.Join(strings.Fields(p), " "))
	}
	return strings.Join(all, "\n\n")
}
