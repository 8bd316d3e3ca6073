package report

import (
	"time"

	"caliper-playground/engine/file"
)

// groups lays aside what comes in any order and is to be written group by group.
// Memory grows with the number of groups, not with what is in them.
type groups struct {
	spool file.Spool
	list  []*group
	named map[string]*group
}

// group is what was laid aside under one name, in stretches of the spool.
type group struct {
	name   string
	counts [4]int
	took   time.Duration
	parts  [][2]int64
}

// add lays something aside, and returns its group.
func (g *groups) add(name string, b []byte) (*group, error) {
	of := g.named[name]
	if of == nil {
		of = &group{name: name}
		if g.named == nil {
			g.named = map[string]*group{}
		}
		g.named[name] = of
		g.list = append(g.list, of)
	}
	from := g.spool.Size()
	if _, err := g.spool.Write(b); err != nil {
		return nil, err
	}
	to := g.spool.Size()
	if n := len(of.parts); n > 0 && of.parts[n-1][1] == from {
		of.parts[n-1][1] = to
	} else if to > from {
		of.parts = append(of.parts, [2]int64{from, to})
	}
	return of, nil
}

// writeTo writes what is in a group.
func (g *groups) writeTo(p *printer, of *group) {
	for _, part := range of.parts {
		if p.err == nil {
			p.err = g.spool.Copy(p.w, part[0], part[1])
		}
	}
}
