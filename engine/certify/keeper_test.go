package certify

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"

	"go.uber.org/goleak"

	"caliper-playground/catalog"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func owner() Owner {
	return Owner{Session: "class", Spec: catalog.V1p2, Created: noon, Len: 12}
}

func TestKeeperGivesBackWhatWasPut(t *testing.T) {
	path := filepath.Join(t.TempDir(), "class.certification.json")
	for _, step := range Steps() {
		k := OpenKeeper(path, owner())
		want := at(t, step)
		if want.Past == nil {
			want.Past = []Outcome{}
		}
		k.Put(want)
		if err := k.Flush(); err != nil {
			t.Fatal(err)
		}
		again := OpenKeeper(path, owner())
		if got := again.State(); !reflect.DeepEqual(got, want) || again.Notice() != "" {
			t.Errorf("at %s it gives %+v back (%s); %+v was put", step, got, again.Notice(), want)
		}
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the file has mode %v, %v", info.Mode(), err)
	}
	if files, _ := os.ReadDir(filepath.Dir(path)); len(files) != 1 {
		t.Errorf("there are %d files; half-written ones stay", len(files))
	}
}

func TestKeeperWithoutAFile(t *testing.T) {
	k := OpenKeeper(filepath.Join(t.TempDir(), "none.json"), owner())
	if s := k.State(); s.Step != Form || s.Product.Spec != "1.2" || k.Notice() != "" {
		t.Errorf("it begins with %+v, %q", s, k.Notice())
	}
}

func TestKeeperOfABadFile(t *testing.T) {
	other := owner()
	other.Created = noon.AddDate(0, 0, 1)
	for _, test := range []struct {
		name    string
		content string
		owner   Owner
		says    string
	}{
		{"no JSON", "{", owner(), "damaged"},
		{"empty", "", owner(), "damaged"},
		{"something else", `{"a": 1}`, owner(), "damaged"},
		{"an unknown step", `{"certification":"caliper-playground practice certification","format":1,"state":{"step":"party"}}`, owner(), "damaged"},
		{"a later format", `{"certification":"caliper-playground practice certification","format":2,"state":{"step":"form"}}`, owner(), "format 2"},
		{"impossible numbers", `{"certification":"caliper-playground practice certification","format":1,"created":"2025-03-04T12:00:00Z","state":{"step":"progress","run":{"number":1,"since":-4}}}`, owner(), "cannot be"},
		{"of another session", "", other, "another session"},
		{"far too long", strings.Repeat(" ", maxFile+1), owner(), "too large"},
	} {
		t.Run(test.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "class.certification.json")
			if test.name == "of another session" {
				k := OpenKeeper(path, owner())
				k.Put(at(t, Progress))
				if err := k.Flush(); err != nil {
					t.Fatal(err)
				}
			} else if err := os.WriteFile(path, []byte(test.content), 0o600); err != nil {
				t.Fatal(err)
			}
			k := OpenKeeper(path, test.owner)
			if !strings.Contains(k.Notice(), test.says) || !strings.Contains(k.Notice(), path+".unread") {
				t.Errorf("it says %q; want %q and where the file is", k.Notice(), test.says)
			}
			if s := k.State(); s.Step != Form {
				t.Errorf("it begins at %s", s.Step)
			}
			if _, err := os.Stat(path + ".unread"); err != nil {
				t.Errorf("the file is lost: %v", err)
			}
		})
	}
}

func TestKeeperThatCannotWrite(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "gone")
	k := OpenKeeper(filepath.Join(folder, "class.certification.json"), owner())
	k.Put(at(t, Progress))
	if err := k.Flush(); err == nil || !strings.Contains(err.Error(), folder) {
		t.Errorf("got %v", err)
	}
	if k.State().Step != Progress {
		t.Error("what could not be written is forgotten")
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := k.Flush(); err != nil {
		t.Errorf("once it can be written, it is not: %v", err)
	}
}

// TestKeeperWritesWhatWasPutLast puts and flushes from many sides; whatever the
// order of the writing, the last state stands in the file.
func TestKeeperWritesWhatWasPutLast(t *testing.T) {
	path := filepath.Join(t.TempDir(), "class.certification.json")
	k := OpenKeeper(path, owner())
	var all sync.WaitGroup
	for i := range 50 {
		s := NewState(catalog.V1p2)
		s.Product.Name = strings.Repeat("x", i+1)
		k.Put(s)
		all.Go(func() {
			if err := k.Flush(); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if name := OpenKeeper(path, owner()).State().Product.Name; len(name) != 50 {
		t.Errorf("the file holds state %d of 50", len(name))
	}
}

func TestKeeperInMemoryAlone(t *testing.T) {
	k := OpenKeeper("", owner())
	k.Put(at(t, Progress))
	if err := k.Flush(); err != nil || k.State().Step != Progress {
		t.Errorf("got %v at %s", err, k.State().Step)
	}
}
