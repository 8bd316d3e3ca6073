package session

// exchangeLine is an exchange as it stands in a line, without the body and the
// reply, which stand at the line's end, behind what is said about them.
type exchangeLine struct {
	Method         string      `json:"method"`
	MethodBase64   []byte      `json:"method_base64"`
	Path           string      `json:"path"`
	PathBase64     []byte      `json:"path_base64"`
	Protocol       string      `json:"protocol"`
	ProtocolBase64 []byte      `json:"protocol_base64"`
	Remote         string      `json:"remote"`
	RemoteBase64   []byte      `json:"remote_base64"`
	TLS            bool        `json:"tls"`
	Playground     bool        `json:"playground"`
	Deliberate     string      `json:"deliberate"`
	Header         []fieldLine `json:"header"`
	Cause          string      `json:"cause"`
	Help           string      `json:"help"`
	Tolerated      []string    `json:"tolerated"`
}

type fieldLine struct {
	Name        string `json:"name"`
	NameBase64  []byte `json:"name_base64"`
	Value       string `json:"value"`
	ValueBase64 []byte `json:"value_base64"`
}

func (w *lineWriter) exchange(x *Exchange) {
	foreign(w, "method", x.Method)
	foreign(w, "path", x.Path)
	foreign(w, "protocol", x.Protocol)
	foreign(w, "remote", x.Remote)
	w.flag("tls", x.TLS)
	w.flag("playground", x.Playground)
	w.text("deliberate", x.Deliberate)
	objects(w, "header", x.Header, func(f *Field) {
		foreign(w, "name", f.Name)
		foreign(w, "value", f.Value)
	})
	w.text("cause", x.Cause)
	w.text("help", x.Help)
	w.texts("tolerated", x.Tolerated)
}

func (l *exchangeLine) exchange() Exchange {
	x := Exchange{
		Method: textOf(l.Method, l.MethodBase64), Path: textOf(l.Path, l.PathBase64),
		Protocol: textOf(l.Protocol, l.ProtocolBase64), Remote: textOf(l.Remote, l.RemoteBase64),
		TLS: l.TLS, Playground: l.Playground, Deliberate: l.Deliberate,
		Cause: l.Cause, Help: l.Help, Tolerated: l.Tolerated,
	}
	for _, f := range l.Header {
		x.Header = append(x.Header, Field{textOf(f.Name, f.NameBase64), textOf(f.Value, f.ValueBase64)})
	}
	return x
}
