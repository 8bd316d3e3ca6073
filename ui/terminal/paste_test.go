package terminal

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestPastesAreCollected(t *testing.T) {
	const start, end = pasteStart, pasteEnd
	bytewise := func(s string) []string { return strings.Split(s, "") }
	for _, test := range []struct {
		name   string
		chunks []string
		keys   string // with <n> for the stand-in of the nth paste
		pastes []string
	}{
		{"none", []string{"abc", "\x1b[A", "\x1b", "\x1b[20~"}, "abc\x1b[A\x1b\x1b[20~", nil},
		{"one", []string{start + "text" + end}, "<1>", []string{"text"}},
		{"between keys", []string{"a" + start + "text" + end + "b"}, "a<1>b", []string{"text"}},
		{"two in one read", []string{start + "x" + end + "k" + start + "y" + end}, "<1>k<2>", []string{"x", "y"}},
		{"over many reads", []string{"a" + start + "te", "xt", "", "ed" + end + "b"}, "a<1>b", []string{"texted"}},
		{"cut in its start", []string{"a\x1b[20", "0~text" + end}, "a<1>", []string{"text"}},
		{"cut behind the escape", []string{"\x1b", "[200~text" + end}, "\x1b<1>", []string{"text"}},
		{"cut behind the bracket", []string{"\x1b[", "200~text" + end}, "\x1b[<1>", []string{"text"}},
		{"byte by byte", append([]string{start}, bytewise("text"+end+"k")...), "<1>k", []string{"text"}},
		{"another key with the same beginning", []string{"\x1b[20", "~"}, "\x1b[20~", nil},
		{"empty", []string{"a" + start + end + "b"}, "ab", nil},
		{"a start inside", []string{start + "a" + start + "b" + end}, "<1>", []string{"a" + start + "b"}},
		{"sequences inside", []string{start + "\x1b[2J\x1b]11;rgb:0/0/0\x07\x03\x1b" + end}, "<1>", []string{"\x1b[2J\x1b]11;rgb:0/0/0\x07\x03\x1b"}},
		{"an end without a start", []string{"a" + end + "b"}, "a" + end + "b", nil},
		{"ctrl+c in the middle", []string{start + "tex", "\x03", "t" + end + "k"}, "\x03k", nil},
		{"ctrl+c behind some of it", []string{start + "tex", "t\x03", "t" + end + "k"}, "\x03k", nil},
		{"ctrl+c right behind its start", []string{"a" + start + "\x03", "t" + end + "k"}, "a\x03k", nil},
		{"ctrl+c, then another paste", []string{start + "tex", "\x03", "t" + end, start + "new" + end}, "\x03<1>", []string{"new"}},
		{"as long as may be", []string{start + strings.Repeat("x", 64) + end}, "<1>", []string{strings.Repeat("x", 64)}},
		{"too long", []string{start + strings.Repeat("x", 65) + end + "k"}, "<1>k", []string{"too long"}},
		{"too long over many reads", []string{start + strings.Repeat("x", 70), strings.Repeat("x", 70), "\x1b[20", "1~k"}, "<1>k", []string{"too long"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var pastes []string
			c := collector{limit: 64, put: func(p Paste) byte {
				if p.TooLong {
					p.Text += "too long"
				}
				pastes = append(pastes, p.Text)
				return byte('0' + len(pastes))
			}}
			var keys string
			for _, chunk := range test.chunks {
				keys += string(c.keysIn([]byte(chunk), false))
			}
			want := strings.NewReplacer("<", start, ">", end).Replace(test.keys)
			if keys != want || !slices.Equal(pastes, test.pastes) {
				t.Errorf("keys %q and pastes %q, want %q and %q", keys, pastes, want, test.pastes)
			}
		})
	}
}

// TestAMarkerAtTheEndOfTheRoom is about reads that end where their room does:
// more is about to come, so a lone escape may be a marker's.
func TestAMarkerAtTheEndOfTheRoom(t *testing.T) {
	for cut := 1; cut < len(pasteStart); cut++ {
		var got string
		c := collector{limit: 64, put: func(p Paste) byte { got = p.Text; return '!' }}
		keys := string(c.keysIn([]byte("keys"+pasteStart[:cut]), true))
		keys += string(c.keysIn([]byte(pasteStart[cut:]+"text"+pasteEnd), false))
		if keys != "keys"+pasteStart+"!"+pasteEnd || got != "text" {
			t.Errorf("cut after %d: keys %q, paste %q", cut, keys, got)
		}
	}
}

// FuzzCollector cuts what is read anywhere: no byte outside of a paste is lost
// or invented, and what is pasted never gets among the keys.
func FuzzCollector(f *testing.F) {
	f.Add("keys", "pasted text", "more", uint8(3))
	f.Add("\x1b[2", "\x1b[200~\x1b", "\x1b", uint8(1))
	f.Fuzz(func(t *testing.T, before, text, after string, size uint8) {
		for _, s := range []string{before, text, after} {
			if strings.ContainsAny(s, "\x1b\x03") {
				t.Skip("markers of its own")
			}
		}
		var pastes []string
		c := collector{limit: MaxPaste, put: func(p Paste) byte { pastes = append(pastes, p.Text); return '!' }}
		var keys []byte
		// The start comes in one piece: a lone escape is a key.
		keys = append(keys, c.keysIn([]byte(before), false)...)
		keys = append(keys, c.keysIn([]byte(pasteStart), false)...)
		for rest := text + pasteEnd + after; rest != ""; {
			n := min(len(rest), int(size)+1)
			keys = append(keys, c.keysIn([]byte(rest[:n]), false)...)
			rest = rest[n:]
		}
		want := before + pasteStart + "!" + pasteEnd + after
		if text == "" {
			want = before + after
		}
		if string(keys) != want || text != "" && !slices.Equal(pastes, []string{text}) {
			t.Errorf("keys %q, pastes %q", keys, pastes)
		}
	})
}

// TestThePasteOfALineThatStandsStill cuts a paste into pieces, and gives it up
// behind each of them: the rest comes late, and is still no keys.
func TestThePasteOfALineThatStandsStill(t *testing.T) {
	text := strings.Repeat("quit? q, a; ", 40)
	for size := burst; size < len(text); size++ {
		for still := size; still <= len(text)-burst; still += size {
			var pastes, keys string
			c := collector{limit: MaxPaste, put: func(p Paste) byte { pastes += p.Text; return '!' }}
			for rest := "k" + pasteStart + text + pasteEnd + "k"; rest != ""; {
				n := min(len(rest), size)
				keys += string(c.keysIn([]byte(rest[:n]), false))
				rest = rest[n:]
				if left := len(rest) - len(pasteEnd+"k"); left >= 0 && left <= len(text)-still && c.inside && !c.lost {
					p, _ := c.giveUp()
					pastes += p.Text
				}
			}
			if left := strings.ReplaceAll(keys, pasteStart+"!"+pasteEnd, ""); left != "kk" || pastes != text {
				t.Fatalf("pieces of %d, still after %d: keys %q, pastes %q", size, still, keys, pastes)
			}
		}
	}
}

// TestARestThatComesLate is about what comes after a paste was given up.
func TestARestThatComesLate(t *testing.T) {
	long := strings.Repeat("x", burst)
	for _, test := range []struct {
		name        string
		first       string // before the line stands still
		chunks      []string
		keys, paste string // of the chunks
	}{
		{"nothing but keys", "text", []string{"q", "\x1b[A", "?"}, "q\x1b[A?", ""},
		{"its end alone", "text", []string{pasteEnd + "q"}, "q", ""},
		{"its end in two pieces", "text", []string{"\x1b[20", "1~q"}, "q", ""},
		{"a little, and its end", "text", []string{"xt" + pasteEnd + "q"}, pasteStart + "!" + pasteEnd + "q", "xt"},
		{"much", "text", []string{long, "x" + pasteEnd + "q"}, pasteStart + "!" + pasteEnd + "q", long + "x"},
		{"much, and the beginning of its end", "text", []string{long + "\x1b[201", "~q"}, pasteStart + "!" + pasteEnd + "q", long},
		{"much, where ctrl+c was pressed", "text\x03", []string{long, "x" + pasteEnd + "q"}, "q", ""},
		{"another paste, where ctrl+c was pressed", "text\x03", []string{pasteStart + "new" + pasteEnd}, pasteStart + "!" + pasteEnd, "new"},
		{"a wheel that is turned fast", "text", []string{strings.Repeat("\x1b[<65;20;10M", 5)}, strings.Repeat("\x1b[<65;20;10M", 5), ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			var keys, paste string
			c := collector{limit: MaxPaste, put: func(p Paste) byte { paste = p.Text; return '!' }}
			c.keysIn([]byte(pasteStart+test.first), false)
			c.giveUp()
			for _, chunk := range test.chunks {
				keys += string(c.keysIn([]byte(chunk), false))
			}
			if keys != test.keys || paste != test.paste {
				t.Errorf("keys %q and paste %q, want %q and %q", keys, paste, test.keys, test.paste)
			}
		})
	}
}

func pipe(t *testing.T) (*Input, *os.File) {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Close(); w.Close() })
	return NewInput(r), w
}

func readKeys(t *testing.T, in *Input) string {
	t.Helper()
	buffer := make([]byte, 256)
	n, err := in.Read(buffer)
	if err != nil {
		t.Fatal(err)
	}
	return string(buffer[:n])
}

func TestAPasteIsRedeemedOnce(t *testing.T) {
	in, w := pipe(t)
	for range 300 { // tickets come around
		if _, err := w.WriteString("a" + pasteStart + "text" + pasteEnd + "b"); err != nil {
			t.Fatal(err)
		}
		keys := readKeys(t, in)
		ticket := strings.TrimSuffix(strings.TrimPrefix(keys, "a"+pasteStart), pasteEnd+"b")
		if p, ok := in.Redeem(ticket); !ok || p.Text != "text" {
			t.Fatalf("keys %q: paste %q, %v", keys, p.Text, ok)
		}
		if _, ok := in.Redeem(ticket); ok {
			t.Fatal("it is there twice")
		}
	}
	if _, ok := in.Redeem("no ticket"); ok {
		t.Error("a paste for no ticket")
	}
}

// TestAPasteThatWaitsToBeReadIsNotGivenUp stands for a key that takes its time: the
// rest is there, and nobody reads it.
func TestAPasteThatWaitsToBeReadIsNotGivenUp(t *testing.T) {
	in, w := pipe(t)
	if _, err := w.WriteString(pasteStart + "te"); err != nil {
		t.Fatal(err)
	}
	readKeys(t, in)
	if _, err := w.WriteString("xt" + pasteEnd); err != nil {
		t.Fatal(err)
	}
	for range 2 * pasteSilences {
		in.silenced()
	}
	keys := readKeys(t, in)
	ticket := strings.TrimSuffix(strings.TrimPrefix(keys, pasteStart), pasteEnd)
	if p, ok := in.Redeem(ticket); !ok || p.Text != "text" {
		t.Errorf("keys %q, paste %q", keys, p.Text)
	}
}

func TestAPasteThatNeverEndsIsGivenUp(t *testing.T) {
	in, w := pipe(t)
	in.silence = time.Millisecond
	write := func(s string) {
		t.Helper()
		if _, err := w.WriteString(s); err != nil {
			t.Fatal(err)
		}
	}
	write("a" + pasteStart + "te")
	if got := readKeys(t, in); got != "a" {
		t.Errorf("keys %q", got)
	}
	if p := <-in.Unfinished(); p.Text != "te" {
		t.Errorf("the paste is %+v", p)
	}
	write("keys")
	if got := readKeys(t, in); got != "keys" {
		t.Errorf("after it, keys are %q", got)
	}
	write("xt" + pasteEnd + "more")
	if got := readKeys(t, in); got != pasteStart+"!"+pasteEnd+"more" {
		t.Errorf("its late rest is %q", got)
	}
	write(pasteStart + "new" + pasteEnd)
	if got := readKeys(t, in); !strings.HasPrefix(got, pasteStart) {
		t.Errorf("the next paste is %q", got)
	}
}
