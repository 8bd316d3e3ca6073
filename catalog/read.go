package catalog

// readAll reads an array whose elements are read by the function.
func readAll[T any](r *reader, read func(*reader, *T)) []T {
	all := []T{}
	r.list(func() {
		all = append(all, *new(T))
		read(r, &all[len(all)-1])
	})
	return all
}

// readHead reads what a version's own file says of it.
func readHead(r *reader, v *Vocabulary) {
	r.object(func(name string) bool {
		switch name {
		case "version":
			v.Version = Version(r.text())
		case "context":
			v.Context = r.text()
		case "namespace":
			v.Namespace = r.text()
		case "extensions":
			v.Extensions = readAll(r, readExtension)
		default:
			return false
		}
		return true
	})
}

func readExtension(r *reader, x *Extension) {
	r.object(func(name string) bool {
		switch name {
		case "name":
			x.Name = r.text()
		case "context":
			x.Context = r.text()
		default:
			return false
		}
		return true
	})
}

func readReference(r *reader, x *Reference) {
	r.object(func(name string) bool {
		switch name {
		case "section":
			x.Section = r.text()
		case "anchor":
			x.Anchor = r.text()
		default:
			return false
		}
		return true
	})
}

func readProfile(r *reader, p *Profile) {
	r.object(func(name string) bool {
		switch name {
		case "name":
			p.Name = r.text()
		case "title":
			p.Title = r.text()
		case "reference":
			readReference(r, &p.Reference)
		case "extension":
			p.Extension = r.text()
		case "rows":
			p.Rows = readAll(r, readRow)
		default:
			return false
		}
		return true
	})
}

func readRow(r *reader, row *Row) {
	r.object(func(name string) bool {
		switch name {
		case "event":
			row.Event = r.text()
		case "action":
			row.Action = r.text()
		case "actor":
			row.Actor = r.texts()
		case "object":
			row.Object = r.texts()
		case "specificationObject":
			row.SpecificationObject = r.texts()
		case "specificationActor":
			row.SpecificationActor = r.texts()
		case "generated":
			row.Generated = r.text()
		case "disposition":
			row.Disposition = Disposition(r.text())
		default:
			return false
		}
		return true
	})
}

func readAction(r *reader, a *Action) {
	r.object(func(name string) bool {
		switch name {
		case "name":
			a.Name = r.text()
		case "reference":
			readReference(r, &a.Reference)
		case "extensions":
			a.Extensions = r.texts()
		default:
			return false
		}
		return true
	})
}

func readTerm(r *reader, t *Term) {
	r.object(func(name string) bool {
		switch name {
		case "set":
			t.Set = TermSet(r.text())
		case "name":
			t.Name = r.text()
		case "reference":
			readReference(r, &t.Reference)
		case "extensions":
			t.Extensions = r.texts()
		default:
			return false
		}
		return true
	})
}

func readErratum(r *reader, e *Erratum) {
	r.object(func(name string) bool {
		switch name {
		case "number":
			e.Number = r.number()
		case "subject":
			e.Subject = r.text()
		case "sourceA":
			e.SourceA = r.text()
		case "sourceB":
			e.SourceB = r.text()
		case "does":
			e.Does = r.text()
		case "names":
			e.Names = r.texts()
		default:
			return false
		}
		return true
	})
}
