package session

// exchangeLine is an exchange as it stands in a line, without the body and the
// reply, which stand at the line's end, behind what is said about them.
type exchangeLine struct {
	Method         string      `json:"method,omitzero"`
	MethodBase64   []byte      `json:"method_base64,omitempty"`
	Path           string      `json:"path,omitzero"`
	PathBase64     []byte      `json:"path_base64,omitempty"`
	Protocol       string      `json:"protocol,omitzero"`
	ProtocolBase64 []byte      `json:"protocol_base64,omitempty"`
	Remote         string      `json:"remote,omitzero"`
	RemoteBase64   []byte      `json:"remote_base64,omitempty"`
	TLS            bool        `json:"tls,omitzero"`
	Playground     bool        `json:"playground,omitzero"`
	Deliberate     string      `json:"deliberate,omitzero"`
	Header         []fieldLine `json:"header,omitempty"`
	Cause          string      `json:"cause,omitzero"`
	Help           string      `json:"help,omitzero"`
	Tolerated      []string    `json:"tolerated,omitempty"`
}

type fieldLine struct {
	Name        string `json:"name,omitzero"`
	NameBase64  []byte `json:"name_base64,omitempty"`
	Value       string `json:"value,omitzero"`
	ValueBase64 []byte `json:"value_base64,omitempty"`
}

// exchangeLineOf uses the memory of fields.
func exchangeLineOf(x *Exchange, fields []fieldLine) exchangeLine {
	l := exchangeLine{
		TLS: x.TLS, Playground: x.Playground, Deliberate: x.Deliberate,
		Cause: x.Cause, Help: x.Help, Tolerated: x.Tolerated,
	}
	l.Method, l.MethodBase64 = textOrBase64(x.Method)
	l.Path, l.PathBase64 = textOrBase64(x.Path)
	l.Protocol, l.ProtocolBase64 = textOrBase64(x.Protocol)
	l.Remote, l.RemoteBase64 = textOrBase64(x.Remote)
	for _, f := range x.Header {
		var field fieldLine
		field.Name, field.NameBase64 = textOrBase64(f.Name)
		field.Value, field.ValueBase64 = textOrBase64(f.Value)
		fields = append(fields, field)
	}
	l.Header = fields
	return l
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
