package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"time"
	"unicode"

	"caliper-playground/catalog"
	"caliper-playground/engine/expect"
	"caliper-playground/engine/mistake"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/sensor"
	"caliper-playground/engine/story"
	"caliper-playground/fixtures"
)

// storyExtension is that of a story's file.
const storyExtension = ".toml"

// storyNamed returns the built-in story of a name, or the one in a file; nil where
// the name is a path of something else.
func storyNamed(name string) (*story.Story, error) {
	if s, err := story.Load(name); err == nil {
		return s, nil
	}
	if filepath.Ext(name) != storyExtension {
		return nil, nil
	}
	s, err := story.Read(name)
	if errors.Is(err, fs.ErrNotExist) {
		err = fmt.Errorf("there is no story %s; %w", name, fs.ErrNotExist)
	}
	return s, err
}

// noSuch says of a word that is no built-in set that it is no story either.
func noSuch(name string, noSet error) error {
	if near := catalog.Nearest(name, story.Names()); near != "" {
		return fmt.Errorf("no built-in story %q; did you mean %q?", name, near)
	}
	return fmt.Errorf("%w; the stories are: %s", noSet, strings.Join(story.Names(), ", "))
}

// told are the stories among what is named on the command line, each as the steps of
// one playing.
type told map[string]steps

// tell plays the stories that are named. Sets go before them, and paths behind.
func tell(v catalog.Version, names []string) (told, error) {
	all := told{}
	for _, name := range names {
		if _, err := fixtures.Load(v, name); err == nil {
			continue
		}
		s, err := storyNamed(name)
		if err == nil && s != nil {
			all[name], err = played(s)
		}
		if err != nil {
			return nil, cannotRun(err)
		}
	}
	return all, nil
}

// of returns the steps that belong to a name: those of a story, or of a set.
func (t told) of(v catalog.Version, name string) steps {
	if s, ok := t[name]; ok {
		return s
	}
	return stepsOf(v, name)
}

// expected knows what is expected of stories, and else of sets.
func (t told) expected(sets builtIn) builtIn {
	return func(name string) (*expect.File, bool, error) {
		s, ok := t[name]
		if !ok {
			return sets(name)
		}
		file, err := expect.Parse("the promises of "+name, s.set, []byte(s.expectations()))
		return file, true, err
	}
}

// played makes the steps of one playing of a story.
func played(s *story.Story) (steps, error) {
	all := steps{set: s.Name, by: map[string]madeStep{}}
	playing, err := s.Play(time.Now())
	if err != nil {
		return all, err
	}
	scenes := narration(s)
	untold := scenes[:1] // since the last message
	for i, scene := range s.Scenes {
		untold = append(untold, scenes[i+1])
		payloads, err := playing.Payloads(i)
		if err != nil {
			return all, err
		}
		for j, payload := range payloads {
			if payload.Raw == nil {
				payload.Raw = sensor.Envelope(sensor.DefaultSensorID, time.Now(), s.Spec, payload.Data)
			}
			at := fmt.Sprintf("%s/%02d-%s", s.Name, i+1, slug(scene.Title))
			if j > 0 {
				at += fmt.Sprintf("-%d", j+1)
			}
			step := promised(&scene.Sends[j], payload, scene.Title)
			step.before, untold = untold, nil
			all.paths, all.by[at] = append(all.paths, at), step
		}
	}
	if len(all.paths) > 0 {
		last := all.paths[len(all.paths)-1]
		step := all.by[last]
		step.after = untold
		all.by[last] = step
	}
	return all, nil
}

// promised is a message of a story with what it promises.
func promised(send *story.Send, payload sensor.Payload, title string) madeStep {
	if send.Step != nil {
		step := *send.Step
		step.Payload = payload
		return madeStep{Step: step, wrong: title}
	}
	step := madeStep{wrong: title, marks: send.Promise.Earns, exact: true, Step: mistake.Step{
		Status: send.Promise.Status, Judged: send.Promise.Status/100 == 2, Payload: payload, Marked: len(send.Promise.Earns) > 0,
	}}
	for _, id := range send.Promise.Finds {
		if rule.Lookup(id).Severity == rule.Error {
			step.Verdict = rule.Fail
		} else if step.Verdict != rule.Fail {
			step.Verdict = rule.Warn
		}
	}
	return step
}

// slug is a title as a part of a path.
func slug(title string) string {
	words := strings.FieldsFunc(strings.ToLower(title), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return strings.Join(words, "-")
}
