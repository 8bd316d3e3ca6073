package keys

// Global holds what works on every page.
type Global struct {
	Help      Binding `keys:"? f1" shown:"?" does:"help"`
	Palette   Binding `keys:"ctrl+p" does:"all commands"`
	Reach     Binding `keys:"u" does:"reach the endpoint"`
	Copy      Binding `keys:"y" does:"copy"`
	Back      Binding `keys:"esc" does:"back"`
	Quit      Binding `keys:"q" does:"quit"`
	Interrupt Binding `keys:"ctrl+c" does:"quit; twice: at once"`
	Suspend   Binding `keys:"ctrl+z" does:"to the shell; fg comes back"`
	Redraw    Binding `keys:"ctrl+l" does:"draw anew"`
	Theme     Binding `keys:"f2" does:"next theme"`
	Mouse     Binding `keys:"f3" does:"mouse on or off"`
}

// Move holds what moves within a list or a text, and between panes.
type Move struct {
	Up       Binding `keys:"up k" does:"up"`
	Down     Binding `keys:"down j" does:"down"`
	Left     Binding `keys:"left h" does:"fold, or the tab before"`
	Right    Binding `keys:"right l" does:"unfold, or the next tab"`
	PageUp   Binding `keys:"pgup ctrl+b ctrl+u" shown:"pgup" does:"a page up"`
	PageDown Binding `keys:"pgdown ctrl+f ctrl+d space" shown:"pgdn" does:"a page down"`
	Top      Binding `keys:"home g" shown:"g" does:"first"`
	Bottom   Binding `keys:"end G" shown:"G" does:"last"`
	Next     Binding `keys:"tab" does:"next pane"`
	Previous Binding `keys:"shift+tab" does:"pane before"`
	Zoom     Binding `keys:"f4" does:"zoom the pane"`
	Enter    Binding `keys:"enter" does:"open, or send this row"`
}

// Copy holds what can be copied, once copying has begun.
type Copy struct {
	URL   Binding `keys:"u" does:"URL"`
	Token Binding `keys:"t" does:"token"`
	Curl  Binding `keys:"c" does:"curl line"`
	Body  Binding `keys:"m" does:"message body"`
}

// Prompt holds the answers to a question, and what ends a line of input.
type Prompt struct {
	Yes      Binding `keys:"y Y" shown:"y" does:"yes"`
	No       Binding `keys:"n N esc" shown:"n" does:"no"`
	Discard  Binding `keys:"d" does:"discard it"`
	Accept   Binding `keys:"enter" does:"keep"`
	Cancel   Binding `keys:"esc" does:"cancel"`
	Erase    Binding `keys:"backspace ctrl+h" shown:"backspace" does:"erase"`
	EraseAll Binding `keys:"ctrl+u" does:"erase all"`
}
