package page

import (
	"github.com/charmbracelet/bubbles/key"

	"caliper-playground/engine/certify"
	"caliper-playground/ui/keys"
)

// ShortHelp implements Page.
func (c *Certify) ShortHelp() []key.Binding {
	k := c.env.Keys
	token, cancel := keys.Called(k.Certify.Token, "token"), keys.Called(k.Certify.Cancel, "cancel")
	back := keys.Called(k.Global.Back, "the bench")
	switch c.view() {
	case certify.Form:
		return []key.Binding{keys.Called(k.Form.Submit, "start"), k.Form.Next, k.Form.Previous, keys.Called(k.Form.Leave, "the bench"), k.Form.Help}
	case certify.Instructions:
		if c.aside {
			return []key.Binding{k.Global.Help, keys.Called(k.Global.Back, "the progress"), token, k.Global.Copy}
		}
		return []key.Binding{k.Global.Help, token, k.Global.Copy, cancel, back}
	case certify.Progress:
		return c.progress.shortHelp(k)
	case certify.Confirmation:
		return []key.Binding{k.Global.Help, keys.Called(k.Certify.Agree, "agree"), keys.Called(k.Move.Enter, "submit"), keys.Called(k.Global.Back, "go on sending"), cancel}
	default:
		next := keys.Called(k.Certify.Save, "save again")
		if c.OwnCopy() {
			next = keys.Called(k.Global.Copy, "copy the paths")
		}
		return []key.Binding{k.Global.Help, keys.Called(k.Certify.Repeat, "repeat"), keys.Called(k.Certify.Edit, "change product"), next, back}
	}
}

// Help implements Page.
func (c *Certify) Help() []keys.Group {
	k := c.env.Keys
	steps := keys.Group{Title: flowTitle}
	switch c.view() {
	case certify.Form:
		return []keys.Group{{Title: "Form", Bindings: []key.Binding{k.Form.Next, k.Form.Previous, k.Form.Accept, k.Form.Other, k.Form.Submit, k.Form.Leave, k.Form.Help}}}
	case certify.Progress:
		steps.Bindings = []key.Binding{k.Certify.Complete, k.Certify.Instructions, k.Certify.Cancel}
		return append([]keys.Group{steps}, c.progress.bench.Help()...)
	}
	steps.Bindings = c.flow()
	return []keys.Group{steps, {Title: "Move", Bindings: []key.Binding{k.Move.Up, k.Move.Down, k.Move.PageUp, k.Move.PageDown}}}
}
