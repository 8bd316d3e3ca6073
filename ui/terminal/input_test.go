package terminal

import (
	"os"
	"strings"
	"testing"

	"caliper-playground/ui/style"
)

func TestAnswersAreNoKeys(t *testing.T) {
	const answer = "\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\"
	for _, test := range []struct {
		name   string
		asked  bool
		chunks []string
		keys   string
		want   string
	}{
		{"keys alone", true, []string{"abc", "\x1b[A", "\r"}, "abc\x1b[A\r", ""},
		{"answer alone", true, []string{answer}, "", answer},
		{"ended by a bell", true, []string{"\x1b]11;rgb:ff/ff/ff\x07"}, "", "\x1b]11;rgb:ff/ff/ff\x07"},
		{"between keys", true, []string{"a" + answer + "b"}, "ab", answer},
		{"in two pieces", true, []string{"a" + answer[:9], answer[9:] + "b"}, "ab", answer},
		{"byte by byte after the start", true, append([]string{answer[:2]}, strings.Split(answer[2:], "")...), "", answer},
		{"cut inside its end", true, []string{answer[:len(answer)-1], "\\x"}, "x", answer},
		{"cut after the escape", true, []string{"\x1b", answer[1:]}, "\x1b", answer},
		{"twice", true, []string{answer + answer}, "", answer},
		{"after it was answered", false, []string{answer}, "", answer},
		{"escape key", true, []string{"\x1b"}, "\x1b", ""},
		{"escape, then a key", true, []string{"\x1b", "]"}, "\x1b]", ""},
		{"alt and a bracket", false, []string{"\x1b]"}, "\x1b]", ""},
		{"alt and a bracket while an answer is awaited", true, []string{"\x1b]", "q"}, "\x1b]q", ""},
		{"never ended", true, []string{"\x1b]11;" + strings.Repeat("f", 100)}, strings.Repeat("f", 100+5-maxAnswer), "\x1b]11;" + strings.Repeat("f", maxAnswer-5)},
		{"broken off by return", true, []string{"\x1b]11;rgb:\r"}, "\r", "\x1b]11;rgb:"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var f answerFilter
			f.asked.Store(test.asked)
			var keys, answer []byte
			for _, chunk := range test.chunks {
				k, a := f.split([]byte(chunk))
				keys = append(keys, k...)
				if a != nil {
					answer = append([]byte(nil), a...)
				}
			}
			if string(keys) != test.keys || string(answer) != test.want {
				t.Errorf("keys %q, answer %q; want %q and %q", keys, answer, test.keys, test.want)
			}
		})
	}
}

func TestInputDeliversTheAnswer(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	defer w.Close()
	in := NewInput(r)
	in.Expect()
	if _, err := w.WriteString("x\x1b]11;rgb:ffff/ffff/ffff\x07y"); err != nil {
		t.Fatal(err)
	}
	buffer := make([]byte, 256)
	n, err := in.Read(buffer)
	if err != nil || string(buffer[:n]) != "xy" {
		t.Errorf("read %q, %v; want the keys alone", buffer[:n], err)
	}
	if got := <-in.Answers(); got != style.LightBackground {
		t.Errorf("background %v, want light", got)
	}
}

func TestParseBackground(t *testing.T) {
	for _, test := range []struct {
		name, in string
		want     style.Background
		ok       bool
	}{
		{"black", "\x1b]11;rgb:0000/0000/0000\x1b\\", style.DarkBackground, true},
		{"white", "\x1b]11;rgb:ffff/ffff/ffff\x07", style.LightBackground, true},
		{"short digits", "\x1b]11;rgb:f/f/e\x07", style.LightBackground, true},
		{"with opacity", "\x1b]11;rgba:1c1c/1c1c/1c1c/ffff\x07", style.DarkBackground, true},
		{"a name", "\x1b]11;black\x07", style.AnyBackground, false},
		{"no digits", "\x1b]11;rgb:x/y/z\x07", style.AnyBackground, false},
		{"empty", "", style.AnyBackground, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, ok := parseBackground([]byte(test.in))
			if got != test.want || ok != test.ok {
				t.Errorf("got %v, %v; want %v, %v", got, ok, test.want, test.ok)
			}
		})
	}
}

func TestBackgroundFromEnvironment(t *testing.T) {
	for in, want := range map[string]style.Background{"": style.AnyBackground, "15;0": style.DarkBackground, "0;15": style.LightBackground, "0;default;15": style.LightBackground, "7;8": style.DarkBackground, "x": style.AnyBackground} {
		if got := BackgroundFromEnvironment(in); got != want {
			t.Errorf("%q: got %v, want %v", in, got, want)
		}
	}
}

func TestCopySequenceHoldsNoForeignBytes(t *testing.T) {
	if got, want := CopySequence("a\x1b]52;c;x\a"), "\x1b]52;c;YRtdNTI7Yzt4Bw==\x07"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
