package migrate

import "fmt"

// Grouped tells the changes of each kind in lines, those with the same words once.
func Grouped(changes []Change) []Change {
	type line struct {
		kind  Kind
		words string
	}
	times := map[line]int{}
	for _, c := range changes {
		times[line{c.Kind, c.Words}]++
	}
	var grouped []Change
	for _, c := range changes {
		l := line{c.Kind, c.Words}
		n := times[l]
		if n == 0 {
			continue // told
		}
		times[l] = 0
		if n > 1 {
			c.Words += fmt.Sprintf(", %d times", n)
		} else if c.Pointer != "" {
			c.Words += "   " + c.Pointer
		}
		grouped = append(grouped, c)
	}
	return grouped
}
