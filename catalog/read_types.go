package catalog

func readEventType(r *reader, e *EventType) {
	r.object(func(name string) bool {
		switch name {
		case "name":
			e.Name = r.text()
		case "supertype":
			e.Supertype = r.text()
		case "actions":
			e.Actions = r.texts()
		case "properties":
			e.Properties = readAll(r, readProperty)
		case "narrowings":
			e.Narrowings = readAll(r, readNarrowing)
		case "reference":
			readReference(r, &e.Reference)
		case "extensions":
			e.Extensions = r.texts()
		case "deprecated":
			e.Deprecated = r.truth()
		case "deprecatedActions":
			e.DeprecatedActions = r.texts()
		case "deprecatedProperties":
			e.DeprecatedProperties = r.textsByName()
		case "notApplicable":
			e.NotApplicable = r.texts()
		default:
			return false
		}
		return true
	})
}

func readNarrowing(r *reader, n *Narrowing) {
	r.object(func(name string) bool {
		switch name {
		case "property":
			n.Property = r.text()
		case "action":
			n.Action = r.text()
		case "types":
			n.Types = r.texts()
		case "extensions":
			n.Extensions = r.texts()
		default:
			return false
		}
		return true
	})
}

func readEntityType(r *reader, e *EntityType) {
	r.object(func(name string) bool {
		switch name {
		case "name":
			e.Name = r.text()
		case "supertypes":
			e.Supertypes = r.texts()
		case "properties":
			e.Properties = readAll(r, readProperty)
		case "reference":
			readReference(r, &e.Reference)
		case "extensions":
			e.Extensions = r.texts()
		case "noID":
			e.NoID = r.truth()
		case "deprecated":
			e.Deprecated = r.truth()
		case "deprecatedProperties":
			e.DeprecatedProperties = r.textsByName()
		default:
			return false
		}
		return true
	})
}

func readProperty(r *reader, p *Property) {
	r.object(func(name string) bool {
		switch name {
		case "name":
			p.Name = r.text()
		case "kind":
			p.Kind = Kind(r.text())
		case "array":
			p.Array = r.truth()
		case "types":
			p.Types = r.texts()
		case "iri":
			p.IRI = r.truth()
		case "terms":
			p.Terms = TermSet(r.text())
		case "required":
			p.Required = r.truth()
		case "requiredFor":
			p.RequiredFor = r.texts()
		case "extensions":
			p.Extensions = r.texts()
		default:
			return false
		}
		return true
	})
}
